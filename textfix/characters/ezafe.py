"""Whether a teh marbuta stands for the ezafe after heh: دورة جدید for دورۀ جدید.

Old Persian fonts drew ۀ in the place of ة, and some producers write the isolated glyph of ۀ so. The
ezafe needs a word after it in the same sentence; and Arabic phrases keep their teh marbuta: before
the article (دایرة المعارف) and after alef (صلاة), where Persian heh has no ezafe of this kind.
"""

from __future__ import annotations

import re

from textfix.characters.evidence import TEH_MARBUTAS, WITHIN_WORDS, has_article, spelling
from textfix.characters.vocabulary import NO_EZAFE_BEFORE, QURANIC_TEH_MARBUTA
from textfix.unicode.letters import (
    ALEF,
    LETTER_CLASS,
    RLM,
    SOFT_HYPHEN,
    ZWNJ,
    ZWSP,
    character_class,
)

_LETTERS = f"[{LETTER_CLASS}]"
_UNSEEN = character_class(WITHIN_WORDS | {ZWNJ, RLM, ZWSP, SOFT_HYPHEN})
_NEXT = re.compile(
    rf"[{_UNSEEN}]*(?:[ \t\N{{NO-BREAK SPACE}}][ \t\N{{NO-BREAK SPACE}}{_UNSEEN}]*\n?|\n)"
    rf"[ \t{_UNSEEN}]*(?:[«(\[\"“‘'/]+ ?)?[{_UNSEEN}]*(?:({_LETTERS}+)|[A-Za-z\d])"
)
_GLUES = frozenset({ZWNJ, RLM, ZWSP, SOFT_HYPHEN})
_LONGEST_WORD = 24
_STEM = re.compile(f"{_LETTERS}+$")


def is_ezafe(text: str, at: int) -> bool:
    """Whether the teh marbuta (or a form of it) at ``at`` stands for ۀ.

    >>> is_ezafe("دورة جدید", 3), is_ezafe("دایرة المعارف", 4), is_ezafe("مکة", 2)
    (True, False, False)
    """
    stem = _STEM.search(text, max(0, at - _LONGEST_WORD), at)
    if stem is None:
        return False
    before = spelling(stem[0])
    if not before or before[-1] == ALEF or before in QURANIC_TEH_MARBUTA or has_article(before):
        return False
    after = _next_word(text, at)
    if after is None or after[1] is None:
        return after is not None
    if after[1][-1] in TEH_MARBUTAS:
        # دورة نویسندة بزرگ has two ezafes; مکة مکرمة, with nothing after it, is Arabic.
        return _next_word(text, after.end(1) - 1) is not None
    return True


def _next_word(text: str, at: int) -> re.Match[str] | None:
    """Find the word (group 1) or the number after ``at`` that an ezafe could bind to."""
    after = _NEXT.match(text, at + 1)
    if after is None or after[1] is None:
        return after
    if text[after.end() : after.end() + 1] in _GLUES:
        return after  # the first part of a word such as به‌سامان
    word = spelling(after[1])
    if word in NO_EZAFE_BEFORE or has_article(word):
        return None
    return after
