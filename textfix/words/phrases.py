"""Phrases: stretches of Persian words with nothing but single gaps between their letters.

A gap is what stands between two neighbouring letters: nothing, one space or one ZWNJ. Anything else
(signs, digits, Latin, line breaks, tabs, runs of spaces, shielded text) ends the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textfix.anchors.pattern import LONG
from textfix.lm.tokens import fold_word
from textfix.unicode.letters import ARABIC_MARKS, SPACE, TATWEEL, ZWNJ, character_class
from textfix.words.shield import WORD_LETTERS, is_arabic

NOTHING, SPACED, JOINED = 0, 1, 2
"""The readings of a gap: nothing, a space, ZWNJ; the order is that of the tagger's columns."""

SIGNS: Final = ("", SPACE, ZWNJ)

LONGEST_WORD: Final = 40
"""Letters: nothing farther away is looked at as the same word, so that all work stays linear."""

# A line of so many symbols (code points but gaps) by space has lost spaces; so few tell nothing.
_LONG_TOKENS: Final = 8
_FEWEST: Final = 20
_AROUND: Final = 60

LETTER: Final = f"[{character_class(WORD_LETTERS)}]"
_MARKS: Final = f"[{character_class(ARABIC_MARKS | frozenset(TATWEEL))}]*"
_CLUSTER: Final = re.compile(f"({LETTER}{_MARKS})")
_WORD: Final = f"(?:{LETTER}{_MARKS})+"
_SEPARATOR: Final = re.compile(f"([{SPACE}{ZWNJ}])")
_TOKEN: Final = re.compile(f"(?:{LETTER}{_MARKS}{ZWNJ}?)+")
# The bound keeps one endless line without signs from becoming one endless phrase.
_MOST_WORDS: Final = 256


def phrase_pattern(words: int) -> re.Pattern[str]:
    """Return the pattern of phrases of so many words at most."""
    return re.compile(f"{_WORD}(?:[{SPACE}{ZWNJ}]{_WORD}){{0,{words - 1}}}")


_PHRASE: Final = phrase_pattern(_MOST_WORDS)


@dataclass(slots=True)
class Phrase:
    """A phrase of a text.

    ``letters``: folded, one for each cluster. ``at[k]``, ``end[k]``: where cluster ``k`` begins and
    ends in the text (code points). ``gaps[k]``: the reading of the gap before letter ``k``.
    ``crowded``: the line around it lost most of its spaces.
    """

    letters: str
    at: list[int]
    end: list[int]
    gaps: list[int]
    crowded: bool = False

    def word_before(self, at: int) -> int:
        """Return where the word that ends before letter ``at`` begins."""
        if at == 0:
            return 0
        k = at - 1
        while k and not self.gaps[k] and at - k < LONGEST_WORD:
            k -= 1
        return k

    def word_end(self, at: int) -> int:
        """Return where the word that begins at letter ``at`` ends."""
        k = min(at + 1, len(self.letters))
        while k < len(self.letters) and not self.gaps[k] and k - at < LONGEST_WORD:
            k += 1
        return k

    def words(self) -> list[tuple[int, int]]:
        """Return the spans (letters) of the words that the gaps now make."""
        cuts = [k for k, gap in enumerate(self.gaps) if gap or k == 0]
        return list(zip(cuts, [*cuts[1:], len(self.letters)], strict=True))


def find_spans(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the span of every phrase, of a text whose shielded parts are masked.

    >>> text = "سلام، کتاب ها  (see a.txt) خوب"
    >>> [text[start:end] for start, end in find_spans(text)]
    ['سلام', 'کتاب ها', 'خوب']
    """
    if len(masked) >= LONG:
        from textfix.words import spans

        yield from spans.find_spans(masked, _MOST_WORDS)
        return
    for match in _PHRASE.finditer(masked):
        if not is_arabic(match.group()):
            yield match.span()


def read_forms(phrase: str) -> tuple[list[str], list[bool]]:
    """Return the folded words of a phrase, and for each whether a space stands before it.

    >>> read_forms("كتاب‌ها را")
    (['کتاب', 'ها', 'را'], [False, False, True])
    """
    parts = _SEPARATOR.split(phrase)
    return [fold_word(part) for part in parts[::2]], [False, *(s == SPACE for s in parts[1::2])]


def read_words(phrase: str) -> tuple[list[str], list[int]]:
    """Read the folded words of a phrase, and the reading of the gap before each (the first: none).

    >>> read_words("كتاب‌ها را")
    (['کتاب', 'ها', 'را'], [0, 2, 1])
    """
    parts = _SEPARATOR.split(phrase)
    gaps = [NOTHING, *(SPACED if sign == SPACE else JOINED for sign in parts[1::2])]
    return [fold_word(part) for part in parts[::2]], gaps


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """Read the phrase in ``[start, end)``; None if a cluster does not fold to one letter.

    >>> phrase = read_phrase("كتاب ها", 0, 7)
    >>> phrase.letters, phrase.gaps
    ('کتابها', [0, 0, 0, 0, 1, 0])
    """
    letters, at, ends, gaps = [], [], [], []
    before = start
    for cluster in _CLUSTER.finditer(text, start, end):
        folded = fold_word(cluster.group())
        if len(folded) != 1:
            return None
        letters.append(folded)
        at.append(cluster.start())
        ends.append(cluster.end())
        gaps.append(SIGNS.index(text[before : cluster.start()]))
        before = cluster.end()
    return Phrase("".join(letters), at, ends, gaps, is_crowded(text, start, end))


def is_crowded(text: str, start: int, end: int) -> bool:
    """Whether the line around ``[start, end)`` has fewer spaces than words could do with."""
    start = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end, end + _AROUND)
    end = line_end if line_end >= 0 else min(len(text), end + _AROUND)
    tokens = _TOKEN.findall(text, start, end)
    letters = sum(map(len, tokens)) - text.count(ZWNJ, start, end)
    return letters > max(_FEWEST, _LONG_TOKENS * len(tokens))
