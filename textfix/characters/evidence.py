"""What one part of a word says about the language it belongs to.

A part is a stretch of letters between spaces, ZWNJ and everything this stage turns into either, and
it is judged by its skeleton: so a part says the same before and after the stage has worked, and the
stage's second pass comes to the same verdicts as its first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.characters.seams import find_seams
from textfix.characters.vocabulary import ARABIC_WORDS, ARTICLE, IN, NO_ARTICLE, PERSIAN_WORDS
from textfix.unicode import bidi
from textfix.unicode.forms import FORMS, fold_forms
from textfix.unicode.letters import (
    AE,
    ARABIC_ALPHABET,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    BOM,
    ONLY_PERSIAN,
    RLM,
    TATWEEL,
    TEH_MARBUTA,
    WORD_JOINER,
    ZWJ,
    character_class,
)
from textfix.unicode.skeleton import VARIANTS

WITHIN_WORDS = frozenset({ZWJ, BOM, WORD_JOINER, TATWEEL}) | bidi.CONTROLS - {RLM}
"""What may stand inside a part without ending it."""

TEH_MARBUTAS = frozenset(
    {TEH_MARBUTA, "\N{ARABIC LETTER TEH MARBUTA GOAL}"}
    | {"\N{ARABIC LETTER TEH MARBUTA ISOLATED FORM}", "\N{ARABIC LETTER TEH MARBUTA FINAL FORM}"}
)

PART = re.compile(
    f"[{character_class(ARABIC_LETTERS)}]"
    f"[{character_class(ARABIC_LETTERS | ARABIC_MARKS | WITHIN_WORDS)}]*"
)

_THIRD_LETTERS = (
    ARABIC_LETTERS
    - ARABIC_ALPHABET
    - ONLY_PERSIAN
    - frozenset(VARIANTS)
    - frozenset(FORMS)
    - frozenset("\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}\N{ARABIC LETTER ALEF WASLA}")
)
"""Letters of Urdu, Kurdish, Pashto, Uyghur and others, that neither Persian nor Arabic has."""

_THIRD = re.compile(f"[{character_class(_THIRD_LETTERS)}]|{AE}.?{AE}|{AE}.+{AE}.+{AE}")
"""What a word of a third language shows: such a letter, or AE as a vowel, as Kurdish has it."""

MAYBE_THIRD = Anchored(f"[{character_class(_THIRD_LETTERS | {AE})}]")
"""What a text without a word of a third language mostly lacks."""

_PERSIAN_SHAPES = re.compile("[پچژگ]|های$|هایی$|ترین$")

_VOWEL_SIGNS = re.compile("[\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SUKUN}]")
_ONLY_ARABIC_SIGNS = re.compile(
    "[\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}-\N{ARABIC SMALL LOW MEEM}"
    "\N{ARABIC LETTER ALEF WASLA}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}]"
)
_HAMZAS = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
_HAMZA_FIRST = re.compile(f"[وفبلک]?[{_HAMZAS}]")
_TURNED_ARTICLE = "لا"
_TO_SPELLING = {ord(variant): letter for variant, letter in VARIANTS.items()} | dict.fromkeys(
    map(ord, ARABIC_MARKS | WITHIN_WORDS)
)


class Evidence(NamedTuple):
    """Points for a language: ``sure`` are those Arabic ones that come from what is nothing else.

    ``other`` counts the parts with a letter of a third language, ``parts`` all of them.
    """

    arabic: int = 0
    sure: int = 0
    persian: int = 0
    other: int = 0
    parts: int = 0


SILENT = Evidence(parts=1)
"""The evidence of most parts: none."""


def spelling(part: str) -> str:
    """Write ``part`` in letters, without marks and in the Persian variants: آ and ا stay apart."""
    return unicodedata.normalize("NFC", fold_forms(part)).translate(_TO_SPELLING)


@lru_cache(maxsize=1 << 14)
def weigh(part: str) -> Evidence:
    """Weigh one part, as the several parts it becomes where it lost a ZWNJ.

    >>> weigh("كه").persian, weigh("هذا").sure, weigh("كتاب").parts
    (1, 2, 1)
    """
    if _THIRD.search(part):
        return Evidence(other=1, parts=1)
    cuts = [*(at for at, c in enumerate(part[:-1], 1) if c == AE), *find_seams(part, 0, len(part))]
    if cuts:
        bounds = [0, *sorted(cuts), len(part)]
        return total([_weigh_word(part[a:b]) for a, b in pairwise(bounds)])
    return _weigh_word(part)


def _weigh_word(part: str) -> Evidence:
    word = spelling(part)
    feminine = part[-1] in TEH_MARBUTAS
    sure = 2 if word in ARABIC_WORDS or _ONLY_ARABIC_SIGNS.search(part) else 0
    if not sure and (_HAMZA_FIRST.match(word) or _is_vocalised(part, word)):
        sure = 1
    article = has_article(word)
    if article and (feminine or word[2] in _HAMZAS or word[:2] == "لل"):
        sure = 2
    if part[0] in TEH_MARBUTAS and word.endswith(_TURNED_ARTICLE):
        sure = 2  # a feminine word with the article, its letters in reverse order: ةيبرعلا
    persian = 2 if _PERSIAN_SHAPES.search(word) else int(word in PERSIAN_WORDS)
    if persian:
        return Evidence(persian=persian, parts=1)
    points = sure + article + (word == IN)
    return Evidence(points, sure, 0, 0, 1) if points else SILENT


def has_article(word: str) -> bool:
    """Whether ``word``, a :func:`spelling`, begins with the Arabic article.

    >>> has_article("المعارف"), has_article("الکترونیک")
    (True, False)
    """
    return bool(ARTICLE.match(word)) and not NO_ARTICLE.match(word)


def _is_vocalised(part: str, word: str) -> bool:
    """Whether ``part`` carries vowel signs on nearly half of its letters, and two at least."""
    signs = len(_VOWEL_SIGNS.findall(fold_forms(part)))
    return signs >= 2 and signs * 5 >= len(word) * 2


def total(parts: Sequence[Evidence]) -> Evidence:
    """Add up evidence.

    >>> total([weigh("از"), weigh("كتاب")])
    Evidence(arabic=0, sure=0, persian=1, other=0, parts=2)
    """
    telling = [part for part in parts if part is not SILENT]
    if not telling:
        return Evidence(parts=len(parts))
    arabic, sure, persian, other, number = map(sum, zip(*telling, strict=True))
    return Evidence(arabic, sure, persian, other, number + len(parts) - len(telling))
