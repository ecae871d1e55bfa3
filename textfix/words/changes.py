"""The kinds of change, by how sure each is and by what a document shows of its like."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from textfix.words import model
from textfix.words.affixes import affix_reading
from textfix.words.phrases import JOINED, NOTHING, SPACED


class Change(IntEnum):
    """A kind of change to a gap; the numbers index ``Habits.thresholds``."""

    AFFIX_LOST = 0  # میشود → می‌شود
    ZWNJ_LOST = 1  # پیشبینی → پیش‌بینی
    AFFIX_SPACED = 2  # می شود → می‌شود
    ZWNJ_SPACED = 3  # پیش بینی → پیش‌بینی
    STRAY_SPACE = 4  # اطلاعا ت → اطلاعات
    LOST_SPACE = 5  # کتابخوب → کتاب خوب
    LOST_SPACE_AT_FUNCTION_WORD = 6  # درنتیجه → در نتیجه
    SPACE_FOR_ZWNJ = 7  # in a crowded line: متن‌وپول → متن و پول
    COMPOUND_SPACED = 8  # دانش آموز → دانش‌آموز: one that is mostly written with ZWNJ


FROM_SPACE_TO_ZWNJ: Final = frozenset(
    (Change.AFFIX_SPACED, Change.ZWNJ_SPACED, Change.COMPOUND_SPACED)
)

_SHORT: Final = 3  # letters
_RARE: Final = 3  # count in the corpora up to which a form is no word for sure
_MOSTLY: Final = 0.5  # of the times that two words stand together
# Words that authors write as one with their neighbour, by a habit of theirs: ازاین‌رو, چنانکه.
# A space lost beside them is no sign that spaces were lost.
LEADING: Final = frozenset(
    (
        "به",
        "از",
        "در",
        "با",
        "بر",
        "بی",
        "هر",
        "هم",
        "چه",
        "این",
        "آن",
        "همین",
        "همان",
        "هیچ",
        "چنان",
    )
)
_TRAILING: Final = frozenset(("که", "چه", "را", "رو", "گاه", "جا", "طور"))


def change_between(seen: int, reading: int, left: str, right: str) -> Change:
    """Return the kind of the change from ``seen`` to ``reading`` between two folded forms.

    >>> change_between(SPACED, JOINED, "می", "شود").name
    'AFFIX_SPACED'
    >>> change_between(NOTHING, SPACED, "در", "نتیجه").name
    'LOST_SPACE_AT_FUNCTION_WORD'
    """
    if reading == NOTHING:
        return Change.STRAY_SPACE
    if seen == JOINED:
        return Change.SPACE_FOR_ZWNJ
    if reading == SPACED:
        function = left in LEADING or right in _TRAILING
        return Change.LOST_SPACE_AT_FUNCTION_WORD if function else Change.LOST_SPACE
    affix = affix_reading(left, right, SPACED) == JOINED
    if seen == NOTHING:
        return Change.AFFIX_LOST if affix else Change.ZWNJ_LOST
    if affix:
        return Change.AFFIX_SPACED
    return Change.COMPOUND_SPACED if model.zwnj(left, right) >= _MOSTLY else Change.ZWNJ_SPACED


def are_words(left: str, right: str) -> bool:
    """Whether two parts of a form may be words, between which a space was lost: a short one must be
    known, a long one may hold several.

    >>> are_words("کتاب", "خوب"), are_words("گوش", "یام")
    (True, False)
    """
    return all(len(part) > _SHORT or model.count(part) > _RARE for part in (left, right))
