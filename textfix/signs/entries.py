"""Latin entries of a bibliography in right-to-left paragraphs, as the page shows them.

The bidirectional algorithm sets the label of such an entry on the right of its first line and the
stop that ends it on the left of its last one (UAX #9, L2)::

    Hollis, R., "Water demand [2]              [2] Hollis, R., "Water demand
    .forecasting", Journal, 101-115     for    forecasting", Journal, 101-115.

An extractor that takes a line without Persian letters for one from left to right leaves them there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.signs.swap import Swap
from textfix.unicode.letters import LATIN_RANGES

RULE = "late-label"

_LATIN = f"[{LATIN_RANGES}]"
_RIGHT = "\u0590-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # scripts from right to left
_OPENED, _CLOSED = "\u202a\u202b", "\u202c"
_EDGE = f"[ \t\f{_OPENED}]*"
# poppler leaves one bracket of a label outside its embedding: [<Hollis ]2>.
_LATE = re.compile(
    f"{_EDGE}(?P<stop>\\.?)(?P<open>[\\[(])?(?P<inner>[{_OPENED}]*)"
    f"(?=[^\n{_RIGHT}]*{_LATIN}{{2}})(?P<entry>[^\n{_RIGHT}]*?)"
    f"(?P<space> +)(?P<label>[\\[\\]()](?P<number>\\d{{1,3}})(?(open)|[\\[\\]()]))[ {_CLOSED}]*"
)
_LABEL = re.compile(f"{_EDGE}[\\[\\]()][{_OPENED}]*(?P<number>\\d{{1,3}}){_CLOSED}*[\\[\\]()]")
_EARLY = re.compile(
    f'{_EDGE}(?P<stop>\\.)(?P<rest>[\\w"\u201c(][^\n{_RIGHT}]* [^\n{_RIGHT}]*?)[ {_CLOSED}]*'
)
_ENDS = re.compile(f'[.:;!?][)"\u201d{_CLOSED} ]*$')
_CUE = Anchored(f" [\\[\\]()]\\d{{1,3}}[\\[\\]()]?[ {_CLOSED}]*$", re.MULTILINE)
_REACH = 8  # lines from the label of an entry to that of the next


class _Line(NamedTuple):
    """A line of a text: where it begins (code points), and its label if it has one."""

    start: int
    text: str
    late: re.Match[str] | None
    number: int | None


def find_late_labels(text: str) -> Iterator[Swap]:
    """Yield the labels and stops of Latin entries that change place, if the labels count on and a
    bracket or a stop shows that they stand as on the page.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = '''[1] نیک‌پور، س. آب در شهر، ۱۳۹۸.
    ... Hollis, R., "Water demand [2]
    ... .forecasting", Journal, 101-115'''
    >>> print(render(text, swapped_pieces(text, find_late_labels(text))))
    [1] نیک‌پور، س. آب در شهر، ۱۳۹۸.
    [2] Hollis, R., "Water demand
    forecasting", Journal, 101-115.
    """
    if _CUE.search(text) is None:
        return
    lines = [*_lines(text)]
    labelled = [at for at, line in enumerate(lines) if line.number is not None]
    for place, at in enumerate(labelled):
        beside = labelled[max(0, place - 1) : place] + labelled[place + 1 : place + 2]
        late = lines[at].late
        if late and _begins(lines, at) and any(_count_on(lines, at, near) for near in beside):
            stops = [*_moved_stops(lines[at + 1 : at + _REACH])]
            if stops or _shows_page(late):
                yield _moved_label(lines[at].start, late)
                yield from stops


def _shows_page(late: re.Match[str]) -> bool:
    """Whether the first line itself says that it stands as on the page: its brackets open where
    they should close, its figures are Persian, or its last stop comes first."""
    figures = not late["number"].isascii()
    return bool(late["stop"] or late["open"] or late["label"][0] in "])" or figures)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        late = _LATE.fullmatch(line)
        found = late or _LABEL.match(line)
        yield _Line(at, line, late, int(found["number"]) if found else None)
        at += len(line) + 1


def _count_on(lines: Sequence[_Line], one: int, other: int) -> bool:
    """Whether the labels of two lines near one another are numbers in a row."""
    first, last = lines[min(one, other)].number, lines[max(one, other)].number
    return first is not None and last == first + 1 and abs(one - other) <= _REACH


def _begins(lines: Sequence[_Line], at: int) -> bool:
    """Whether an entry may begin with a line: the one before it is Persian, or is done."""
    before = lines[at - 1].text if at else ""
    if not before.strip() or re.search(f"[{_RIGHT}]", before) or not re.search(_LATIN, before):
        return True
    return bool(_EARLY.fullmatch(before) or _ENDS.search(before) or lines[at - 1].late)


def _moved_label(start: int, found: re.Match[str]) -> Swap:
    """Return the label in front of its line, and a stop in front of that behind it."""
    label = [*range(*found.span("label"))]
    if found["open"]:
        label = [*range(*found.span("open")), *range(*found.span("number")), label[0]]
    rest = [place for part in ("space", "entry", "stop") for place in range(*found.span(part))]
    places = (start + place for place in (*range(*found.span("inner")), *label, *rest))
    return Swap(start + found.start("stop"), start + found.end("label"), (*places,), RULE)


def _moved_stops(lines: Sequence[_Line]) -> Iterator[Swap]:
    """Yield the stop that ends an entry and stands before its last line."""
    rest = takewhile(lambda line: line.number is None and line.text.strip(), lines)
    for line in rest:
        if re.search(f"[{_RIGHT}]", line.text):
            return
        if (found := _EARLY.fullmatch(line.text)) and not _ENDS.search(line.text):
            start, end = line.start + found.start("stop"), line.start + found.end("rest")
            yield Swap(start, end, (*range(start + 1, end), start), RULE)
            return
