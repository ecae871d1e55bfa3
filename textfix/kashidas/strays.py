"""Kashidas read as a letter, one by one: بانهک for بانک, زمهین for زمین.

As rows of such a letter (``echoes``), but each kashida is one glyph. Then the letter stands all
over inside words that no dictionary lists, where a stroke can stand, and they are common words
without it; in some of them it stands beside itself, as it hardly ever does in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.kashidas.doubles import LETTER, find_doubles
from textfix.kashidas.echoes import RULE
from textfix.lm.tokens import fold_word
from textfix.pieces import Piece
from textfix.unicode.joining import joins_backward, joins_forward
from textfix.unicode.letters import ALEF, ARABIC_LETTERS

if TYPE_CHECKING:
    from textfix.lm.model import Model

_LETTERS: Final = re.compile(f"[{LETTER}]+")
_WORD: Final = re.compile(f"[{LETTER}]{{3,}}")
_DOUBLES: Final = 3  # different unknown words with the letter twice in a row
# Different words that only get known without the letter inside them: at a word's end it may be an
# ending that dictionaries do not list there (جایگاهت).
_ENOUGH: Final = 8
_SURE: Final = 4.0  # log10 by which they do
_LIKELY: Final = 3.0  # log10 that suffice where the letter is known to be a kashida
_MOST: Final = 3  # strokes in a word
_PRICE: Final = 2.0  # log10 of a stroke more


class _Stray(NamedTuple):
    """The places (in the word) of the letters to take out, and how much (log10) it gains."""

    places: tuple[int, ...]
    margin: float


def find_strays(text: str) -> list[Piece]:
    """Return the removals of single letters that stand for kashidas in ``text``.

    >>> find_strays("بانهک، عامهل، الله")
    []
    """
    doubled: dict[str, set[str]] = {}
    for letter, word in _doubled(text):
        doubled.setdefault(letter, set()).add(word)
    doubled.pop(ALEF, None)  # which lam-alefs put beside themselves
    letters = [
        letter
        for letter, words in doubled.items()
        if len(words) >= _DOUBLES and _are_unknown(words)
    ]
    return list(_removals(text, letters)) if letters else []


def _doubled(text: str) -> Iterator[tuple[str, str]]:
    """Yield the last letter that stands twice in a row in a word, and the word.

    >>> list(_doubled("الله و ممکککن"))
    [('ل', 'الله'), ('ک', 'ممکککن')]
    """
    end, last = -1, ("", "")
    for at in find_doubles(text):
        if at >= end:
            if last[1]:
                yield last
            start = at
            while start and text[start - 1] in ARABIC_LETTERS:
                start -= 1
            word = _LETTERS.match(text, at)
            end = word.end() if word else at + 1
        last = text[at], text[start:end]
    if last[1]:
        yield last


def _are_unknown(words: set[str]) -> bool:
    """Whether so many of ``words``, and most of them, are in no dictionary."""
    from textfix.lm import load

    model = load()
    unknown = sum(not model.is_listed(fold_word(word)) for word in words)
    return unknown >= max(_DOUBLES, len(words) // 2)


def _removals(text: str, letters: Sequence[str]) -> Iterator[Piece]:
    from textfix.lm import load

    model = load()
    words = list(_WORD.finditer(text))
    forms = {word[0] for word in words}
    unknown = {form for form in forms if not model.is_listed(fold_word(form))}
    if 2 * len(unknown) > len(forms):
        return  # not words, but words turned round, for instance
    for letter in letters:
        read = {form: _read(model, form, letter) for form in unknown if letter in form}
        sure = [form for form, stray in read.items() if stray.margin >= _SURE]
        if sum(read[form].places[-1] + 1 < len(form) for form in sure) < _ENOUGH:
            continue
        # Dictionaries list rare words that such a letter makes of common ones: بهه, شهده.
        listed = {form for form in forms - unknown if letter in form}
        rare = {form: _read(model, form, letter) for form in listed}
        read |= {form: stray for form, stray in rare.items() if stray.margin >= _SURE}
        for word in words:
            stray = read.get(word[0])
            if stray and stray.margin >= _LIKELY:
                for place in stray.places:
                    at = word.start() + place
                    yield Piece(at, at + 1, "", RULE, stray.margin)


def _read(model: Model, form: str, letter: str) -> _Stray:
    """Return the likeliest word in an unknown ``form``, less some strokes.

    The margin is against ``form`` as it is, or as two words that lost the gap between them.
    """
    strokes = [at for at in range(1, len(form)) if form[at] == letter and _may_stretch(form, at)]
    found = [
        (model.joined("", fold_word(_without(form, places))), places)
        for number in range(1, 1 + min(_MOST, len(strokes)))
        for places in combinations(strokes, number)
    ]
    best, places = max(
        ((word.log10 - _PRICE * (len(cut) - 1), cut) for word, cut in found if word.listed),
        default=(0.0, ()),
    )
    if not places:
        return _Stray((), 0.0)
    as_is = model.joined("", fold_word(form)).log10
    return _Stray(places, best - max(_log10_apart(model, fold_word(form)), as_is))


def _may_stretch(form: str, at: int) -> bool:
    """Whether a stroke can stand at ``at``: between two letters that join, or before such a one."""
    return joins_forward(form[at - 1]) and (at + 1 == len(form) or joins_backward(form[at + 1]))


def _without(form: str, places: tuple[int, ...]) -> str:
    return "".join(c for at, c in enumerate(form) if at not in places)


def _log10_apart(model: Model, form: str) -> float:
    """Return log10 of the likeliest two words that ``form`` may be, glued."""
    cuts = ((form[:at], form[at:]) for at in range(1, len(form)))
    return max(model.joined("", a).log10 + model.joined("", b).log10 for a, b in cuts)
