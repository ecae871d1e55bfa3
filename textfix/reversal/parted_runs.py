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
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from textfix.lm import Model, fold_word
from textfix.pieces import Piece
from textfix.reversal.drawn_runs import TOKEN, read_runs
from textfix.reversal.mirroring import kinds_to_mirror, read_signs
from textfix.reversal.rows import LETTER, RIDER, WORD, Row
from textfix.reversal.slices import Slice
from textfix.unicode.letters import NBSP, PERCENTS, ZWNJ, is_arabic_letter
from textfix.unicode.mirror import mirrored

RULE = "reversed-pieces"

_GAP = re.compile(f" *{NBSP}[ {NBSP}]*")
_RUN = re.compile(f"(?:{LETTER}|{RIDER})+")
_LETTERS = re.compile(WORD)
# The letters of the run in which the median letter of a document stands, by which its spaces are
# lost (4 where they are not, 16 and more where they are); edges that must say so, how often to one
# that says otherwise, and by how much they must.
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
    return len(runs) > _ENOUGH and median(n for n in runs for _ in range(n)) >= _LONG


def are_reversed(rows: Sequence[Row], model: Model) -> bool:
    """Whether the runs of a document stand from left to right: their edges fit one another as
    parts of a word do when that on the right is read first."""
    forward = backward = 0
    for row in rows:
        if NBSP in row.text:
            units = [found.group() for found in TOKEN.finditer(row.text)]
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


def turn_runs(
    rows: Sequence[Row], read: Callable[[str], list[Slice]] = read_runs
) -> Iterator[tuple[Row, list[Piece]]]:
    """Yield the pieces of each row, its runs as ``read`` has them, ZWNJ where they part words."""
    readings = [read(row.text) for row in rows]
    signs = [
        read_signs(row.text, [(start, end) for start, end, _ in reading])
        for row, reading in zip(rows, readings, strict=True)
    ]
    mirror = kinds_to_mirror(signs)
    for row, reading in zip(rows, readings, strict=True):
        yield row, [*_pieces(row, reading, mirror)]


def _pieces(row: Row, reading: Sequence[Slice], mirror: frozenset[str]) -> Iterator[Piece]:
    line = row.text
    for at, (start, end, _) in enumerate(reading):
        text = None
        if _GAP.fullmatch(line, start, end) and 0 < at < len(reading) - 1:
            text = _between(line[reading[at - 1].end - 1], line[reading[at + 1].start])
        elif end == start + 1 and line[start] in mirror:
            text = mirrored(line[start])
        yield Piece(row.start + start, row.start + end, text, RULE)


def _between(before: str, behind: str) -> str | None:
    """Return what stood between two code points: ZWNJ between letters, nothing between a sign and
    the rest of its number; None where that is not known."""
    if is_arabic_letter(before):
        return ZWNJ if is_arabic_letter(behind) else None
    return "" if before in "-." and (behind.isdigit() or behind in PERCENTS) else None
