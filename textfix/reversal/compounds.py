"""Parts of words that an extractor kept together where it turned the words of a line.

Where every ZWNJ came out as a space, ``می رود`` may be one word to the extractor, or two; which,
the document's verbs tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from textfix.lm import Model
from textfix.reversal.rows import Row, Spelled

_PREFIXES = frozenset({"می", "نمی"})
# The share of ZWNJ between two words from which they are one, and the verbs that make a habit.
_LIKELY, _ENOUGH = 0.5, 3
# A smaller share will do for words that are likelier in this order by so much (log10).
_POSSIBLE, _BETTER = 0.1, 0.5

Joins = Callable[[str, str], bool]
"""Whether two folded words, parted by a space, are one."""


def never(left: str, right: str) -> bool:
    """No two words are one."""
    return False


def joins_of(rows: Iterable[Row], model: Model) -> Joins:
    """Return which words are one in ``rows``, the words of whose lines are turned.

    >>> from textfix.lm import load
    >>> from textfix.reversal.rows import read_rows
    >>> rows = read_rows("شهر به مى رود او\\nكتاب مى خواند و مى نويسد")
    >>> joins_of(rows, load())("کتاب", "ها")
    True
    """

    def joins(left: str, right: str) -> bool:
        share = model.zwnj(left, right)
        if _POSSIBLE <= share < _LIKELY:
            a, b = model.id(left), model.id(right)
            return model.log10(model.UNK, a, b) - model.log10(model.UNK, b, a) >= _BETTER
        return share >= _LIKELY

    kept = turned = 0
    for row in rows:
        for left, right in pairwise(row.words):
            if not right.hugs and left.is_word and right.is_word:
                kept += left.forward in _PREFIXES and joins(left.forward, right.forward)
                turned += right.forward in _PREFIXES and joins(right.forward, left.forward)
    return joins if kept >= _ENOUGH and kept > 2 * turned else never


def joined(row: Row, joins: Joins) -> Row:
    """Return ``row`` with the words marked that are one with the word on their left."""
    if joins is never or not row.words:
        return row
    words: list[Spelled] = [row.words[0]]
    words += (
        right._replace(hugs=True) if joins(left.forward, right.forward) else right
        for left, right in pairwise(row.words)
    )
    return replace(row, words=tuple(words))
