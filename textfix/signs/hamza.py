"""The hamza of the ezafe off its heh: شبکٔه, شٔبکه, یکٔ شبکه, شبکه ٔ for شبکهٔ.

The small hamza of خانهٔ is a glyph of its own, drawn over the last one. Some extractors put it down
before the heh or behind a space, others, which turn the word round, behind its first letter or
before it, on the word that precedes. Persian writes a hamza above four letters: on a silent heh for
the ezafe, and on alef, waw and yeh, with which it is a letter (أ, ؤ, ئ); on any other letter it
belongs to the heh that ends the word. On those three the words decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textfix.characters.runs import is_persian
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, HAMZA_ABOVE, ZWNJ, character_class

RULE = "slid-hamza"

LETTER = character_class(ARABIC_LETTERS)
_HEHS = "\N{ARABIC LETTER HEH}\N{ARABIC LETTER AE}\N{ARABIC LETTER HEH GOAL}"
# A heh behind alef or waw is no vowel (راه, کوه), nor is that of the shortest words (به, که, سه).
SILENT = f"(?<=[{LETTER}]{{2}})(?<![\N{ARABIC LETTER ALEF}\N{ARABIC LETTER WAW}])[{_HEHS}]"
END = f"(?![{LETTER}{ZWNJ}\u064b-\u065f\u0670])"
_INSIDE = re.compile(f"(?P<before>[{LETTER}]+){HAMZA_ABOVE}(?P<behind>[{LETTER}]*[{_HEHS}]){END}")
_BEFORE = re.compile(
    f"(?P<before>[{LETTER}]*)(?P<gap> ?){HAMZA_ABOVE}(?P<space> ?)"
    f"(?:[{LETTER}][{LETTER}{ZWNJ}]*(?P<heh>{SILENT}){END})?"
)
_SEATS = {
    "\N{ARABIC LETTER ALEF}": "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER WAW}": "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
    "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
}


def find_slid(text: str) -> Iterator[Swap]:
    """Yield the hamzas of ``text`` that belong to the heh at a word's end.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "شبک\u0654ه و خ\u0654لاصه، مسی\u0654له، یک\u0654 خانه، نیمه \u0654 راه"
    >>> render(text, swapped_pieces(text, find_slid(text)))
    'شبکهٔ و خلاصهٔ، مسیٔله، یک خانهٔ، نیمهٔ راه'
    """
    if HAMZA_ABOVE not in text or not is_persian(text):
        return
    for found in _on_lines(_INSIDE, text):
        if not _is_letter_of_word(found["before"], found["behind"]):
            yield _moved(found.end("before"), found.end())
    for found in _on_lines(_BEFORE, text):
        before, gap, space = found["before"], found["gap"], found["space"]
        hamza = found.end("gap")
        if gap and _is_heh(before[-1:]):
            places = (hamza,) if space else (hamza, hamza - 1)
            yield Swap(hamza - 1, hamza + 1, places, RULE)
        elif not found["heh"] or not (gap or space or not before):
            continue
        elif gap or not before or not _is_letter_of_word(before, ""):
            yield _moved(hamza, found.end("heh"), 1 if space and (gap or not before) else 0)


def _on_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find ``pattern`` on the lines that hold a hamza: it may begin with any letter."""
    end = 0
    while (at := text.find(HAMZA_ABOVE, end)) >= 0:
        start = max(text.rfind("\n", 0, at) + 1, end)
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        yield from pattern.finditer(text, start, end)


def _moved(hamza: int, end: int, gone: int = 0) -> Swap:
    """Return the hamza behind the letters up to ``end``; ``gone`` spaces behind it go."""
    return Swap(hamza, end, (*range(hamza + 1 + gone, end), hamza), RULE)


def _is_heh(letter: str) -> bool:
    return letter != "" and unicodedata.normalize("NFKD", letter)[0] in _HEHS


def _is_letter_of_word(before: str, behind: str) -> bool:
    """Whether the hamza behind ``before`` makes a letter with its last one, as in مسئله."""
    last = unicodedata.normalize("NFKD", before[-1])[0]
    if last not in _SEATS:
        return last in _HEHS
    from textfix.lm import load
    from textfix.lm.tokens import fold_word

    model = load()
    composed = model.joined(fold_word(before[:-1] + _SEATS[last]), fold_word(behind))
    return composed.log10 >= model.joined(fold_word(before), fold_word(behind)).log10
