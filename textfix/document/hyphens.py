"""Hyphens at a line's end: what becomes of the word that the column broke."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, Protocol

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}\N{ARABIC TATWEEL}"

_PREFIX = "می نمی همی بی به هم بین پیش پس فرا غیر نا باز بر در ابر زیر پر کم خود"
_PREFIXES = frozenset(_PREFIX.split())
_SUFFIX = re.compile(
    rf"(?:ها|های|هایی|هایم|هایش|هایشان|ای|اید|ایم|ام|ات|اش|اند|تر|تری|ترین|ترها|گر|گری|گران"
    rf"|مند|مندی|وار|واره|شدن|شده|سازی|گذاری|گیری|پذیر|پذیری|الملل|المللی)(?:{ZWNJ}\w+)?"
)
_PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكأإؤئءۀة"
_LAST_WORD = re.compile(rf"([^\W_][\w{ZWNJ}]*)$")
_FIRST_WORD = re.compile(rf"[\w{ZWNJ}]+")
_LONGEST_WORD = 60
_CLEAR = 1.0


class Counter(Protocol):
    """What is asked of a language model here."""

    def count(self, word: str) -> int: ...


class Junction(NamedTuple):
    """What takes the place of a line-end hyphen and the line break after it."""

    text: str
    drops_hyphen: bool


def join_at_hyphen(left: str, right: str, counts: Counter | None = None) -> Junction | None:
    """Say how the line ``left``, ending in a hyphen, goes on with ``right``; None: as two words.

    A hyphen between figures or after a foreign word is the writer's and stays; one that broke a
    Persian word becomes a ZWNJ where the halves keep their forms, or nothing.

    >>> join_at_hyphen("دفاتر نمایندگی-", "های دائم") == Junction(ZWNJ, True)
    True
    >>> join_at_hyphen("صفحه‌های 44-", "45 کتاب")
    Junction(text='', drops_hyphen=False)
    >>> join_at_hyphen("از این رو -", "چنان‌که")
    """
    hyphen = left[-1]
    before = _LAST_WORD.search(left[-_LONGEST_WORD - 1 : -1])
    after = _FIRST_WORD.match(right[:_LONGEST_WORD])
    if before is None or after is None:
        return None
    head, tail = before[1], after[0]
    if hyphen == "\N{ARABIC TATWEEL}":
        return Junction("", True)
    if head[-1] not in _PERSIAN or tail[0] not in _PERSIAN:
        latin = head[-1].isalpha() and tail[0].islower() and tail[0].isascii()
        return Junction("", latin or hyphen == "\N{SOFT HYPHEN}")
    return _persian(head, tail, counts)


def _persian(head: str, tail: str, counts: Counter | None) -> Junction:
    if head in _PREFIXES or _SUFFIX.fullmatch(tail):
        return Junction(ZWNJ, True)
    if counts is None:
        return Junction(ZWNJ, True)
    joined, apart = counts.count(head + tail), counts.count(head + ZWNJ + tail)
    if joined > apart:
        return Junction("", True)
    halves = min(counts.count(head), counts.count(tail))
    return Junction("", False) if not apart and halves > 20 else Junction(ZWNJ, True)


@cache
def load_counts() -> Counter | None:
    """Return the word counts of the language model, or None where it is not installed."""
    try:
        from textfix.lm import load  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        return None
    counts: Counter = load()
    return counts
