"""Stops before the run that they end: در زبان SQL .نوشته شد for در زبان SQL نوشته شد.

Word draws the last sign of a line apart from its word where a Latin word or a number parts the line
in runs. An extractor that gives the pieces of the last run as they stand on the page, from the
left, reads the stop first: behind a space, hugging the word that follows, in a last line of a
paragraph whose end has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.counting import count_beyond
from textfix.signs.swap import Swap

RULE = "early-stop"

_LETTER = "\u0620-\u065f\u066e-\u06d5\u200c\ufb50-\ufdff\ufe70-\ufefc"  # Arabic script, with marks
_STOP = "[.!\N{ARABIC QUESTION MARK}]"
_EARLY = re.compile(
    f'^[^\n]*[{_LETTER}][^\n]*?[^\\W{_LETTER}_][()\\]"\u201d]{{0,2}} {{1,4}}(?P<stop>{_STOP})'
    f"(?P<run>[{_LETTER}](?:[^\n\\w.:!\N{ARABIC QUESTION MARK}]|[{_LETTER}])*?)(?<=[{_LETTER}])"
    '[)\\]"\u201d»]? *$',
    re.MULTILINE,
)
_LABEL = re.compile(f"(?:^|{_STOP})\\s*[\\d)]{{1,4}}\\s*$")
_SWAPPED = Anchored(f"(?<=[{_LETTER}]) {_STOP}(?=[{_LETTER}])")
_CUE = Anchored(f" {_STOP}(?=[{_LETTER}])")
_LONGEST = 400  # code points of a printed line
_ENOUGH = 2  # lines, before a document can say anything
_AROUND, _SHORT = 600, 0.85  # code points; of the longest line among them


def find_early_stops(text: str) -> Iterator[Swap]:
    """Yield the stops of ``text`` that move behind the last run of their lines, if there are
    several and not every stop stands so, behind Persian words, too.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "گزارش در زبان SQL  .نوشته شد\\n\\nنمرۀ آن در سال ۱۳۹۰ .بالا رفت"
    >>> render(text, swapped_pieces(text, find_early_stops(text))).split("\\n\\n")
    ['گزارش در زبان SQL  نوشته شد.', 'نمرۀ آن در سال ۱۳۹۰ بالا رفت.']
    """
    found = [
        line for line in _early_lines(text) if not _is_label(text, line) and _is_last(text, line)
    ]
    if len(found) < _ENOUGH:
        return
    most = len(found) / 2
    if count_beyond(_SWAPPED.finditer(text), most) > most:
        return
    for line in found:
        at, end = line.start("stop"), line.end("run")
        yield Swap(at, end, (*range(at + 1, end), at), RULE)


def _early_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines with such a stop; whole paragraphs on one line are none."""
    done = -1
    for cue in _CUE.finditer(text):
        if cue.start() < done:
            continue
        start, end = text.rfind("\n", 0, cue.start()) + 1, text.find("\n", cue.end())
        done = end if end >= 0 else len(text)
        if done - start <= _LONGEST and (line := _EARLY.match(text, start, done)):
            yield line


def _is_label(text: str, line: re.Match[str]) -> bool:
    """Whether the stop is that of an item's number: ۲ .آب."""
    return _LABEL.search(text, line.start(), line.start("stop")) is not None


def _is_last(text: str, line: re.Match[str]) -> bool:
    """Whether a paragraph ends with the line: a blank line follows, or it leaves room."""
    if not text[line.end() :][:40].partition("\n")[2].partition("\n")[0].strip():
        return True
    low, high = max(0, line.start() - _AROUND), line.end() + _AROUND
    longest = max(map(_size, text[low:high].split("\n")[1:-1] or [""]))
    return _size(line[0]) <= _SHORT * longest


def _size(line: str) -> int:
    """Return how many letters and signs stand on a line: gaps may be doubled."""
    return sum(map(len, line.split()))
