"""Bodies: the lines of a page that may be footnotes, by where they stand and how they look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.kinds import Kind, is_foreign, kind_of, opens_bibliography
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.bottoms import FULL, find_bottoms, last_line
from textfix.footnotes.heads import CLAIMED, Head, find_heads
from textfix.footnotes.lists import find_items
from textfix.footnotes.markers import RAISED

_NOTES_HEADING = re.compile(r"(?:یادداشت|پی.?نوشت|پا.?نوشت|پانویس)(?:.?ها)?\s*:?")
_FIGURES = re.compile(rf"^\W*(?:\d|{RAISED})+")
_RAISED_LABEL = re.compile(rf"\W?{RAISED}")
_RULE_SPACES = 20
_RULED, _AT_BOTTOM, _BETWEEN, _FOREIGN, _IN_NOTES = 1.0, 0.4, 0.5, 0.6, 0.8
_BESIDE_FOREIGN = 0.5
_RAISED = 0.6
_LONE, _LONE_REACH = 0.4, 4
_FEW, _LEAST_WORDS = 3, 6
_LEAST_CHAIN, _IN_CHAIN = 3, 0.6
_LIKELY, _SURE, _OTHER = 0.9, 1.2, 0.4


class Body(NamedTuple):
    """A candidate: label as written, number (0: a sign), lines ``[first, last)`` and weight.

    ``start``: where its marker begins; ``text`` and ``end``: the span of what it says; ``apart``:
    the line on which its label stands alone, after it, or 0; ``form``: the signs after its label;
    ``slid``: the stop among them is the body's own.
    """

    label: str
    number: int
    first: int
    last: int
    start: int
    text: int
    end: int
    weight: float
    endnote: bool = False
    ruled: bool = False
    bracketed: bool = False
    tops_page: bool = False
    apart: int = 0
    form: str = ""
    slid: bool = False


def is_sure(body: Body) -> bool:
    """Whether ``body`` is one even if nothing refers to it: below a rule, or with its label apart,
    and looking like it."""
    if body.apart:
        return body.weight > _SURE
    return body.ruled and body.weight > _RULED and not body.bracketed


def find_bodies(text: str, lines: Sequence[Line], width: int) -> list[Body]:
    """Return the candidates among ``lines``, which were wrapped to a column of ``width``.

    >>> from textfix.document.lines import split_lines
    >>> page = "این را دوچاسک1 در کتاب خود\\n____________\\n1 Duchacek\\nنوشته است."
    >>> [(body.number, body.weight) for body in find_bodies(page, split_lines(page), 26)]
    [(1, 2.1)]
    """
    heads = find_heads(text, lines)
    for at in find_items(text, lines, heads):
        heads[at] = CLAIMED
    bottoms = find_bottoms(text, lines, heads, width)
    bodies: list[Body] = []
    in_notes = in_sources = False
    for at, (line, head) in enumerate(zip(lines, heads, strict=True)):
        content = text[line.start : line.end]
        if len(content) < 40:
            in_notes = bool(_NOTES_HEADING.fullmatch(content)) or (
                in_notes and kind_of(content) is not Kind.HEADING
            )
            in_sources = opens_bibliography(content) or (
                in_sources and kind_of(content) is not Kind.HEADING
            )
        if (
            head is None
            or head is CLAIMED
            or (in_sources and not _is_apart(at, bottoms, line, head, bodies))
        ):
            continue
        last = last_line(text, lines, heads, at, width, at in bottoms or in_notes)
        weight = _weight(text, lines, at, last, width, bodies)
        weight += _AT_BOTTOM * (at in bottoms) + _IN_NOTES * in_notes
        weight += _LONE * (at not in bottoms and _is_lone(text, lines, heads, at, last))
        weight += _RAISED * _is_raised(text, lines, at, bottoms)
        if head.glued and at not in bottoms and not in_notes:
            continue
        end = head.behind or lines[last - 1].end
        slid = _is_slid(text, line, head, end)
        form = "" if slid and in_sources else _form(text, line, head)
        body = Body(
            head.label, head.number, at, last, line.start, head.text, end,
            weight, in_notes, _follows_rule(text, lines, at, bodies), text[line.start] in "[",
            line.page, head.apart, form, slid,
        )  # fmt: skip
        bodies += _split(text, body)
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
            and (foreign or _is_lone(text, lines, heads, body.first, body.last))
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


def _is_apart(at: int, bottoms: set[int], line: Line, head: Head, bodies: Sequence[Body]) -> bool:
    """Whether a numbered line in a list of works cited is a note at the bottom of its page."""
    if at not in bottoms:
        return False
    last = next((body for body in reversed(bodies) if body.first in bottoms), None)
    goes_on = last is not None and (last.last == at or head.number == last.number + 1)
    return line.blanks > 0 or goes_on


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


def _weight(
    text: str, lines: Sequence[Line], at: int, last: int, width: int, bodies: Sequence[Body]
) -> float:
    weight = _RULED * _follows_rule(text, lines, at, bodies)
    before = bodies[-1].first - 1 if bodies and bodies[-1].last == at else at - 1
    if before > 0 and kind_of(text[lines[before].start : lines[before].end]) is Kind.RULE:
        before -= 1
    if before >= 0 and last < len(lines):
        line = lines[before]
        open_end = not ends_sentence(text[line.start : line.end])
        weight += _BETWEEN * (open_end and line.width >= FULL * width)
    return weight + _FOREIGN * is_foreign(text[lines[at].start : lines[at].end])


def _is_raised(text: str, lines: Sequence[Line], at: int, bottoms: set[int]) -> bool:
    """Whether line ``at`` has a raised label and goes on from no sentence."""
    before = lines[at - 1]
    closed = at == 0 or at in bottoms or ends_sentence(text[before.start : before.end])
    return closed and bool(_RAISED_LABEL.match(text, lines[at].start))


def _is_lone(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], at: int, last: int
) -> bool:
    """Whether the numbered lines ``[at, last)`` are whole sentences between other paragraphs, and
    no item of a list: notes of a section stand so.
    """
    head = heads[at]
    if head is None or not head.number or at == 0:
        return False
    before, closing = lines[at - 1], lines[last - 1]
    whole = ends_sentence(text[closing.start : closing.end]) or head.behind
    if not whole or not ends_sentence(text[before.start : before.end]):
        return False
    near = [*range(max(0, at - _LONE_REACH), at), *range(last, last + _LONE_REACH)]
    return not any(_counts_with(text, lines, heads, at, other) for other in near)


def _counts_with(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], at: int, other: int
) -> bool:
    """Whether the line ``other`` is the item of a list before or after the item at line ``at``."""
    head, beside = heads[at], heads[other] if other < len(heads) else None
    if not head or not beside or abs(beside.number - head.number) != 1:
        return False
    item = ends_sentence(text[lines[other].start : lines[other].end])
    return item and _form(text, lines[at], head) == _form(text, lines[other], beside)


def _form(text: str, line: Line, head: Head) -> str:
    """Return the signs after the label with which ``line`` begins."""
    return _FIGURES.sub("", text[line.start : head.text]).strip()


def _is_slid(text: str, line: Line, head: Head, end: int) -> bool:
    """Whether the stop after a label is that of the body, which lacks its own."""
    content = text[head.text : end]
    lacks = len(content.split()) >= _LEAST_WORDS and not ends_sentence(content)
    return lacks and "." in text[line.start : head.text]


def _follows_rule(text: str, lines: Sequence[Line], at: int, bodies: Sequence[Body]) -> bool:
    """Whether a separator rule stands before the body at ``at``, or before the bodies before it."""
    if bodies and bodies[-1].last == at and bodies[-1].ruled and not lines[at].page:
        return True
    return at > 0 and _is_ruled(text, lines[at - 1], lines[at])


def _is_ruled(text: str, before: Line, after: Line) -> bool:
    """Whether a separator rule lies between two lines: dashes, or a line of many spaces."""
    if kind_of(text[before.start : before.end]) is Kind.RULE:
        return True
    between = text[before.end : after.start].split("\n")[1:-1]
    return any(len(blank) >= _RULE_SPACES for blank in between)


def _split(text: str, body: Body) -> list[Body]:
    """Split ``1. Soldatos 2. Duchacek`` into its bodies."""
    parts: list[Body] = []
    while body.number:
        sign = r"(?:\s?[.)\-–:])?" if is_foreign(text[body.text : body.end]) else r"\s?[.)\-–:]"
        number = _spelled(body.number + 1)
        pattern = re.compile(rf"(?<=\S)\s+[(\[]?({number}){sign}\s*(?=[^\W\d_])")
        match = pattern.search(text, body.text, body.end)
        if match is None:
            break
        parts.append(body._replace(end=match.start()))
        body = body._replace(
            label=match[1], number=body.number + 1, start=match.start(1), text=match.end()
        )
    return [*parts, body]


def _spelled(number: int) -> str:
    persian = "".join("۰۱۲۳۴۵۶۷۸۹"[int(figure)] for figure in str(number))
    return rf"{number}|{persian}"
