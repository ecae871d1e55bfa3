"""The hamza of the ezafe off its heh: شبکٔه, شٔبکه for شبکهٔ.

The small hamza of خانهٔ is a glyph of its own, drawn over the last one. Some extractors put it down
before the heh, others, which turn the word round, behind its first letter. Persian writes a hamza
above four letters: on heh for the ezafe, and on alef, waw and yeh, with which it is a letter (أ, ؤ,
ئ); on any other letter it belongs to the heh that ends the word. On those three the words decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, HAMZA_ABOVE, ZWNJ, character_class

RULE = "slid-hamza"

_LETTER = character_class(ARABIC_LETTERS)
_HEH = "\N{ARABIC LETTER HEH}"
_SLID = Anchored(
    f"(?P<before>[{_LETTER}]+){HAMZA_ABOVE}(?P<behind>[{_LETTER}]*{_HEH})"
    f"(?![{_LETTER}{ZWNJ}\u064b-\u065f\u0670])"
)
_SEATS = {
    "\N{ARABIC LETTER ALEF}": "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER WAW}": "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
}


def find_slid(text: str) -> Iterator[Swap]:
    """Yield the hamzas of ``text`` that belong to the heh at their word's end.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "شبک\u0654ه و خ\u0654لاصه، مسی\u0654له"
    >>> render(text, swapped_pieces(text, find_slid(text)))
    'شبکهٔ و خلاصهٔ، مسیٔله'
    """
    if HAMZA_ABOVE not in text or not is_persian(text):
        return
    for found in _SLID.finditer(text):
        hamza, end = found.end("before"), found.end()
        if not _is_letter_of_word(found["before"], found["behind"]):
            yield Swap(hamza, end, (*range(hamza + 1, end), hamza), RULE)


def _is_letter_of_word(before: str, behind: str) -> bool:
    """Whether the hamza behind ``before`` makes a letter with its last one, as in مسئله."""
    if before[-1] not in _SEATS:
        return before[-1] == _HEH
    from textfix.lm import load
    from textfix.lm.tokens import fold_word

    model = load()
    composed = model.joined(fold_word(before[:-1] + _SEATS[before[-1]]), fold_word(behind))
    plain = model.joined(fold_word(before), fold_word(behind))
    return composed.listed or not plain.listed
