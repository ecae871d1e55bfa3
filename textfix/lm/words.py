"""A sorted list of words in little memory: a byte a letter, fronts shared with the word before."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final

__all__ = ["WordList", "choose_alphabet", "pack_words"]

# Every sixteenth word is stored whole: a search bisects those, then reads one block.
BLOCK: Final = 16
# A word is one byte below this, the length of the front it shares with the word before it,
# and then its own letters, bytes from this upward in the order of their code points.
FRONTS: Final = 24
_AFTER_ALL: Final = b"\xff"
_ENTRY: Final = re.compile(rb"[\x00-\x17][^\x00-\x17]*")


def choose_alphabet(words: Iterable[str]) -> str:
    """Return the letters of the words in the order of their code points.

    Raises ``ValueError`` when there are more than one byte can tell apart.
    """
    alphabet = "".join(sorted(set("".join(words))))
    if len(alphabet) > 255 - FRONTS:
        raise ValueError(f"{len(alphabet)} different letters are too many for one byte each")
    return alphabet


def _encoder(alphabet: str) -> Any:
    return codecs.charmap_build("\ufffe" * FRONTS + alphabet + "\ufffe" * (232 - len(alphabet)))


def pack_words(words: list[str], alphabet: str) -> tuple[memoryview, memoryview]:
    """Pack sorted words into bytes; return these and where every sixteenth word begins."""
    encoder = _encoder(alphabet)
    out, blocks, last = bytearray(), [], b""
    for place, word in enumerate(words):
        code = codecs.charmap_encode(word, "strict", encoder)[0]
        front = 0
        if place % BLOCK == 0:
            blocks.append(len(out))
        else:
            limit = min(FRONTS - 1, len(code), len(last))
            while front < limit and code[front] == last[front]:
                front += 1
        out += bytes([front]) + code[front:]
        last = code
    return memoryview(bytes(out)), memoryview(array("I", blocks))


class WordList:
    """Words in the order of their code points, found by bisection in a mapped file.

    >>> letters, blocks = pack_words(["آب", "آبان", "باد"], "آابدن")
    >>> words = WordList("آابدن", letters, blocks, 3)
    >>> words.index("آبان"), words.index("آبی"), words[2], words.span("آب")
    (1, -1, 'باد', (0, 2))
    """

    def __init__(self, alphabet: str, letters: memoryview, blocks: memoryview, size: int) -> None:
        self._alphabet = alphabet
        self._encoder = _encoder(alphabet)
        self._letters = letters
        self._blocks = blocks
        self._size = size
        self._block = lru_cache(maxsize=4096)(self._read_block)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, place: int) -> str:
        if not 0 <= place < self._size:
            raise IndexError(place)
        return "".join(self._alphabet[letter - FRONTS] for letter in self._code(place))

    def index(self, word: str) -> int:
        """Return the place of a word, -1 when the list lacks it."""
        code = self._encode(word)
        if code is None:
            return -1
        place, found = self._find(code)
        return place if found else -1

    def span(self, prefix: str) -> tuple[int, int]:
        """Return the places [first, end) of the words that begin with a prefix."""
        code = self._encode(prefix)
        if code is None:
            return 0, 0
        first, _ = self._find(code)
        if first == self._size or not self._code(first).startswith(code):
            return first, first
        return first, self._find(code + _AFTER_ALL)[0]

    def _code(self, place: int) -> bytes:
        return self._block(place // BLOCK)[place % BLOCK]

    def parts(self, number: int) -> Iterator[tuple[str, list[int]]]:
        """Yield the letters of ``number`` words in a row, with the length of each, and so on.

        >>> letters, blocks = pack_words(["آب", "آبان", "باد"], "آابدن")
        >>> list(WordList("آابدن", letters, blocks, 3).parts(2))
        [('آبآبان', [2, 4]), ('باد', [3])]
        """
        table = "\0" * FRONTS + self._alphabet
        entries = _ENTRY.finditer(self._letters)
        last = b""
        while some := [match.group() for match in islice(entries, number)]:
            words = []
            for entry in some:
                last = last[: entry[0]] + entry[1:]
                words.append(last)
            yield codecs.charmap_decode(b"".join(words), "strict", table)[0], list(map(len, words))

    def _encode(self, word: str) -> bytes | None:
        try:
            return codecs.charmap_encode(word, "strict", self._encoder)[0]
        except UnicodeEncodeError:
            return None

    def _span(self, block: int) -> tuple[int, int]:
        last = block + 1 == len(self._blocks)
        return self._blocks[block], len(self._letters) if last else self._blocks[block + 1]

    def _read_block(self, block: int) -> list[bytes]:
        start, end = self._span(block)
        words, last = [], b""
        for entry in _ENTRY.findall(self._letters[start:end]):
            last = last[: entry[0]] + entry[1:]
            words.append(last)
        return words

    @cached_property
    def _heads(self) -> list[bytes]:
        """The first word of every block: some 15,000 in all, read when a word is first sought."""
        spans = map(self._span, range(len(self._blocks)))
        entries = (_ENTRY.match(self._letters, start, end) for start, end in spans)
        return [entry.group()[1:] for entry in entries if entry]

    def _find(self, code: bytes) -> tuple[int, bool]:
        """Return the number of words below ``code``, and whether the next one is ``code``."""
        block = bisect_left(self._heads, code)
        if block < len(self._heads) and self._heads[block] == code:
            return block * BLOCK, True
        if block == 0:
            return 0, False
        words = self._block(block - 1)
        place = bisect_left(words, code)
        return (block - 1) * BLOCK + place, place < len(words) and words[place] == code
