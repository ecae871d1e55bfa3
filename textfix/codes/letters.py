r"""Which letter a foreign code point stands for: مͬ for می, دانشͽاه for دانشگاه.

A font whose Unicode table is wrong for one glyph gives that letter a foreign code all over the
document. The words say which letter it is: the one that makes known words of nearly all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textfix.anchors import Anchored
from textfix.lm.tokens import fold_word
from textfix.unicode.letters import LETTER_CLASS

if TYPE_CHECKING:
    from textfix.lm.model import Model

LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤۀ"
"""What a glyph may be."""

_LETTER = LETTER_CLASS
# Controls, private and unassigned code points, and letters and marks of scripts that no Persian
# word holds; Latin letters and digits are words of their own beside Persian ones.
_FOREIGN = (
    "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\u0250-\u0482\u0500-\u05ff"
    "\u0700-\u074f\u0780-\u085f\u0900-\u1dff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
)
_BESIDE = Anchored(f"[{_FOREIGN}]+(?=[{_LETTER}])|(?<=[{_LETTER}])[{_FOREIGN}]+|[{_FOREIGN}]{{2,}}")
_WORD = re.compile(f"[{_LETTER}{_FOREIGN}]+")
_OTHER = re.compile(f"[{_FOREIGN}]")
_ENOUGH = 8  # different words with the code point
_SHARE = 0.6  # of them must be known, with the letter
_CLEAR = 0.3  # log10 a word by which it must be likelier than any other letter, or none
_LEAST = -20.0  # log10: no word says more against a letter
_ROUNDS, _TRIED = 6, 120


class Code(NamedTuple):
    """A code point, the letter it stands for ("" if that is open), and its words."""

    sign: str
    letter: str
    words: int


def find_beside(text: str) -> Iterator[re.Match[str]]:
    """Yield the foreign code points of ``text`` that stand in a word, or in a row.

    >>> [found.span() for found in find_beside("دانشͽاه، ͽ")]
    [(4, 5)]
    """
    yield from _BESIDE.finditer(text)


def find_codes(text: str) -> list[Code]:
    """Return the foreign code points of ``text`` that stand in words, with their letters.

    >>> words = "دانشͽاه دیͽر بزرͽ ͽرفت هنͽام رنͽ جنͽ پلنͽ ͽفت فرهنͽ"
    >>> find_codes(words)
    [Code(sign='ͽ', letter='گ', words=10)]
    """
    counts = Counter(sign for found in find_beside(text) for sign in found[0])
    signs = [sign for sign, count in counts.most_common(_ROUNDS) if count >= _ENOUGH]
    if not signs:
        return []
    from textfix.lm import load

    model = load()
    known: dict[str, str] = {}
    found = []
    for sign in signs:
        places = list(_places(text, sign, known))
        words = {place.word for place in places}
        if len(words) >= _ENOUGH:
            letter = _letter(model, places[:: len(places) // _TRIED + 1], sign)
            found.append(Code(sign, letter, len(words)))
            if letter:
                known[sign] = letter
    return found


class _Place(NamedTuple):
    """A word with the code point, and the words beside it on its line."""

    before: str
    word: str
    behind: str


def _places(text: str, sign: str, known: Mapping[str, str]) -> Iterator[_Place]:
    """Yield the words in which ``sign`` is the only code point that is not read yet."""
    table = str.maketrans(dict(known))
    for line in text.split("\n"):
        if sign not in line:
            continue
        words = [word.translate(table) for word in _WORD.findall(line)]
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False):
            if sign in word and len(word) > 1 and not _OTHER.search(word.replace(sign, "")):
                yield _Place(before, word, behind)


def _letter(model: Model, places: Sequence[_Place], sign: str) -> str:
    """Return the letter that makes the likeliest words of ``places``, "" if none does clearly."""
    scores = sorted(
        (sum(_log10(model, place, sign, letter) for place in places), letter)
        for letter in ("", *LETTERS)
    )
    best, letter = scores[-1]
    words = {place.word.replace(sign, letter) for place in places}
    listed = sum(model.joined("", fold_word(word)).listed for word in words)
    clear = best - scores[-2][0] >= _CLEAR * len(places)
    return letter if clear and listed >= _SHARE * len(words) else ""


def _log10(model: Model, place: _Place, sign: str, letter: str) -> float:
    """Return log10 of a word, with ``letter`` for ``sign``, and of the one behind it."""
    before, word, behind = (fold_word(part.replace(sign, letter)) for part in place)
    p, w = model.word(model.START, model.id(before), word)
    return max(p + model.log10(model.id(before), w, model.id(behind)), _LEAST)


def name_of(sign: str) -> str:
    """Return the code point of ``sign`` as Unicode writes it, and its name.

    >>> name_of("ͬ")
    'U+036C COMBINING LATIN SMALL LETTER R'
    """
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
