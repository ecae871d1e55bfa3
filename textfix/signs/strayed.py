"""Hamzas of the ezafe far off their heh: «ٔ در این مقاله مسئله مکان‌یابی» for «… مسئلهٔ مکان‌یابی».

PDFium puts such a mark down where the run of its word begins, or the line. Which heh it left, the
words around each say: the language model knows خانۀ ما from خانه بود.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.signs.hamza import END, LETTER, SILENT
from textfix.signs.swap import Swap, Taken
from textfix.unicode.letters import HAMZA_ABOVE, HEH_WITH_YEH_ABOVE, ZWNJ

RULE = "strayed-hamza"

_STRAY = Anchored(f"(?<!\\S){HAMZA_ABOVE} ")
_LINE = re.compile("[^\n\f]*")
_WORD = re.compile(f"[{LETTER}][{LETTER}{ZWNJ}]*{SILENT}{END}")
_RUN = re.compile(f"[^{LETTER}{ZWNJ} ]")
_FOLLOWED = re.compile(f" (?!{HAMZA_ABOVE})")
_LEAST = -1.0  # log10: what a place of the heh with a hamza may be less likely than without


class _Place(NamedTuple):
    """A heh that may have lost a hamza: where it ends (code points), and by how much likelier
    (log10) its word is with one there."""

    end: int
    gain: float


def find_strayed(text: str, others: Sequence[Swap]) -> Iterator[Swap]:
    """Yield the hamzas of ``text`` that stand on no letter, less those in ``others``, with the
    letters up to the heh that they left.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "\u0654 در این مقاله مسئله مکان‌یابی حل می‌شود و نتیجه خوب است."
    >>> render(text, swapped_pieces(text, find_strayed(text, [])))
    'در این مقاله مسئلهٔ مکان‌یابی حل می‌شود و نتیجه خوب است.'
    """
    if HAMZA_ABOVE not in text or not is_persian(text):
        return
    taken = Taken(others)
    done = 0
    for found in _STRAY.finditer(text):
        start = found.start()
        if start < done or taken.meets(start, start + 1):
            continue
        line = _LINE.match(text, start)
        places = [*_places(text, found.end(), line.end() if line else start)]
        best = max(places, key=lambda place: place.gain, default=None)
        if best is None or best.gain < _LEAST:
            continue
        end = best.end
        if taken.meets(start, end):
            continue
        rest = max((p.gain for p in places if p is not best), default=_LEAST)
        done = end
        yield Swap(start, end, (*range(found.end(), end), start), RULE, best.gain - rest)


def _places(text: str, start: int, end: int) -> Iterator[_Place]:
    """Yield the places of the run that begins at ``start``, or of the whole line."""
    run = _RUN.search(text, start, end)
    for stop in (run.start() if run else end, end):
        found = [*_hehs(text, start, stop, end)]
        if found:
            yield from found
            return


def _hehs(text: str, start: int, stop: int, end: int) -> Iterator[_Place]:
    for word in _WORD.finditer(text, start, stop):
        if _FOLLOWED.match(text, word.end()):
            yield _Place(word.end(), _gain(text, word.start(), word.end(), end))


def _gain(text: str, start: int, stop: int, end: int) -> float:
    """Return by how much (log10) the word of ``[start, stop)`` is likelier with a hamza."""
    from textfix.lm import load
    from textfix.lm.fitting import fit
    from textfix.lm.tokens import fold_word, tokenize

    model, word = load(), fold_word(text[start:stop])
    before = [model.id(token.form) for token in tokenize(text[max(0, start - 40) : start])]
    u, v = [model.START, model.START, *before][-2:]
    behind = [token.form for token in tokenize(text[stop : min(end, stop + 40)])][:2]
    marked = word[:-1] + HEH_WITH_YEH_ABOVE
    return fit((u, v), [marked, *behind], model) - fit((u, v), [word, *behind], model)
