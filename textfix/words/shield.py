"""What is not Persian prose and keeps its spaces: addresses, code, markup, Arabic, the Quran."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from textfix.anchors import Anchored
from textfix.unicode.letters import (
    ARABIC_ALPHABET,
    ARABIC_LETTERS,
    ONLY_PERSIAN,
    character_class,
)

WORD_LETTERS: Final = ARABIC_ALPHABET | ONLY_PERSIAN
"""The letters of words that are repaired; a word with any other letter is another language's."""

MASK: Final = "\N{REPLACEMENT CHARACTER}"

_FENCED: Final = re.compile(r"^(```|~~~)[^\n]*\n(?:.*?\n)?\1[^\n]*$", re.MULTILINE | re.DOTALL)
_INLINE: Final = Anchored(
    r"`[^`\n]+`|\N{ORNATE RIGHT PARENTHESIS}[^\N{ORNATE LEFT PARENTHESIS}\n]*"
    r"|\N{ORNATE LEFT PARENTHESIS}[^\N{ORNATE RIGHT PARENTHESIS}\n]*"
)
# A sign that no word of prose holds: all between the white space around it is shielded.
_SIGN: Final = Anchored(
    rf"://|www\.|[@_\\#<>{{}}=]|[{character_class(ARABIC_LETTERS - WORD_LETTERS)}]"
)
_SPACE: Final = re.compile(r"\s")

_HARAKAT: Final = (
    "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}\N{ARABIC FATHA}\N{ARABIC DAMMA}"
    "\N{ARABIC KASRA}\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
)
# A vowel mark on every third letter is the Quran's way; a short word alone may be a Persian «عَلَم».
_FEWEST_LETTERS: Final = 6
_VOCALIZED: Final = re.compile(f"[{_HARAKAT}]")
# Yeh and keheh are left out: an earlier stage may have written them in the Arabic, too.
_PERSIAN: Final = re.compile(
    "[\N{ARABIC LETTER PEH}\N{ARABIC LETTER TCHEH}\N{ARABIC LETTER JEH}\N{ARABIC LETTER GAF}]"
)
_ONLY_ARABIC: Final = (
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}\N{ARABIC LETTER TEH MARBUTA}"
    "\N{ARABIC LETTER ALEF MAKSURA}\N{ARABIC LETTER YEH}\N{ARABIC LETTER KAF}"
)
_ARABIC_WORD: Final = re.compile(f"^[وفبکل]?ال..|^لل..|[{_ONLY_ARABIC}]")
ARABIC_SIGNS: Final = frozenset(_HARAKAT + _ONLY_ARABIC)
"""Without one of these, and without an article, no phrase is Arabic."""
# Words that are Arabic among Arabic ones; among Persian ones they may be two words, glued.
_ARABIC_PARTICLES: Final = re.compile(
    "لا|فی|الی|عن|قد|لم|لن|قل|انا|انما|ذلک|هذا|الا|اله|ثم|اذا|[وف](?:ما|لا|من|فی|علی|هو|هم|لم|لو|قد)"
)


def mask(text: str) -> str:
    """Return ``text``, as long as it was, with ``MASK`` for every code point not to be touched.

    >>> mask("نشانی: https://fa.example.org/زبان_فارسی است").count(MASK)
    33
    """
    spans = list(_spans(text))
    return hide(text, spans) if spans else text


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with ``MASK`` for each code point of ``spans``, which may overlap.

    >>> hide("سلام دنیا", [(1, 3), (0, 2)]).count(MASK)
    3
    """
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            start = max(start, at)
            parts += [text[at:start], MASK * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if "```" in text or "~~~" in text:
        yield from (m.span() for m in _FENCED.finditer(text))
    yield from (m.span() for m in _INLINE.finditer(text))
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= done:
            start = _after_last_space(text, done, sign.start())
            space = _SPACE.search(text, sign.end())
            done = space.start() if space else len(text)
            yield start, done


def _after_last_space(text: str, start: int, end: int) -> int:
    """Return where the stretch without white space that ends at ``end`` begins."""
    at = end
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at


def is_arabic(phrase: str) -> bool:
    """Whether ``phrase`` is Arabic or vocalized as the Quran is, and so not ours to space.

    >>> is_arabic("بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ"), is_arabic("الحمد لله رب العالمين")
    (True, True)
    >>> is_arabic("بین الملل و حق الناس در قوانین کشور"), is_arabic("مثلاً این کتاب")
    (False, False)
    """
    if _VOCALIZED.search(phrase):
        vocalized = len(_VOCALIZED.findall(phrase))
        letters = sum(map(str.isalpha, phrase))
        if letters >= _FEWEST_LETTERS and vocalized * 3 >= letters:
            return True
    words = phrase.split()
    if len(words) <= 2 or _PERSIAN.search(phrase):
        return False
    arabic = sum(bool(_ARABIC_WORD.search(word)) for word in words)
    if not arabic:
        return False
    return (arabic + sum(bool(_ARABIC_PARTICLES.fullmatch(word)) for word in words)) * 2 >= len(
        words
    )
