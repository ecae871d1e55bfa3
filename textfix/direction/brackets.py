"""Mirrored brackets: turn the ones that an extractor read by their shape on the page.

UAX #9 (rule L4) draws a bracket in right-to-left text mirrored; an extractor that reads the shape,
or turns a run round without turning its brackets, leaves ``)`` where ``(`` was. Which ones were
turned is decided over a whole stretch of text at once, by balance and by the spaces beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_PAIRS = (
    ("(", ")"),
    ("[", "]"),
    (
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    ),
)
_TURNED = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_OPENING = {pair[0] for pair in _PAIRS}

# Penalties, in arbitrary units of the same size as one another.
_TURN = 0.6  # a bracket is turned
_MIRRORED = 1.0  # the whole stretch is mirrored, and an upright bracket the exception
_UNOPENED = 2.0  # a closing one that nothing opened
_LISTED = 0.5  # such a one behind a word and before a space, as in a list: "1)"
_NESTED = 1.5  # an opening one inside an open one of its kind
_LEFT_OPEN = 1.0  # the stretch ends inside
_AGAINST_SPACE = 0.5  # it opens but stands behind its word, or closes but stands before one


class Bracket(NamedTuple):
    """A bracket in reading order: its sign, and whether a gap (or edge) stands before and behind
    it; None where that is not known."""

    sign: str
    gap_before: bool | None
    gap_behind: bool | None


def is_bracket(sign: str) -> bool:
    """Whether ``sign`` is a bracket or a guillemet that direction mirrors."""
    return sign in _TURNED


def turned(sign: str) -> str:
    """Return the other bracket of the pair."""
    return _TURNED[sign]


def turn_brackets(brackets: Sequence[Bracket]) -> list[str]:
    """Return the signs that ``brackets`` of one stretch of text should be.

    >>> turn_brackets([Bracket(")", None, None), Bracket("(", None, None)])
    ['(', ')']
    >>> turn_brackets([Bracket("(", True, False), Bracket(")", False, True)])
    ['(', ')']
    """
    signs = [bracket.sign for bracket in brackets]
    for pair in _PAIRS:
        places = [at for at, sign in enumerate(signs) if sign in pair]
        own = [brackets[at] for at in places]
        # An extractor turns all brackets or, by and large, none: the cheaper account wins.
        upright, mirrored = _openings(own, mirrored=False), _openings(own, mirrored=True)
        _, opened = min(upright, (mirrored[0] + _MIRRORED, mirrored[1]))
        for at, opens in zip(places, opened, strict=True):
            signs[at] = pair[0] if opens else pair[1]
    return signs


def _openings(brackets: Sequence[Bracket], *, mirrored: bool) -> tuple[float, list[bool]]:
    """Decide by Viterbi over the depth which brackets of one kind open; return the cost too."""
    costs = {0: 0.0}
    trail: list[dict[int, tuple[int, bool]]] = []
    for bracket in brackets:
        best: dict[int, float] = {}
        back: dict[int, tuple[int, bool]] = {}
        for depth, cost in costs.items():
            for opens in (True, False):
                after, step = _step(bracket, opens, depth, mirrored)
                step += cost
                if after not in best or step < best[after]:
                    best[after] = step
                    back[after] = (depth, opens)
        trail.append(back)
        costs = best
    depth = min(costs, key=lambda d: costs[d] + _LEFT_OPEN * d)
    total = costs[depth] + _LEFT_OPEN * depth
    opened: list[bool] = []
    for back in reversed(trail):
        depth, opens = back[depth]
        opened.append(opens)
    return total, opened[::-1]


def _step(bracket: Bracket, opens: bool, depth: int, mirrored: bool) -> tuple[int, float]:
    """Return the depth behind ``bracket``, and the cost of its opening or closing there."""
    cost = _TURN if (opens != (bracket.sign in _OPENING)) != mirrored else 0.0
    against = (False, True) if opens else (True, False)  # (gap before, gap behind) of the other
    cost += _AGAINST_SPACE * (bracket.gap_before is against[0])
    cost += _AGAINST_SPACE * (bracket.gap_behind is against[1])
    if opens:
        return min(depth + 1, 2), cost + (_NESTED if depth else 0.0)
    if depth:
        return depth - 1, cost
    listed = bracket.gap_before is False and bracket.gap_behind is True
    return 0, cost + (_LISTED if listed else _UNOPENED)
