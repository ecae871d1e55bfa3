"""Words that a line's end cuts in two without a hyphen: دانشگا and ه on the next line."""

from __future__ import annotations

import re
from typing import Final

from textfix.lm.tokens import fold_word
from textfix.unicode.letters import ARABIC_MARKS, character_class
from textfix.words import model
from textfix.words.shield import WORD_LETTERS

_PART: Final = f"(?:[{character_class(WORD_LETTERS)}][{character_class(ARABIC_MARKS)}]*)+"
_LAST: Final = re.compile(rf"(?<![\w\N{{ZERO WIDTH NON-JOINER}}])({_PART})$")
_FIRST: Final = re.compile(rf"({_PART})(?![\w\N{{ZERO WIDTH NON-JOINER}}])")
_LONGEST: Final = 40
# log10 by which the whole word must be likelier than its parts as two, if these are words; and if
# one is none, or hardly one. Of 18,969 spaces in held-out text three were above, all of them
# strays; of 17,407 words cut at random nine in ten.
_SURELY: Final = 3.0
_LIKELY: Final = 1.0
_RARE: Final = 3
_SHORTEST: Final = 2
_SHORTEST_WHOLE: Final = 4  # letters: of fewer, two words and one are too much alike


def is_cut(left: str, right: str) -> bool:
    """Whether the end of line ``left`` and the beginning of ``right`` are one word.

    >>> is_cut("این کتاب دربارهٔ دانشگا", "ه تهران است."), is_cut("این کتاب", "ها دارد")
    (True, False)
    """
    head, tail = _LAST.search(left[-_LONGEST:]), _FIRST.match(right[:_LONGEST])
    if head is None or tail is None:
        return False
    parts = fold_word(head[1]), fold_word(tail[1])
    whole = "".join(parts)
    if len(whole) < _SHORTEST_WHOLE or not model.count(whole):
        return False
    odds = model.words((), (whole,)) - model.words((), parts)
    is_rare = min(map(model.count, parts)) <= _RARE and min(map(len, parts)) >= _SHORTEST
    return odds > (_LIKELY if is_rare else _SURELY)
