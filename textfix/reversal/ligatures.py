"""Lam-alef in mirrored lines: one glyph, whose two code points an extractor may leave unmirrored.

So ``لا`` in a mirrored line is the ligature, or ``ال`` mirrored; a mirrored ligature is ``ال``.
Which an extractor writes is the document's habit; which of the two a ``لا`` is, the words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from textfix.lm import Model
from textfix.lm.fitting import fit
from textfix.lm.tokens import fold_word
from textfix.reversal.rows import WORD
from textfix.unicode.letters import ALEF, LAM

_ALEFS = (
    f"[{ALEF}\N{ARABIC LETTER ALEF WITH MADDA ABOVE}\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}]"
)
_PAIR = re.compile(f"{LAM}{_ALEFS}")
_MIRRORED_PAIR = re.compile(f"{_ALEFS}{LAM}(?!{_ALEFS})")
_WORD = re.compile(WORD)
_MOST = 4  # pairs in a word

# log10: what a choice costs, what a ligature that was mirrored says against the habit, and what
# the words of a document must say for it together.
_CHOICE, _AGAINST, _ENOUGH = 0.3, 3.0, 1.5


def _variants(word: str) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the readings of a mirrored word: where ligatures stand unmirrored, the folded form."""
    pairs = [pair.start() for pair in _PAIR.finditer(word)][:_MOST]
    for size in range(len(pairs) + 1):
        for places in combinations(pairs, size):
            turned = list(word)
            for at in places:
                turned[at : at + 2] = turned[at + 1], turned[at]
            yield places, fold_word("".join(reversed(turned)))


def are_unmirrored(lines: Iterable[str], model: Model) -> bool:
    """Whether the words of mirrored ``lines`` make sense with unmirrored ligatures alone.

    >>> from textfix.lm import load
    >>> are_unmirrored([".دوب هداتفا قافتا هک دندرک شلات تاعلاطا نیا زا"], load())
    True
    """
    gain = 0.0
    for word in {word for line in lines for word in _WORD.findall(line)}:
        if _MIRRORED_PAIR.search(word):
            gain -= _AGAINST
        if _PAIR.search(word):
            plain, *others = (_log10(form, model) for _, form in _variants(word))
            gain += max(plain, *others) - plain - _CHOICE
    return gain >= _ENOUGH


def _log10(form: str, model: Model) -> float:
    return model.word(model.UNK, model.UNK, form)[0]


def find_unmirrored(line: str, model: Model) -> list[int]:
    """Return where the unmirrored ligatures of a mirrored ``line`` stand, read in context."""
    places: list[int] = []
    found = list(_WORD.finditer(line))[::-1]
    plain = [fold_word(word.group()[::-1]) for word in found]
    u = v = model.START
    for number, word in enumerate(found):
        form = plain[number]
        if _PAIR.search(word.group()):
            follows = plain[number + 1 : number + 2]
            chosen, form = max(
                _variants(word.group()),
                key=lambda variant: fit((u, v), [variant[1], *follows], model),
            )
            places += [word.start() + at for at in chosen]
        u, v = v, model.id(form)
    return sorted(places)
