"""ZWNJs that slid over the letter before them: م ‌یرود for می‌رود, رشت‌هها for رشته‌ها.

A ZWNJ has no width, so an extractor that sorts glyphs by their left edges finds it beside the
glyph that was drawn before it, and where that glyph sets in late it also sees a gap there. No word
begins with a ZWNJ, so what stands behind a space shows how it was; the verbal prefix می, cut in
two, proves the document. Where there is no gap, the words say which letter it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log10
from typing import Final

from textfix.anchors import Anchored
from textfix.lm import Model, load, tokenize
from textfix.lm.fitting import fit
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, ZWNJ, character_class

RULE = "slid-zwnj"

_LETTER: Final = f"[{character_class(ARABIC_LETTERS)}]"
_CLUSTER: Final = f"{_LETTER}[{character_class(ARABIC_MARKS)}]*"
_PROOF: Final = Anchored(f"(?<!\\w)(?:نم|م) {ZWNJ}[یﻳﻴیي]")
_ENOUGH: Final = 3  # prefixes cut in two
_PARTED: Final = Anchored(f"(?<={_LETTER}) {ZWNJ}({_CLUSTER})")
_INSIDE: Final = re.compile(f"({_LETTER}+){ZWNJ}({_LETTER})({_LETTER}+)")
_MARGIN: Final = 0.5
"""log10 by which the words must fit better with the ZWNJ behind the next letter."""
_WINDOW: Final = 40


def find_slid(text: str) -> Iterator[Swap]:
    """Yield the ZWNJs of ``text`` that belong behind the next letter, if it shows such.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "آب م {0}یرود، نم {0}یماند و م {0}یآید، از رشت{0}هها و خانه{0}ها".format(ZWNJ)
    >>> render(text, swapped_pieces(text, find_slid(text))).replace(ZWNJ, "|")
    'آب می|رود، نمی|ماند و می|آید، از رشته|ها و خانه|ها'
    """
    if ZWNJ not in text or _PROOF.count(text) < _ENOUGH:
        return
    swaps = [_behind_letter(*found.span()) for found in _PARTED.finditer(text)]
    model = load()
    for found in _INSIDE.finditer(text):
        margin = _margin(text, found, model)
        if margin > _MARGIN:
            at = found.end(1)
            swaps.append(Swap(at, at + 2, (at + 1, at), RULE, margin))
    yield from sorted(swaps)


def _behind_letter(start: int, end: int) -> Swap:
    """Return the swap of a space, a ZWNJ and a letter: the letter, the ZWNJ, and no space."""
    return Swap(start, end, (*range(start + 2, end), start + 1), RULE)


def _margin(text: str, found: re.Match[str], model: Model) -> float:
    """By how much (log10) the words fit better with the ZWNJ behind the letter that follows it."""
    before, letter, behind = found.groups()
    left = [token.form for token in tokenize(text[max(0, found.start() - _WINDOW) : found.start()])]
    right = [token.form for token in tokenize(text[found.end() : found.end() + _WINDOW])][:1]
    state = (model.UNK, model.UNK)
    for form in left[-2:]:
        state = state[1], model.id(form)
    pairs = (before + letter, behind), (before, letter + behind)
    moved, stays = (
        fit(state, [*pair, *right], model) + log10(max(model.zwnj(*pair), 1e-6)) for pair in pairs
    )
    return moved - stays
