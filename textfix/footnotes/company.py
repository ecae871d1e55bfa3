"""Company: what the bodies of a text tell of each other."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.document.kinds import is_foreign
from textfix.document.lines import Line
from textfix.footnotes.body import Body
from textfix.footnotes.heads import Head
from textfix.footnotes.lone import is_lone

_BESIDE_FOREIGN = 0.5
_FEW = 3
_LEAST_CHAIN, _IN_CHAIN = 3, 0.6
_LIKELY, _SURE, _OTHER = 0.9, 1.2, 0.4


def weigh_together(
    text: str,
    lines: Sequence[Line],
    heads: Sequence[Head | None],
    bodies: Sequence[Body],
    bottoms: set[int],
) -> list[Body]:
    """Return ``bodies`` with the weight that they lend each other; ``bottoms``: the lines that
    count up to the bottom of their page."""
    return _alike(_counted(text, lines, heads, _raised(text, bodies, bottoms)))


def _counted(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], bodies: list[Body]
) -> list[Body]:
    """Give weight to lone and foreign lines that count from 1 through the text, each apart from the
    one before: notes that stand after each section.
    """
    chain: list[Body] = []
    for body in bodies:
        foreign = is_foreign(text[body.text : body.end])
        fits = not chain or (body.form == chain[0].form and body.first > chain[-1].last)
        if (
            body.number == len(chain) + 1
            and fits
            and (foreign or is_lone(text, lines, heads, body.first, body.last))
        ):
            chain.append(body)
    if len(chain) < _LEAST_CHAIN:
        return bodies
    return [b._replace(weight=b.weight + _IN_CHAIN) if b in chain else b for b in bodies]


def _alike(bodies: list[Body]) -> list[Body]:
    """Take the weight off numbered lines without a rule where notes have one: they are a list.

    So it is off lines whose labels have other signs after them than those of the sure notes.
    """
    forms = {body.form for body in bodies if body.weight > _SURE and not body.apart}
    if forms:
        bodies = [b if b.form in forms else b._replace(weight=b.weight - _OTHER) for b in bodies]
    likely = [body for body in bodies if body.weight >= _LIKELY]
    if not likely or 2 * sum(body.ruled for body in likely) < len(likely):
        return bodies
    return [b if b.ruled or b.endnote else b._replace(weight=0.0) for b in bodies]


def _raised(text: str, bodies: Sequence[Body], bottoms: set[int]) -> list[Body]:
    """Give the bodies at one page's bottom, or a few together, the weight that a foreign one among
    them lends."""
    groups: list[list[Body]] = []
    for body in bodies:
        before = groups[-1][-1] if groups else None
        beside = before is not None and before.last >= body.first
        if not beside or before is None or not _stand_together(before, body, bottoms):
            groups.append([])
        groups[-1].append(body)
    raised: list[Body] = []
    for group in groups:
        foreign = any(is_foreign(text[body.text : body.end]) for body in group)
        few = group[0].first in bottoms or 1 < len(group) <= _FEW
        more = _BESIDE_FOREIGN if foreign and few else 0.0
        raised += [body._replace(weight=body.weight + more) for body in group]
    return raised


def _stand_together(before: Body, after: Body, bottoms: set[int]) -> bool:
    """Whether two bodies side by side are notes if one is: at one bottom, or counting on."""
    here = before.first in bottoms, after.first in bottoms
    return all(here) or (not any(here) and abs(after.number - before.number) == 1)
