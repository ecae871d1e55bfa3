"""Brackets of lines that were turned round: as they are or mirrored, by what balances better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textfix.reversal.turning import Span, written
from textfix.unicode.bidi import CONTROLS
from textfix.unicode.mirror import PAIRS

_OPENING = frozenset(min(pair) for pair in PAIRS.items())


_CONTROLS = "".join(CONTROLS)
_NEAR = 8  # code points in which a neighbour is looked for, controls left out


class Sign(NamedTuple):
    """A bracket in reading order: the sign, and whether what stands beside it says that it opens
    (True), closes (False) or nothing (None)."""

    sign: str
    opens: bool | None


Signs = Mapping[int, Sign]
"""The brackets of a line in reading order, by the place of each in the line as it was."""


def read_signs(line: str, spans: Iterable[Span]) -> Signs:
    """Return the brackets of ``line`` read in the order of ``spans``.

    Those inside longer spans are left out: what is not turned round keeps its brackets.

    >>> line = "و )نتم( رد"
    >>> spans = [(at, at + 1) for at in reversed(range(len(line)))]
    >>> [(sign.sign, sign.opens) for sign in read_signs(line, spans).values()]
    [('(', True), (')', False)]
    """
    spans = list(spans)
    text = written(line, spans)
    signs: dict[int, Sign] = {}
    at = 0
    for start, end in spans:
        if end == start + 1 and line[start] in PAIRS:
            before = text[max(0, at - _NEAR) : at].rstrip(_CONTROLS)[-1:]
            behind = text[at + 1 : at + 1 + _NEAR].lstrip(_CONTROLS)[:1]
            signs[start] = Sign(line[start], _opens(before, behind))
        at += end - start
    return signs


def _opens(before: str, behind: str) -> bool | None:
    if before in PAIRS or behind in PAIRS:
        return None
    if behind.isalnum() and not before.isalnum():
        return True
    if before.isalnum() and not behind.isalnum():
        return False
    return None


def kinds_to_mirror(lines: Iterable[Signs]) -> frozenset[str]:
    """Return the brackets that are to be mirrored, decided for each kind over all ``lines``."""
    votes: dict[str, int] = {}
    for line in lines:
        for kind in {_kind(sign) for sign in line.values()}:
            own = [sign for sign in line.values() if _kind(sign) == kind]
            votes[kind] = votes.get(kind, 0) + _soundness(own, True) - _soundness(own, False)
    turned = {kind for kind, vote in votes.items() if vote > 0}
    return frozenset(turned | {PAIRS[kind] for kind in turned})


def soundness(line: Signs, mirror: frozenset[str]) -> int:
    """Return how well the brackets of a line stand, those in ``mirror`` mirrored: pairs that
    balance and sides that fit, less sides that do not."""
    return sum(
        _soundness(own, kind in mirror)
        for kind in {_kind(sign) for sign in line.values()}
        for own in [[sign for sign in line.values() if _kind(sign) == kind]]
    )


def _kind(sign: Sign) -> str:
    return min(sign.sign, PAIRS[sign.sign])


def _soundness(signs: Sequence[Sign], mirrored: bool) -> int:
    depth = total = 0
    for sign in signs:
        opens = (sign.sign in _OPENING) != mirrored
        total += 0 if sign.opens is None else 1 if sign.opens == opens else -1
        if opens:
            depth += 1
        elif depth:
            depth -= 1
            total += 2
    return total
