"""The gaps stage: where an extractor read all spaces for ZWNJs, they are spaces again.

A font has no glyph for the ZWNJ, so a typesetter shows its space, without width; and the PDF says
of one glyph what one code point it stands for: the one that came first. Mostly that is the space,
and ZWNJs come out as spaces. Where it is the ZWNJ every space comes out as one, and words of a
whole line hang together: ``این‌کتاب‌را‌در‌تهران‌خرید``. Which of them were ZWNJs is for the words
stage to say, as in those other documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.counting import count_beyond
from textfix.pieces import Piece, Repair, fill, kept
from textfix.stage import Rule, changed_lines
from textfix.unicode.letters import (
    LETTER_CLASS,
    SPACE,
    ZWNJ,
)

RULE = "space-as-zwnj"

_LETTER = LETTER_CLASS
_CHAIN = re.compile(f"[{_LETTER}]+(?:{ZWNJ}[{_LETTER}]+){{5,}}")
_SPACED = re.compile(f"(?<=[{_LETTER}]) (?=[{_LETTER}])")
_LONGEST = 8  # letters to a gap: in prose there are four or five
_MOST = 4  # ZWNJs to a space between letters
_ENOUGH = 5  # different chains, before a document can say anything


@dataclass(frozen=True, slots=True)
class Gaps:
    """Puts spaces in place of the ZWNJs of lines in which there are ZWNJs between all words.

    It runs before all that read words.
    """

    name: ClassVar[str] = "gaps"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "the ZWNJs of lines whose words all hang together by them are spaces"),
    )

    def repair(self, text: str) -> Repair:
        """Put spaces for the ZWNJs of ``text``, where it has them for spaces.

        >>> from textfix.pieces import render
        >>> words = "باران و برف و گرگ در کوه ماند و کسی پایین نیامد".split()
        >>> text = "\\n".join("\\N{ZERO WIDTH NON-JOINER}".join(words[at:]) for at in range(6))
        >>> render(text, Gaps().repair(text).pieces).split("\\n")[5]
        'در کوه ماند و کسی پایین نیامد'
        """
        if text.count(ZWNJ) < _ENOUGH * _ENOUGH or not _has_chains(text) or not is_persian(text):
            return kept(text)
        return Repair(fill(text, [Piece(at, at + 1, SPACE, RULE) for at in _for_spaces(text)]))

    def broken_law(self, before: str, after: str) -> str:
        """Code point by code point the same, but that on some lines all ZWNJs are spaces; there the
        letters had hardly a space between them."""
        if len(before) != len(after):
            return "code points came or went"
        old, new = changed_lines(before, after)
        if old.replace(ZWNJ, SPACE) != new:
            return "more changed than ZWNJs to spaces, or not all of a line"
        if old.count(SPACE) > len(old) / 3:
            return "lines with spaces between their words changed"
        return ""


def _has_chains(text: str) -> bool:
    """Whether there are several chains of words, as dense as words are in prose, on lines without
    the spaces of prose.

    No compound has so many ZWNJs: نمی‌خواسته‌ایم has two.
    """
    chains: set[str] = set()
    for line in text.split("\n"):
        found = _CHAIN.search(line) if _is_joined(line) else None
        if found and len(found[0]) <= (_LONGEST + 1) * found[0].count(ZWNJ):
            chains.add(found[0])
        if len(chains) >= _ENOUGH:
            return True
    return False


def _is_joined(line: str) -> bool:
    """Whether a line has more ZWNJs than ``_MOST`` times its spaces between two letters."""
    joiners = line.count(ZWNJ)
    return joiners > _MOST * count_beyond(_SPACED.finditer(line), joiners / _MOST)


def _spaces(line: str) -> int:
    """Count the spaces between two letters."""
    return sum(1 for _ in _SPACED.finditer(line))


def _for_spaces(text: str) -> Iterator[int]:
    """Yield the places of ZWNJs on lines that have more of them than of spaces between letters."""
    start = 0
    for line in text.split("\n"):
        joiners = line.count(ZWNJ)
        if joiners and joiners > _spaces(line):
            yield from (start + at for at, c in enumerate(line) if c == ZWNJ)
        start += len(line) + 1
