"""The affixes that orthography surely writes with ZWNJ, and the sites where a document shows them.

Source: the Academy of Persian Language and Literature, دستور خط فارسی. Affixes with a second
reading (تر، بی، ام …) are left to the models.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from textfix.unicode.joining import joins_forward
from textfix.unicode.letters import HEH
from textfix.words.phrases import JOINED, NOTHING, SPACED
from textfix.words.verbs import verb_forms

VERB_PREFIXES: Final = ("نمی", "می")
PLURALS: Final = ("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان")
COPULAS: Final = ("ام", "ای", "ایم", "اید", "اند")
HEADS: Final = frozenset(VERB_PREFIXES)
TAILS: Final = frozenset((*PLURALS, *COPULAS))
"""What ``affix_reading`` knows anything of: the first of two forms, or the second."""
# Written glued or with ZWNJ, as authors like: «خانه‌شان»، «کتابشان»، «کتاب‌شان».
PRONOUNS: Final = ("مان", "تان", "شان")
# The comparatives that are written glued; all others take a ZWNJ.
_GLUED_COMPARATIVES: Final = ("بهتر", "بیشتر", "کمتر", "مهتر", "کهتر")
_COMPARATIVE: Final = re.compile("(?P<stem>..+)تر(?:ین|ی|م|ند|است)?(?:ها|های|هایی)?")

_COMPARATIVES: Final = ("تر", "ترین")

_SHORTEST_STEM: Final = 3
# «آنها» and «اینها» are spellings of their own.
_DEMONSTRATIVES: Final = frozenset({"این", "آن", "همین", "همان"})


class Site(IntEnum):
    """Where a ZWNJ may stand: authors have a habit for each; numbers index ``Habits.rates``."""

    PREFIX = 0
    PLURAL = 1
    COPULA = 2
    OTHER = 3


def site_between(left: str, right: str) -> Site:
    """Return the kind of site between two folded forms.

    >>> site_between("می", "رود").name, site_between("پیش", "بینی").name
    ('PREFIX', 'OTHER')
    """
    if left in VERB_PREFIXES:
        return Site.PREFIX
    if right in PLURALS:
        return Site.PLURAL
    return Site.COPULA if right in COPULAS and left.endswith(HEH) else Site.OTHER


def affix_reading(left: str, right: str, seen: int) -> int | None:
    """Return what orthography writes between two folded forms, if it is sure.

    ``seen``: what stands there: «آنها» is a spelling of its own, «آن ها» is none.

    Sure is only what has no second reading: می before a verb form, ها after a word, a copula or an
    indefinite ای after a silent ه. After a letter that does not join, ها needs nothing.

    >>> affix_reading("نمی", "شود", SPACED) == affix_reading("رفته", "اند", SPACED) == JOINED
    True
    >>> affix_reading("کار", "ها", SPACED) == NOTHING, affix_reading("تر", "و", SPACED)
    (True, None)
    """
    if left in VERB_PREFIXES:
        return JOINED if right in verb_forms() else None
    if right in PLURALS and left in _DEMONSTRATIVES:
        return JOINED if seen == SPACED else None
    if len(left) < _SHORTEST_STEM:
        return None
    if right in PLURALS:
        return JOINED if joins_forward(left[-1]) else NOTHING
    return JOINED if right in COPULAS and left.endswith(HEH) else None


@lru_cache(maxsize=1 << 14)
def is_comparative(form: str) -> bool:
    """Whether ``form`` looks like a comparative that takes a ZWNJ.

    >>> is_comparative("کوچکتر"), is_comparative("بیشترین"), is_comparative("کتاب")
    (True, False, False)
    """
    found = _COMPARATIVE.fullmatch(form)
    return found is not None and not form.startswith(_GLUED_COMPARATIVES)


@lru_cache(maxsize=1 << 14)
def glued_at(form: str) -> int:
    """Return where ``form`` surely lost a ZWNJ beside an affix, or 0 (code points).

    >>> glued_at("نمیشود"), glued_at("هویتهای"), glued_at("کارها"), glued_at("تنها")
    (3, 4, 0, 0)
    """
    for prefix in VERB_PREFIXES:
        if form.startswith(prefix) and form[len(prefix) :] in verb_forms():
            return len(prefix)
    for plural in PLURALS[:3]:
        stem = form.removesuffix(plural)
        if stem != form:
            return len(stem) if len(stem) > _SHORTEST_STEM and joins_forward(stem[-1]) else 0
    return 0


@lru_cache(maxsize=1 << 14)
def may_be_affixed(form: str) -> bool:
    """Whether ``form`` may have lost a ZWNJ beside an affix, a comparative's or copula's included.

    >>> may_be_affixed("میشود"), may_be_affixed("منطقهای"), may_be_affixed("درنتیجه")
    (True, True, False)
    """
    if glued_at(form) or is_comparative(form):
        return True
    return any(
        form.endswith(copula) and affix_reading(form.removesuffix(copula), copula, NOTHING)
        for copula in COPULAS
    )


@lru_cache(maxsize=1 << 14)
def affix_cuts(form: str) -> tuple[int, ...]:
    """Return where ``form`` may have lost a ZWNJ beside an affix (code points).

    >>> affix_cuts("نمیشود"), affix_cuts("منطقهای"), affix_cuts("درنتیجه")
    ((3,), (4, 5), ())
    """
    cuts = {glued_at(form)} - {0}
    for suffix in (*PLURALS, *COPULAS, *_COMPARATIVES):
        stem = form.removesuffix(suffix)
        if stem == form or len(stem) < _SHORTEST_STEM or not joins_forward(stem[-1]):
            continue
        if suffix not in COPULAS or stem.endswith(HEH):
            cuts.add(len(stem))
    return tuple(sorted(cuts))
