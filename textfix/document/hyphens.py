"""Hyphens at a line's end: what becomes of the word that the column broke."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}\N{ARABIC TATWEEL}"

_PREFIX = "می نمی همی بی به هم بین پیش پس فرا غیر نا باز بر در ابر زیر پر کم خود"
_PREFIXES = frozenset(_PREFIX.split())
_SUFFIX = re.compile(
    rf"(?:ها|های|هایی|هایم|هایش|هایشان|ای|اید|ایم|ام|ات|اش|اند|تر|تری|ترین|ترها|گر|گری|گران"
    rf"|مند|مندی|وار|واره|شدن|شده|ساله|سالگی|سازی|گذاری|گیری|پذیر|پذیری|الملل|المللی)(?:{ZWNJ}\w+)?"
)
_PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكأإؤئءۀة"
_LAST_WORD = re.compile(rf"([^\W_][\w{ZWNJ}]*)$")
_FIRST_WORD = re.compile(rf"[\w{ZWNJ}]+")
_LONGEST_WORD = 60
_SELDOM_JOINT = 0.3
_KNOWN = 50


class Words(Protocol):
    """What is asked of a language model here."""

    def count(self, form: str) -> int: ...

    def zwnj(self, left: str, right: str) -> float: ...


class Junction(NamedTuple):
    """What takes the place of a line-end hyphen and the line break after it."""

    text: str
    drops_hyphen: bool


@cache
def load_words() -> Words | None:
    """Return the language model, or None where it is not installed."""
    try:
        from textfix.lm import load
    except ImportError:
        return None
    return load()


def join_at_hyphen(
    left: str, right: str, load: Callable[[], Words | None] = load_words
) -> Junction | None:
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
    return _persian(head, tail, load)


def _persian(head: str, tail: str, load: Callable[[], Words | None]) -> Junction:
    """Join two Persian halves; a hyphen stays between two words seldom written as one."""
    words = None if head in _PREFIXES or _SUFFIX.fullmatch(tail) else load()
    if words is None:
        return Junction(ZWNJ, True)
    left, right = head.rpartition(ZWNJ)[2], tail.partition(ZWNJ)[0]
    whole, joint = words.count(left + right), words.zwnj(left, right)
    rarer = min(words.count(left), words.count(right))
    if whole and (whole >= rarer or joint < _SELDOM_JOINT):
        return Junction("", True)
    if joint < _SELDOM_JOINT and rarer >= _KNOWN:
        return Junction("", False)
    return Junction(ZWNJ, True)
