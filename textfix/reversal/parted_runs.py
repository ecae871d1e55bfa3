"""Lines whose runs stand from left to right, parted at every ZWNJ, their spaces lost.

A font without a glyph for ZWNJ ends a run there: xepersian draws the ZWNJ in another font, whose
glyph reads as a no-break space. An extractor that writes runs as they come (pypdf) leaves each of
them readable and without spaces, but the runs of a line from left to right::

    رویدهر{NBSP}دهدونهخودرومی{NBSP}نهبذرمی

for ``نه بذر می‌دهد و نه خودرو می‌روید هر``. Which way the runs of a document go its affixes tell:
``می`` ends a run and ``ها`` begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from textfix.lm import Model, fold_word
from textfix.pieces import Piece
from textfix.reversal.islands import latin_islands
from textfix.reversal.rows import LETTER, RIDER, STOPS, WORD, Row, has_letters
from textfix.unicode.letters import NBSP, ZWNJ, is_arabic_letter
from textfix.unicode.mirror import PAIRS, mirrored

RULE = "reversed-pieces"

Span = tuple[int, int]

_UNIT = re.compile(f"[^ {NBSP}]+| *{NBSP}[ {NBSP}]*| +")
_QUOTES = "«»"
_NUMBER = re.compile(f"\\d{{1,2}}(?={LETTER})")  # a raised number, drawn on the left of its run
_RUN = re.compile(f"(?:{LETTER}|{RIDER})+")
_LETTERS = re.compile(WORD)
# The letters of a run by which its spaces are lost; edges that must say so, how often to one that
# says otherwise, and by how much they must.
_LONG, _ENOUGH, _TIMES, _TELLING = 8, 5, 2, 1.0
# log10 of the rarest pair of words that counts, and the longest part of a word looked for.
_RAREST, _PART = 10.0, 9


def are_parted(text: str) -> bool:
    """Whether no-break spaces part runs that are too long for words.

    >>> are_parted("رویدهربوته\\u00a0دهدونهخودرومی\\u00a0نهبذرمی\\n" * 5)
    True
    """
    if text.count(NBSP) < _ENOUGH:
        return False
    runs = [len(run) for line in text.splitlines() if NBSP in line for run in _RUN.findall(line)]
    return len(runs) > _ENOUGH and median(runs) >= _LONG


def are_reversed(rows: Sequence[Row], model: Model) -> bool:
    """Whether the runs of a document stand from left to right: their edges fit one another as
    parts of a word do when that on the right is read first."""
    forward = backward = 0
    for row in rows:
        if NBSP in row.text:
            units = [found.group() for found in _UNIT.finditer(row.text)]
            for left, gap, right in zip(units, units[1:], units[2:], strict=False):
                if NBSP in gap:
                    gain = _fit(right, left, model) - _fit(left, right, model)
                    backward += gain >= _TELLING
                    forward += gain <= -_TELLING
    return backward >= max(_ENOUGH, _TIMES * forward)


def _fit(before: str, behind: str, model: Model) -> float:
    """Return how well a word goes on from one run to the next: the log10 of the best two parts,
    above the rarest words, times the share of ZWNJ between the two."""
    lefts, rights = _LETTERS.findall(before), _LETTERS.findall(behind)
    if not lefts or not rights or not before.endswith(lefts[-1]):
        return 0.0
    left, right = fold_word(lefts[-1]), fold_word(rights[0])
    pairs = (
        (v, w, model.zwnj(left[-i:], right[:j]))
        for i in range(2, min(_PART, len(left)) + 1)
        if (v := model.id(left[-i:]))
        for j in range(2, min(_PART, len(right)) + 1)
        if (w := model.id(right[:j]))
    )
    words = (
        (_RAREST + model.log10(model.UNK, model.UNK, v) + model.log10(model.UNK, v, w)) * share
        for v, w, share in pairs
    )
    return max(words, default=0.0)


def turn_runs(row: Row) -> list[Piece]:
    """Return the pieces of ``row``, its runs in reading order, ZWNJ where they part words."""
    line = row.text
    units = [*_units(line)][::-1]
    pieces: list[Piece] = []
    for at, (start, end) in enumerate(units):
        text = None
        if 0 < at < len(units) - 1 and NBSP in line[start:end]:
            before, behind = line[units[at - 1][1] - 1], line[units[at + 1][0]]
            if is_arabic_letter(before) and is_arabic_letter(behind):
                text = ZWNJ
        elif end == start + 1 and line[start] in _QUOTES:
            text = mirrored(line[start])
        pieces.append(Piece(row.start + start, row.start + end, text, RULE))
    return pieces


def _units(line: str) -> Iterator[Span]:
    """Yield runs and gaps from left to right, a Latin stretch as one run."""
    islands = latin_islands(line)
    spans: list[Span] = []
    for found in _UNIT.finditer(line):
        start, end = found.span()
        if spans and any(a < spans[-1][1] and start < b for a, b in islands):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    for at, (start, end) in enumerate(spans):
        right = line[slice(*spans[at + 2])] if at + 2 < len(spans) else ""
        island = any(map(str.isalnum, right)) and not has_letters(right)
        yield from _split(line, start, end, follows_island=island)


def _split(line: str, start: int, end: int, *, follows_island: bool) -> Iterator[Span]:
    """Yield a run and what was drawn by itself beside it.

    Stops on the left of a run end its line or its sentence, unless a Latin stretch or a number on
    the right is read before them; a quotation mark without its partner is the page's, and stands
    on the other side.
    """
    if line[start - 1 : start] != NBSP and not follows_island:
        while start < end - 1 and (
            line[start] in STOPS or (line[start] in _QUOTES and _is_alone(line, start, start, end))
        ):
            yield start, start + 1
            start += 1
    number = _NUMBER.match(line, start, end)
    if number and line[start - 1 : start] != NBSP:
        yield number.span()
        start = number.end()
    last = end
    while last - 1 > start and line[last - 1] in _QUOTES and _is_alone(line, last - 1, start, end):
        last -= 1
    if start < last:
        yield start, last
    yield from ((at, at + 1) for at in range(last, end))


def _is_alone(line: str, at: int, start: int, end: int) -> bool:
    return PAIRS[line[at]] not in line[start:end]
