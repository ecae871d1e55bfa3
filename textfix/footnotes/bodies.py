"""Bodies: the lines of a page that may be footnotes, by where they stand and how they look."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from textfix.document.kinds import Kind, is_foreign, is_formula, kind_of, opens_bibliography
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.body import Body
from textfix.footnotes.bottoms import FULL, find_bottoms, last_line
from textfix.footnotes.company import weigh_together
from textfix.footnotes.heads import CLAIMED, Head
from textfix.footnotes.lists import find_items
from textfix.footnotes.lone import form_of, is_lone
from textfix.footnotes.markers import RAISED
from textfix.unicode.letters import is_letter
from textfix.unicode.measures import UNIT

_NOTES_HEADING = re.compile(r"(?:یادداشت|پی.?نوشت|پا.?نوشت|پانویس)(?:.?ها)?\s*:?")
_RAISED_LABEL = re.compile(rf"\W?{RAISED}")
_UNIT = re.compile(UNIT)
_LATIN_WORD = re.compile(r"[A-Za-z]{4}")
_RULE_SPACES = 20
_RULED, _AT_BOTTOM, _BETWEEN, _FOREIGN, _IN_NOTES = 1.0, 0.4, 0.5, 0.6, 0.8
_RAISED = 0.6
_LONE = 0.4
_LEAST_WORDS = 6


def find_bodies(
    text: str,
    lines: Sequence[Line],
    heads: list[Head | None],
    width: int,
    listed: str | None = None,
    entries: Container[int] = (),
) -> list[Body]:
    """Return the candidates among ``lines``, which were wrapped to a column of ``width``; the
    ``heads`` that are items of the text itself are claimed. ``listed``: the signs behind the
    numbers of a list of works cited; ``entries``: the lines of tables of contents.

    >>> from textfix.document.lines import split_lines
    >>> from textfix.footnotes.heads import find_heads
    >>> page = "این را دوچاسک1 در کتاب خود\\n____________\\n1 Duchacek\\nنوشته است."
    >>> heads = find_heads(page, lines := split_lines(page))
    >>> [(body.number, body.weight) for body in find_bodies(page, lines, heads, 26)]
    [(1, 2.1)]
    """
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
            in_sources = (opens_bibliography(content) and at not in entries) or (
                in_sources and kind_of(content) is not Kind.HEADING
            )
        if (
            head is None
            or head is CLAIMED
            or (
                in_sources
                and (listed is None or form_of(text, line, head) == listed)
                and not _is_apart(at, bottoms, line, head, bodies)
            )
        ):
            continue
        last = last_line(text, lines, heads, at, width, at in bottoms or in_notes)
        weight = _weight(text, lines, at, last, width, bodies, head)
        weight += _AT_BOTTOM * (at in bottoms) + _IN_NOTES * in_notes
        weight += _LONE * (at not in bottoms and is_lone(text, lines, heads, at, last))
        weight += _RAISED * _is_raised(text, lines, at, bottoms)
        end = head.behind or lines[last - 1].end
        if (head.glued and at not in bottoms and not in_notes) or not _says(text, head.text, end):
            continue
        slid = _is_slid(text, line, head, end)
        form = "" if slid and in_sources else form_of(text, line, head)
        body = Body(
            head.label, head.number, at, last, line.start, head.text, end,
            weight, in_notes, _follows_rule(text, lines, at, bodies), text[line.start] in "[",
            line.page, head.apart, form, slid,
        )  # fmt: skip
        bodies += _split(text, body)
    return weigh_together(text, lines, heads, bodies, bottoms)


def _says(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` has words, and neither says what the number before it measures nor
    reckons with it."""
    words = any(is_letter(c) for c in text[start:end])
    if is_formula(text[start:end]) and not _LATIN_WORD.search(text, start, end):
        return False
    return words and not (_UNIT.match(text, start, end) and not text[start].isupper())


def _is_apart(at: int, bottoms: set[int], line: Line, head: Head, bodies: Sequence[Body]) -> bool:
    """Whether a numbered line in a list of works cited is a note at the bottom of its page."""
    if at not in bottoms:
        return False
    last = next((body for body in reversed(bodies) if body.first in bottoms), None)
    goes_on = last is not None and (last.last == at or head.number == last.number + 1)
    return line.blanks > 0 or goes_on


def _weight(
    text: str,
    lines: Sequence[Line],
    at: int,
    last: int,
    width: int,
    bodies: Sequence[Body],
    head: Head,
) -> float:
    weight = _RULED * _follows_rule(text, lines, at, bodies)
    before = bodies[-1].first - 1 if bodies and bodies[-1].last == at else at - 1
    if before > 0 and kind_of(text[lines[before].start : lines[before].end]) is Kind.RULE:
        before -= 1
    if before >= 0 and last < len(lines):
        line = lines[before]
        open_end = not ends_sentence(text[line.start : line.end])
        weight += _BETWEEN * (open_end and line.width >= FULL * width)
    says = at + (head.text > lines[at].end)  # below a label that stands alone
    return weight + _FOREIGN * is_foreign(text[lines[says].start : lines[says].end])


def _is_raised(text: str, lines: Sequence[Line], at: int, bottoms: set[int]) -> bool:
    """Whether line ``at`` has a raised label and goes on from no sentence."""
    before = lines[at - 1]
    closed = at == 0 or at in bottoms or ends_sentence(text[before.start : before.end])
    return closed and bool(_RAISED_LABEL.match(text, lines[at].start))


def _is_slid(text: str, line: Line, head: Head, end: int) -> bool:
    """Whether the stop after a label is that of the body, which lacks its own."""
    content = text[head.text : end]
    lacks = len(content.split()) >= _LEAST_WORDS and not ends_sentence(content)
    return lacks and "." in text[line.start : head.text]


def _follows_rule(text: str, lines: Sequence[Line], at: int, bodies: Sequence[Body]) -> bool:
    """Whether a separator rule stands before the body at ``at``, or before the bodies before it,
    on the same page."""
    if at == 0 or lines[at].page:
        return False
    if bodies and bodies[-1].last == at and bodies[-1].ruled:
        return True
    return _is_ruled(text, lines[at - 1], lines[at])


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
