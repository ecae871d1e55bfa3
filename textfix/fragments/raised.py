"""Raised numbers: printed lines cut before the number of a note, the piece behind it first.

poppler -raw reads a line from left to right and begins another where the next glyph stands lower.
So the number of a note, raised above its line, begins the piece to its left, with what is read
behind it; the piece to its right, read first, comes next::

    ۲، چنان‌که می‌نشستند.
    تالاری با حوضی در میانه

for ``تالاری با حوضی در میانه۲، چنان‌که می‌نشستند.``. A Latin name or a closing bracket that bears
the number stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.document.lines import Line, ends_sentence, measure
from textfix.fragments.embedded import are_words_embedded
from textfix.fragments.joints import GLUED, SPACED, Edges, edges, joint
from textfix.fragments.printed import Group
from textfix.unicode.bidi import visible
from textfix.unicode.letters import TATWEEL, is_arabic_letter

_RAISED: Final = re.compile(
    "(?P<bearer>(?:[A-Za-z][A-Za-z .-]*)?[)\\]»]|[A-Za-z]+(?=[۰-۹])|)(?P<number>\\d{1,2})(?!\\d)"
)
_DASHES: Final = f"-\N{EN DASH}{TATWEEL}"
_MARKS: Final = "\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"
_UNITS: Final = "%\N{ARABIC PERCENT SIGN}\N{DEGREE SIGN}"
_IN_NUMBER: Final = re.compile(f"[.,/:{_MARKS}] ?\\d|[{_UNITS}]| ?[{_DASHES}]")
_LABEL: Final = re.compile(r"[.):] ?\S")
_OPENING: Final = "([«"
_PAUSES: Final = "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"
_FULL, _LEAST_FULL = 1.12, 0.75
"""Of the column's width: what two pieces do not exceed, and reach unless they end a sentence."""
_COLUMN: Final = 0.9  # of all lines are no wider
_NEXT, _LATER, _REACH = 2.0, 1.0, 3
"""log10 in favour of a number that is the next one to the one before, or up to so many later."""
_LABELLED: Final = -2.0
"""log10 in favour of a number that may be the label of a list: ``۵. این قاعده``."""
_LEAST: Final = 0.5
_ENOUGH: Final = 2


class _Cut(NamedTuple):
    """A line that may be the second piece of the one behind it; ``gain``: log10 in favour."""

    at: int
    number: int
    gain: float


def raised_groups(text: str, lines: Sequence[Line]) -> list[Group]:
    """Return the pairs of pieces that are to change places, in text whose words are embedded.

    >>> raised_groups("۲، و دیدند\\nدر آن میانه", [])  # its words are not
    []
    """
    if not are_words_embedded(text):
        return []
    contents = [visible(text[line.start : line.end]) for line in lines]
    chain = _likeliest(list(_cuts(contents, lines)))
    if len(chain) < _ENOUGH:
        return []
    return [Group(cut.at, cut.at + 2, True, cut.gain, _gap(contents, cut.at)) for cut in chain]


def _gap(contents: Sequence[str], at: int) -> str:
    """Return what stands between the two pieces: nothing before the number itself."""
    second, first = contents[at], contents[at + 1]
    return SPACED if second[0].isalpha() and first[-1] not in _OPENING else GLUED


def _cuts(contents: Sequence[str], lines: Sequence[Line]) -> Iterator[_Cut]:
    """Yield the lines that may be second pieces."""
    widths = [measure(content) for content in contents]
    column = sorted(widths)[int(_COLUMN * (len(widths) - 1))] if widths else 0
    for at, (second, first) in enumerate(pairwise(contents)):
        found = _RAISED.match(second)
        if not found or lines[at + 1].page or _IN_NUMBER.match(second, found.end()):
            continue
        if not _is_text(second) or not any(map(str.isalpha, first)):
            continue
        number = int(found["number"])
        if number + 1 == _number(first) or (at and number - 1 == _number(contents[at - 1])):
            continue  # a list, or the notes at the foot of a page
        if " " not in first and (not at or ends_sentence(contents[at - 1])):
            continue  # a heading
        width = widths[at] + widths[at + 1]
        ended = ends_sentence(second) or second.endswith(":")
        if (0.0 if ended else _LEAST_FULL * column) <= width <= _FULL * column:
            label = _LABELLED if _LABEL.match(second, found.end()) else 0.0
            yield _Cut(at, number, _gain(contents, at, found) + label)


def _is_text(second: str) -> bool:
    """Whether Persian words stand behind the number, or a pause, which ends no label."""
    return second[-1] in _PAUSES or any(map(is_arabic_letter, second))


def _number(content: str) -> int | None:
    """Return the number that ``content`` begins with, if any."""
    found = _RAISED.match(content)
    return int(found["number"]) if found else None


def _gain(contents: Sequence[str], at: int, found: re.Match[str]) -> float:
    """Return by how much (log10) line ``at`` reads better behind the next one than before it."""
    before = edges(contents[at - 1] if at else "")
    rest = contents[at] if found["bearer"] else contents[at][found.end() :]
    second, first = edges(rest), edges(contents[at + 1])
    behind = edges(contents[at + 2] if at + 2 < len(contents) else "")
    return _reads(before, first, second, behind) - _reads(before, second, first, behind)


def _reads(*pieces: Edges) -> float:
    return sum(joint(left, right).log10 for left, right in pairwise(pieces))


def _likeliest(cuts: Sequence[_Cut]) -> list[_Cut]:
    """Return the cuts, in order, whose numbers rise and that gain most together."""
    best: list[tuple[float, int]] = []  # the gain of the best chain that ends here; the one before
    for at, cut in enumerate(cuts):
        found = [(0.0, -1)]
        for other in range(at):
            step = cut.number - cuts[other].number
            if cuts[at].at - cuts[other].at > 1 and 0 < step <= _REACH:
                found.append((best[other][0] + (_NEXT if step == 1 else _LATER), other))
        score, before = max(found)
        best.append((score + cut.gain - _LEAST, before))
    chain: list[_Cut] = []
    at = max(range(len(cuts)), key=lambda at: best[at][0], default=-1)
    while at >= 0:
        chain.append(cuts[at])
        at = best[at][1]
    return chain[::-1]
