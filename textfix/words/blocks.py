"""Blocks: neighbouring phrases that are decided together, and as much text as the tagger sees.

Their borders depend on the symbols alone (code points that are no gaps), so that a repaired text
falls into the same blocks as the damaged one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Final, NamedTuple

from textfix.anchors.pattern import LONG
from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words.edits import are_symbols, count_symbols

# Symbols. The tagger's window holds 512, newlines included, and it judges best when that is full.
_WINDOW: Final = 500
_NARROW: Final = 160  # enough for its judgement of single gaps

ASKED: Final = 200  # of a gap that the tables leave open: wide enough to tell its author's hand
ASKED_OF_MANY: Final = 64  # the same in a long document: so many cost two thirds, and tell as much
_BESIDE: Final = 3  # words
_FULL: Final = 440
_HALF: Final = 240
_FAR: Final = 400
_TAIL: Final = 40
_GAPS: Final = (SPACE, ZWNJ)
_AT_A_TIME: Final = 1 << 12  # phrases


Span = tuple[int, int]


class Block(NamedTuple):
    """The span of a block (code points), the spans of its phrases, and the symbols that the tagger
    is to see of it and of what stands around it."""

    start: int
    end: int
    phrases: list[tuple[int, int]]
    window: int = _WINDOW


def group(text: str, phrases: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Group ``phrases`` of ``text`` into blocks that the tagger sees at once.

    >>> text = "یک\\nدو" + "." * 500 + "سه"
    >>> [block.phrases for block in group(text, [(0, 2), (3, 5), (505, 507)])]
    [[(0, 2), (3, 5)], [(505, 507)]]
    """
    block: list[tuple[int, int]] = []
    size = 0
    for (start, end), own, more in _measured(text, phrases):
        if block and _is_border(text, block[-1][1], start, size, more):
            yield _block(block, text, start)
            block = []
        size = size + more if block else own
        block.append((start, end))
    if block:
        yield _block(block, text, len(text))


def _measured(text: str, phrases: Iterable[Span]) -> Iterator[tuple[Span, int, int]]:
    """Yield each phrase with the number of symbols in it, and of those from the end of the one
    before it on."""
    rest, last = iter(phrases), 0
    while some := list(islice(rest, _AT_A_TIME)):
        yield from zip(some, *_sizes(text, last, some), strict=True)
        last = some[-1][1]


def _sizes(text: str, last: int, some: Sequence[Span]) -> tuple[list[int], list[int]]:
    if len(text) < LONG:
        own = [count_symbols(text[start:end]) for start, end in some]
        ends = [last, *(end for _, end in some)]
        return own, [count_symbols(text[before:end]) for before, end in pairwise(ends)]
    import numpy as np

    counts = np.append(0, np.cumsum(are_symbols(text[last : some[-1][1]]), dtype=np.int32))
    before, upto = counts[np.array(some).T - last]
    return (upto - before).tolist(), np.diff(upto, prepend=0).tolist()


def _is_border(text: str, last: int, start: int, size: int, more: int) -> bool:
    """Whether a block of ``size`` that ends at ``last`` leaves out the phrase from ``start`` on, to
    whose end it is so many symbols ``more``.

    It does so when it would be too full; at a line's end, when the next line would make it so.
    """
    if start - last > _FAR:
        return True
    if size > _HALF and "\n" in text[last:start]:
        end = text.find("\n", start, start + 3 * _FULL)
        return size + count_symbols(text[last : end if end >= 0 else start + 3 * _FULL]) > _FULL
    return size + more > _FULL


def _block(phrases: list[tuple[int, int]], text: str, limit: int) -> Block:
    """Return a block with the signs behind its last phrase, on the same line."""
    end = phrases[-1][1]
    line_end = text.find("\n", end, min(limit, end + _TAIL))
    return Block(phrases[0][0], line_end if line_end >= 0 else min(limit, end + _TAIL), phrases)


def narrow(text: str, block: Block, phrases: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Yield blocks of the few ``phrases`` of ``block`` that are in doubt, each in a narrow window.

    >>> text = "یک، دو، سه"
    >>> some = narrow(text, Block(0, 10, [(0, 2), (4, 6), (8, 10)]), [(4, 6)])
    >>> [text[block.start : block.end] for block in some]
    ['دو']
    """
    start = end = -1
    held: list[tuple[int, int]] = []
    for phrase in phrases:
        if held and count_symbols(text[start : phrase[1]]) > _NARROW // 2:
            yield Block(start, end, held, _NARROW)
            held = []
        start, end = start if held else phrase[0], phrase[1]
        held.append(phrase)
    if held:
        yield Block(start, end, held, _NARROW)


def around(
    text: str, asked: Sequence[int], phrases: Sequence[Span], size: int
) -> Iterator[tuple[Block, list[int]]]:
    """Yield blocks of the words around the places ``asked``, in order, and the places in each.

    ``size``: of the window that the network is to see (symbols).

    >>> text = "او هر روز به خانه می رود و باز می گردد"
    >>> [text[b.start : b.end] for b, _ in around(text, [18], [(0, len(text))], 96)]
    ['روز به خانه می رود و']
    """
    starts = [phrase[0] for phrase in phrases]
    spans: list[Span] = []
    places: list[int] = []
    last = -1
    for at in asked:
        number = bisect_right(starts, at) - 1
        start, end = _words_around(text, at, *phrases[number])
        if places and count_symbols(text[spans[0][0] : end]) > size // 2:
            yield Block(spans[0][0], spans[-1][1], spans, size), places
            spans, places = [], []
        if places and number == last:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
        places.append(at)
        last = number
    if places:
        yield Block(spans[0][0], spans[-1][1], spans, size), places


def _words_around(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Return the span of the word before ``at`` and the one behind it, with two on each side."""
    left, right = at, at
    for _ in range(_BESIDE):
        left = max(start, text.rfind(SPACE, start, max(left - 1, start)) + 1)
    for _ in range(_BESIDE):
        found = text.find(SPACE, right + 1, end)
        right = found if found >= 0 else end
    return left, right


def window(text: str, block: Block) -> tuple[int, int]:
    """Return the span of a block with as much around it as fills the tagger's window.

    What stands before it is taken first, but of a narrow window no more than half.
    """
    room = block.window - count_symbols(text[block.start : block.end])
    least = room // 2 if block.window < _WINDOW else 0
    start, end = block.start, block.end
    while start and room > least:
        start -= 1
        room -= text[start] not in _GAPS
    while end < len(text) and room > 0:
        room -= text[end] not in _GAPS
        end += 1
    return start, end
