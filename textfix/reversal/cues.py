"""A cheap scan for lines in visual order, so that pages in order load no model.

What betrays them: the commonest words of Persian mirrored (``هک`` for ``که``), a yeh that begins a
word where none does, stops before the words they belong to, Latin words with the capital last.
On held-out text 0.2 % of clean lines of 30 letters or more show a mirrored word, and 94 % of the
same lines mirrored.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from textfix.anchors import Anchored
from textfix.reversal.rows import LETTER

# Words of the hundred commonest whose mirror image is no word.
_COMMON = ("که", "است", "این", "برای", "بود", "شده", "های", "آن", "به", "می", "اند", "کند", "دیگر")
_MIRRORED = "|".join(word[::-1] for word in _COMMON)
_TURNED = Anchored(
    f"(?<!{LETTER})(?:{_MIRRORED})(?!{LETTER})"
    f"|(?<!{LETTER})ی(?![اکعهوقزشمأگئخد\u200c]){LETTER}"
    "|[\ufb50-\ufdfb\ufe70-\ufefc]"
    "|(?<![^\\W_])[a-z]{3,}[A-Z](?![^\\W_])|\\b(?:eht|dna|noit\\w+)\\b"
)
_STOPS = "،.:؛؟!"
_BEFORE = Anchored(f"^[ \\t]*[{_STOPS})»]+ *(?={LETTER})|(?<={LETTER}) +[{_STOPS}]{LETTER}", re.M)
_BEHIND = Anchored(f"(?<={LETTER})[{_STOPS}](?!\\S)")
# Pairs of common words that stand so ten times as often as the other way round.
_PREPOSITION, _NUMBER = "در|از|به|با|بر|برای|که", "این|آن|یک|هر|همین|چند|خود|دو|سه|همه|تمام"
_PAIR = "(?<![\\w\u200c])(?:(?:{}) (?:{})|{})(?![\\w\u200c])"
_RIGHT = Anchored(_PAIR.format(_PREPOSITION, _NUMBER, "است که|را (?:به|در|از|با)"))
_WRONG = Anchored(_PAIR.format(_NUMBER, _PREPOSITION, "که است|(?:به|در|از|با) را"))
_LINE = 80  # code points that count as a line where lines are whole paragraphs
_ENOUGH = 10  # lines before their silence means anything
_SHARE = 0.03  # of stops that stand before their words, below which a page is in order
_TIMES = 4  # stops behind their words to one before its word, where words stand in place
_PAGE = 4000  # code points
_LONGEST = 4 * _PAGE  # a line that is longer is parted: a text that lost its line breaks
# Of a text of many pages only those are judged that show something, if they are few, among others
# from all over it that say what is usual there.
_MANY, _FEW_SHARE, _OTHERS = 12, 0.25, 4
# So many turned words on a page in order otherwise are those of a line or two, not of the page.
_FEW_TURNED = 2
_AROUND = 150  # code points before and behind such a word


def pages_in_doubt(text: str) -> list[tuple[int, int]]:
    r"""Return spans of ``text``, in order, to be searched for lines in visual order: none, all of
    it, or the pages of a long text that show some, with a few others. Of a page that shows some in
    a line or two, the lines around those.

    >>> line = "او در این خانه بود، برف می‌بارید.\n"
    >>> pages_in_doubt(line * 20), pages_in_doubt(line)
    ([], [(0, 34)])
    >>> len(pages_in_doubt(line * 2000 + ".دیراب یم فرب ،دوب هناخ نیا رد وا\n" * 20))
    5
    """
    cues = _Cues(text)
    if len(text) < _MANY * _PAGE:
        return [] if cues.are_in_order(0, len(text)) else [(0, len(text))]
    pages = list(_pages(text))
    doubtful = {at for at, page in enumerate(pages) if not cues.are_in_order(*page)}
    if len(doubtful) > _FEW_SHARE * len(pages):
        return [(0, len(text))]
    others = set(range(0, len(pages), -(-len(pages) // _OTHERS))) if doubtful else set()
    return [
        span
        for at in sorted(doubtful | others)
        for span in ([pages[at]] if at in others else _lines_in_doubt(text, *pages[at], cues))
    ]


def _lines_in_doubt(text: str, start: int, end: int, cues: _Cues) -> list[tuple[int, int]]:
    """Return the spans of a page to be searched: all of it, or the lines around a turned word."""
    turned = _within(cues.turned, start, end)
    if not turned or len(turned) > _FEW_TURNED or not cues.others_are_in_order(start, end):
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    for at in turned:
        first = text.rfind("\n", start, max(start, at - _AROUND)) + 1 or start
        last = text.find("\n", at + _AROUND, end) + 1 or end
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, last))
    return spans


def _pages(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of whole lines, of a page each or more where a line is longer.

    >>> [end - start for start, end in _pages("سال " * 10_000)]
    [4004, 4004, 4004, 4004, 4004, 4004, 4004, 4004, 7968]
    """
    start = 0
    while start < len(text):
        end = _page_end(text, start)
        end = end if end and len(text) - end >= _PAGE else len(text)
        yield start, end
        start = end


def _page_end(text: str, start: int) -> int:
    """Return where a page ends that begins at ``start``: behind a line, of a long one a word; 0 if
    neither ends."""
    for gap in "\n ":
        if end := text.find(gap, start + _PAGE, start + _LONGEST) + 1:
            return end
    return text.find("\n", start + _LONGEST) + 1


def is_in_order(text: str) -> bool:
    """Whether ``text`` is long enough to show lines in visual order and shows none.

    >>> is_in_order("او در این خانه بود، برف می‌بارید.\\n" * 20)
    True
    >>> is_in_order(".دیراب یم فرب ،دوب هناخ نیا رد وا\\n" * 20)
    False
    """
    return _Cues(text).are_in_order(0, len(text))


def words_stand_in_place(text: str) -> bool:
    """Whether the words of ``text``, mirrored or not, stand in reading order: their stops behind
    them, and common words before those that follow them.

    >>> words_stand_in_place("او در این خانه بود، برف می‌بارید."), words_stand_in_place(".دیراب فرب")
    (True, False)
    """
    cues = _Cues(text)
    behind, before = map(len, cues.stops)
    right, wrong = map(len, cues.pairs)
    return behind >= max(1, _TIMES * before) and right >= wrong


class _Cues:
    """Where the cues of a text stand (code points), in order; what they say of whole lines."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def turned(self) -> list[int]:
        return _starts(_TURNED, self._text)

    @cached_property
    def stops(self) -> tuple[list[int], list[int]]:
        """Stops behind their words and before them."""
        return _starts(_BEHIND, self._text), _starts(_BEFORE, self._text)

    @cached_property
    def pairs(self) -> tuple[list[int], list[int]]:
        """Pairs of common words in order and in the other one."""
        return _starts(_RIGHT, self._text), _starts(_WRONG, self._text)

    def are_in_order(self, start: int, end: int) -> bool:
        """Whether nothing in ``[start, end)`` is turned, and it is long enough to show it."""
        return not _within(self.turned, start, end) and self.others_are_in_order(start, end)

    def others_are_in_order(self, start: int, end: int) -> bool:
        """Whether the stops and the common words stand in order, and enough of them."""
        some = self._text[start:end].splitlines()
        lines = sum(max(1, len(line) // _LINE) for line in some if line.strip())
        if lines < _ENOUGH:
            return False
        behind, before = (len(_within(stops, start, end)) for stops in self.stops)
        enough = behind * 3 >= lines and before <= _SHARE * behind
        return enough and self._words_are_in_order(start, end)

    def _words_are_in_order(self, start: int, end: int) -> bool:
        """Whether common words follow on one another on every page as they do in Persian.

        Of 230 held-out documents 221 pass, of the same with the words of their lines reversed none.
        """
        last = max(1, (end - start) // _PAGE)
        edges = [*range(start, start + last * _PAGE, _PAGE), end]
        right, wrong = self.pairs
        return all(
            len(_within(right, *page)) >= 2 * len(_within(wrong, *page)) + 2
            for page in pairwise(edges)
        )


def _starts(pattern: Anchored, text: str) -> list[int]:
    return [found.start() for found in pattern.finditer(text)]


def _within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return the ``places``, in order, that lie in ``[start, end)``."""
    return places[bisect_left(places, start) : bisect_left(places, end)]
