"""The scan of a text for the anchors of all patterns at once.

Code points that no pattern tells apart are one symbol. A table says of each pair of symbols which
patterns allow them before and at the beginning of a match, another which allow them there and
behind. Both are looked up in arrays, place by place, and intersected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.anchors.beginnings import Beginning, beginnings, holds
from textfix.anchors.pattern import DENSE, ENTERED
from textfix.recall import recalled

_AT_A_TIME: Final = 1 << 16  # code points: what is made of them stays in the processor's cache
_PLANE: Final = 1 << 16
# What most texts hold, learned at once: Latin letters, Arabic ones, signs.
_BLOCKS: Final = ((0x20, 0x80), (0x600, 0x700), (0x2000, 0x2030))
_USUAL: Final = np.concatenate([np.arange(*block) for block in _BLOCKS])
_BITS: Final = 64  # patterns in one look
_ALL: Final = np.uint64((1 << _BITS) - 1)
_SAMPLE: Final = 1 << 12  # code points from the middle of a text that show whose anchors are many
# Symbols are bytes: one for a code point not met yet, one that may be any (the edge of a text, what
# lies beyond the first plane, one symbol too many), and those of the kinds met.
_NEW, _ANY, _MOST = 0, 1, 255

Places = NDArray[np.int32]
Sets = NDArray[np.uint64]
Symbols = NDArray[np.uint8]


class Look(NamedTuple):
    """The anchors of up to 64 patterns, in order, and whose they are (sets of bits)."""

    places: Places
    sets: Sets


class Scan:
    """The anchors of all patterns in one text."""

    def __init__(self, looks: Sequence[Look], sparse: Sequence[np.uint64]) -> None:
        self._looks, self._sparse = looks, sparse

    def is_sparse(self, number: int) -> bool:
        """Whether the pattern ``number`` has few anchors: of others they were not looked for."""
        return bool(self._sparse[number // _BITS] & np.uint64(1 << number % _BITS))

    def anchors(self, number: int) -> Places:
        """Return the anchors of the pattern ``number``, in order."""
        look = self._looks[number // _BITS]
        bit = np.uint64(1 << number % _BITS)
        found: Places = look.places[(look.sets & bit) != 0]
        return found


class _Tables:
    """The symbols of the code points met so far, and for each look the patterns of their pairs."""

    def __init__(self, patterns: Sequence[Sequence[Beginning]]) -> None:
        self.patterns = patterns
        self._kinds = sorted({kind for some in patterns for one in some for kind in one}, key=repr)
        self._symbol_of: dict[tuple[bool, ...], int] = {}
        self._symbols = np.zeros(_PLANE + 1, np.uint8)
        self._symbols[_PLANE] = _ANY
        self.looks: list[tuple[Sets, Sets]] = []
        self._learn(_USUAL if patterns else _USUAL[:1])

    def read(self, text: str) -> Symbols:
        """Return the symbols of ``text``, with one that may be any at its edges."""
        symbols = np.full(len(text) + 2, _ANY, np.uint8)
        met = np.zeros(len(self._symbols), np.bool_)
        for start in range(0, len(text), _AT_A_TIME):
            codes = _codes(text[start : start + _AT_A_TIME])
            met[codes] = True
            symbols[start + 1 : start + 1 + len(codes)] = self._symbols[codes]
        new = np.flatnonzero(met & (self._symbols == _NEW))
        if not new.size:
            return symbols
        self._learn(new)
        return self.read(text)

    def _learn(self, codes: NDArray[np.int64]) -> None:
        """Give ``codes`` their symbols."""
        known = len(self._symbol_of)
        rows = np.array([holds(kind, codes) for kind in self._kinds]).T.tolist()
        for code, row in zip(codes.tolist(), rows or [[]] * len(codes), strict=True):
            symbol = self._symbol_of.setdefault(tuple(row), len(self._symbol_of) + _ANY + 1)
            self._symbols[code] = symbol if symbol <= _MOST else _ANY
        if len(self._symbol_of) > known:
            self._pair()

    def _pair(self) -> None:
        """Write the tables of pairs anew."""
        rows = zip(*list(self._symbol_of)[: _MOST - _ANY], strict=True)
        held = {k: np.array([True, True, *row]) for k, row in zip(self._kinds, rows, strict=True)}
        looks = []
        for first in range(0, len(self.patterns), _BITS):
            before, behind = np.zeros((2, _MOST + 1, _MOST + 1), np.uint64)
            for bit, some in enumerate(self.patterns[first : first + _BITS]):
                for one in some:
                    _enter(before, bit, held[one.before], held[one.at])
                    _enter(behind, bit, held[one.at], held[one.behind])
            looks.append((before.ravel(), behind.ravel()))
        self.looks = looks


def _codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of ``text``, those beyond the first plane as one."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, _PLANE) if codes.max(initial=0) >= _PLANE else codes


def _enter(table: Sets, bit: int, first: NDArray[np.bool_], second: NDArray[np.bool_]) -> None:
    """Set ``bit`` for the pairs of a symbol of ``first`` and one of ``second``."""
    pairs = (first[:, None] & second).astype(np.uint64) << np.uint64(bit)
    table[: len(first), : len(second)] |= pairs


_LOCK: Final = Lock()
_tables = _Tables(())


@recalled
def scan(text: str) -> Scan:
    """Scan ``text`` for the anchors of all patterns."""
    global _tables
    with _LOCK:  # what one thread learns, another must not half see
        if len(_tables.patterns) < len(ENTERED):  # a module was imported since
            read = [beginnings(p.compiled.pattern, p.compiled.flags) for p in ENTERED]
            _tables = _Tables(read)
        symbols = _tables.read(text)
        tables = _tables.looks
    sparse = [_ALL] * len(tables)
    if len(text) >= _SAMPLE:
        sample = symbols[(len(text) - _SAMPLE) // 2 :][: _SAMPLE + 2]
        sparse = list(map(_sparse, _sets(sample, tables)))
    parts = [
        _look(symbols[start : start + _AT_A_TIME + 2], start, tables, sparse)
        for start in range(0, len(text) or 1, _AT_A_TIME)
    ]
    return Scan([_joined(looks) for looks in zip(*parts, strict=True)], sparse)


def _sets(symbols: Symbols, tables: Sequence[tuple[Sets, Sets]]) -> Iterator[Sets]:
    """Yield for each look the patterns that may begin at each code point of a part of a text, by
    its symbols and those on its two sides."""
    pairs = (symbols[:-1].astype(np.uint16) << 8) | symbols[1:]
    for before, behind in tables:
        yield before[pairs[:-1]] & behind[pairs[1:]]


def _sparse(sets: Sets) -> np.uint64:
    """Return the patterns that may begin at few code points of a sample."""
    bits = np.unpackbits(
        sets.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"
    )
    few = np.packbits(bits.sum(axis=0) * DENSE < len(sets), bitorder="little")
    found: np.uint64 = few.view("<u8")[0]
    return found


def _look(
    symbols: Symbols,
    start: int,
    tables: Sequence[tuple[Sets, Sets]],
    sparse: Sequence[np.uint64],
) -> list[Look]:
    """Look for all anchors of sparse patterns in a part of a text that begins at ``start``."""
    looks = []
    for sets, few in zip(_sets(symbols, tables), sparse, strict=True):
        sets &= few
        places = np.flatnonzero(sets != 0)
        looks.append(Look((places + start).astype(np.int32), sets[places]))
    return looks


def _joined(looks: Sequence[Look]) -> Look:
    places, sets = zip(*looks, strict=True)
    return Look(np.concatenate(places), np.concatenate(sets))
