"""Decide the order class of every line of a document, by its own words and by the others'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from textfix.lm import Model
from textfix.reversal.compounds import joined, joins_of
from textfix.reversal.mirrored import mixing_of
from textfix.reversal.order import (
    CHARACTERS,
    CLASSES,
    MIRRORED,
    UPRIGHT,
    WORDS,
    Odds,
    weigh,
    weigh_mixed,
)
from textfix.reversal.rows import LETTER, Row
from textfix.unicode.letters import ARABIC_MARKS, character_class

# log10 by which a line must prefer a class to teach the document's habit, with so many words.
_TEACHES, _TEACHING_WORDS = 3.0, 4
# How many lines of a class a document is thought to hold before any is seen.
_EXPECTED = {UPRIGHT: 1.0, CHARACTERS: 1e-3, WORDS: 1e-5, MIRRORED: 1e-9}
# log10 by which a class must win, its prior counted, before a line is touched.
_CERTAIN = 2.0
# A line that follows the habit of its document needs no certainty of its own.
_HABITUAL = 0.5
# The share of words that the vocabulary must know once they are turned, for lines on their own.
_KNOWN = 0.6
# Word order: log10, in all and a word, by which a line prefers its words turned beyond doubt; the
# share of such lines, and the least number, that make it the habit of a document. Documents of
# reversed runs, whose words stand in order but at the seams, had 5 % at most in 8,500 lines,
# documents in order 2 %, documents of reversed words 16 % at least.
_STRONG, _STRONG_WORD, _STRONG_SHARE, _STRONG_LINES = 4.0, 0.5, 0.1, 3
# The same for documents of fewer lines than that: log10 of all lines together.
_STRONG_ALONE = 8.0
_IN_DOUBT = 1.0
# Words that a line must have to be sure on its own.
_ALONE = 3
# Where a class has this share of the lines, the others are this much rarer than counted.
_MOST, _RARE = 0.85, 1e-2
_NEVER = 1e-30
# log10 for the characters of a line, in a document of such lines, by a word that begins with a
# mark: that is read behind its letter, and so is written before it from left to right.
_MARK_FIRST = 4.0
_MARKS_FIRST = re.compile(f"(?<!\\S)[{character_class(ARABIC_MARKS)}]+{LETTER}")

# A line of Latin, perhaps with its label; one that goes on, and what numbers it goes on with.
_LATIN = re.compile(r"(?:[\[(]?\d{1,3}[\])]?\.? *)?[^\W\d_]{2}|[^\W\d_]")
_GOES_ON = re.compile(r"[\w,:;-]$")
_NUMBERS = re.compile(r"\d+(?:[^\w\[\]\n]+\d+)+[.,;]?$")


class Verdict(NamedTuple):
    """The class of a line, the log10 by which it won over ``UPRIGHT`` (or lost to it), and
    whether the class is in doubt, so that the line stays as it is."""

    order: str
    margin: float
    in_doubt: bool = False


_KEPT = Verdict(UPRIGHT, 0.0)


def decide(rows: Sequence[Row], model: Model) -> list[Verdict]:
    """Return the verdict on every line of a document."""
    joins = joins_of(rows, model)
    odds = weigh([joined(row, joins) for row in rows], model)
    words_turned = _prefers_turned_words(rows, odds)
    priors = _priors(rows, odds, words_turned)
    if priors[CLASSES.index(CHARACTERS)] < log10(0.5):
        mixing = mixing_of((row.words for row in rows), model)
        if mixing is not None:
            odds = [weigh_mixed(row, o, model, mixing) for row, o in zip(rows, odds, strict=True)]
            priors = _priors(rows, odds, words_turned)
    above: list[Row | None] = [None, *rows]
    return [
        _KEPT if _goes_on(before, row) else _verdict(row, o, priors)
        for before, row, o in zip(above, rows, odds, strict=False)
    ]


def _prefers_turned_words(rows: Sequence[Row], odds: Sequence[Odds]) -> bool:
    """Whether lines of upright words, enough of them, prefer their words turned beyond doubt."""
    margins = [
        (words - upright, len(row.words))
        for row, (upright, characters, words, mirrored) in zip(
            rows, (o.log10 for o in odds), strict=True
        )
        if row.count >= _TEACHING_WORDS and max(upright, words) > max(characters, mirrored)
    ]
    if len(margins) < _STRONG_LINES:
        length = sum(words for _, words in margins)
        return sum(margin for margin, _ in margins) >= max(_STRONG_ALONE, _STRONG_WORD * length)
    strong = sum(margin >= max(_STRONG, _STRONG_WORD * length) for margin, length in margins)
    return strong >= max(_STRONG_LINES, _STRONG_SHARE * len(margins))


def _priors(rows: Sequence[Row], odds: Sequence[Odds], words_turned: bool) -> list[float]:
    """Return log10 of the share of each class among the lines that are sure.

    A page is nearly always of one class: where one has most lines the others are rarer still.
    """
    seen = dict.fromkeys(CLASSES, 0)
    for row, o in zip(rows, odds, strict=True):
        first, second = sorted(o.log10, reverse=True)[:2]
        if row.count >= _TEACHING_WORDS and first - second >= _TEACHES:
            order = CLASSES[o.log10.index(first)]
            if order != WORDS or words_turned:
                seen[order] += 1
    if seen[MIRRORED] < _STRONG_LINES:
        seen[MIRRORED] = 0
    share = {order: seen[order] + _EXPECTED[order] for order in CLASSES}
    if not words_turned:
        share[WORDS] = _NEVER
    total, most = sum(share.values()), max(share.values())
    rare = _RARE if most >= _MOST * total else 1.0
    return [log10(n / total * (1.0 if n == most else rare)) for n in share.values()]


def _verdict(row: Row, odds: Odds, priors: Sequence[float]) -> Verdict:
    usual = max(range(len(CLASSES)), key=priors.__getitem__)
    if not row.count:
        follows = priors[usual] > log10(_MOST) and not _is_latin(row)
        return Verdict(CLASSES[usual] if follows else UPRIGHT, 0.0)
    posterior = [own + prior for own, prior in zip(odds.log10, priors, strict=True)]
    if CLASSES[usual] == CHARACTERS and priors[usual] > log10(_MOST):
        posterior[usual] += _MARK_FIRST * len(_MARKS_FIRST.findall(row.text))
    best = max(range(len(CLASSES)), key=posterior.__getitem__)
    margin = posterior[best] - max(value for at, value in enumerate(posterior) if at != best)
    if best == CLASSES.index(UPRIGHT):
        return Verdict(UPRIGHT, margin)
    if margin >= _HABITUAL if best == usual else _is_certain(row, odds, CLASSES[best], margin):
        return Verdict(CLASSES[best], margin)
    doubtful = margin >= _IN_DOUBT and row.count >= _ALONE
    return Verdict(CLASSES[best] if doubtful else UPRIGHT, margin, in_doubt=doubtful)


def _is_certain(row: Row, odds: Odds, order: str, margin: float) -> bool:
    """Whether a line is sure enough of its class against the habit of its document."""
    if row.count < _ALONE or margin < _CERTAIN:
        return False
    return order == WORDS or odds.known_mirrored >= max(_KNOWN * row.count, odds.known + 1)


def _is_latin(row: Row) -> bool:
    """Whether a line runs from left to right by itself, so that it was no line of Persian."""
    return _LATIN.match(row.text) is not None


def _goes_on(above: Row | None, row: Row) -> bool:
    """Whether a line of numbers goes on with the line of Latin above it: pages of a journal."""
    return (
        above is not None
        and not above.count
        and _is_latin(above)
        and _GOES_ON.search(above.text) is not None
        and _NUMBERS.match(row.text) is not None
    )
