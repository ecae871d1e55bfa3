"""Readings of a line: its code points in another order, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from textfix.lm import Model
from textfix.lm.fitting import fit
from textfix.lm.tokens import LATIN, NUMBER
from textfix.reversal.habits import Habits
from textfix.reversal.islands import latin_islands, number_islands
from textfix.reversal.ligatures import find_unmirrored
from textfix.reversal.rows import LETTER, RIDER, has_letters, read_words
from textfix.unicode.clusters import cluster_spans
from textfix.unicode.forms import fold_forms
from textfix.unicode.letters import is_mark
from textfix.unicode.measures import SURE
from textfix.unicode.mirror import PAIRS

Span = tuple[int, int]

# log10 by which a number must fit better before the Latin word that it stands behind.
_NUMBER_FIRST = 0.3
_WORD = re.compile(f"(?:{LETTER}|{RIDER})+")


def turn(line: str, habits: Habits, model: Model) -> list[Span]:
    """Return the spans of ``line``, all of it in visual order, in reading order.

    >>> from textfix.lm import load
    >>> line = "Rahimi لاس رد"
    >>> "".join(line[a:b] for a, b in turn(line, Habits(), load()))
    'در سال Rahimi'
    """
    return [*_reversed(line, _whole(line, habits, model), marks_first=habits.marks_first)]


def turn_islands(line: str) -> list[Span]:
    """Return the spans of ``line`` with its Latin stretches alone turned round."""
    spans: list[Span] = []
    at = 0
    for start, end in latin_islands(line):
        spans.append((at, start))
        spans += [(place, place + 1) for place in range(end - 1, start - 1, -1)]
        at = end
    return [*spans, (at, len(line))]


def _whole(line: str, habits: Habits, model: Model) -> list[Span]:
    """Return the spans that are not turned, in order."""
    latin = latin_islands(line)
    whole: list[Span] = []
    if habits.latin:
        whole += [span for island in latin for span in _read(line, island, model)]
    if habits.numbers:
        numbers = number_islands(line, whole if habits.latin else latin)
        whole += _with_percents(line, numbers) if habits.percents else numbers
    if habits.ligatures:
        whole += [(at, at + 2) for at in find_unmirrored(line, model)]
    return sorted(whole)


def _with_percents(line: str, numbers: Iterable[Span]) -> Iterator[Span]:
    """Yield ``numbers`` with the percent signs on their right."""
    for start, end in numbers:
        percent = _PERCENT.match(line, end) if line[end - 1].isdigit() else None
        yield start, percent.end() if percent else end


_PERCENT = re.compile(r"[%\u066a](?!\w)")
# The degree sign, neutral between a number and a letter, is on the other side of its letter.
_UNIT_FIRST = re.compile(
    f"(?:(?P<symbol>{SURE})|[CF]\N{DEGREE SIGN}) +"
    r"\d+(?:[ \u00a0]?[.-]\d+|[,/]\d+)*"
)
_NUMBER_LAST = re.compile(r"[^\W\d_](\s+)(?=\d[\d.]*$)")


def _read(line: str, island: Span, model: Model) -> list[Span]:
    """Part a number from the Latin word on its left if it is read before it.

    ``سال 2011 LibreOffice`` and ``سال LibreOffice 2011`` make the same picture (UAX #9, W2 makes
    the number an Arabic one behind ``سال``); the words around it decide. Brackets around the two
    hold a citation, which names its year last, and symbols of units follow their numbers.
    """
    start, end = island
    unit = _UNIT_FIRST.fullmatch(line, start, end)
    if unit and has_letters(line[end:]):
        return [unit.span("symbol")] if unit["symbol"] else []
    last = _NUMBER_LAST.search(line, start, end)
    if not last or (line[start - 1 : start] in PAIRS and line[end : end + 1] in PAIRS):
        return [island]
    before = [word.mirrored for word in read_words(line[end:])][:2][::-1]
    behind = [word.mirrored for word in read_words(line[:start])][-1:]
    latin_first, number_first = (
        fit((model.START, model.START), [*before, *own, *behind], model)
        for own in ((LATIN, NUMBER), (NUMBER, LATIN))
    )
    if number_first - latin_first < _NUMBER_FIRST:
        return [island]
    return [(start, last.start(1))]


def _reversed(line: str, whole: Iterable[Span], *, marks_first: bool) -> Iterator[Span]:
    """Yield the clusters of ``line``, and the spans that stay ``whole``, from right to left."""
    units: list[Span] = []
    at = 0
    for start, end in (*whole, (len(line), len(line))):
        units += clusters(line, at, start, marks_first=marks_first)
        if start < end:
            units.append((start, end))
        at = end
    yield from reversed(units)


def clusters(line: str, start: int, end: int, *, marks_first: bool) -> Iterator[Span]:
    """Yield the clusters of ``line[start:end]`` as spans, from left to right.

    Marks that stand before their letters are spans of their own: turned round, they follow them.
    A word that begins or ends with a mark says which it is, else ``marks_first`` does.
    """
    at = start
    for found in _WORD.finditer(line, start, end):
        yield from _single(at, found.start())
        at, last = found.span()
        before, behind = is_mark(line[at]), is_mark(line[last - 1])
        if before if before != behind else marks_first:
            bearer = last
            while behind and is_mark(line[bearer - 1]) and bearer > at + 1:
                bearer -= 1
            yield from _borne(line, at, bearer - (bearer < last), marks_first=True)
            if bearer < last:
                yield bearer - 1, last  # nothing on the right bears these
        else:
            yield from _borne(line, at, last, marks_first=False)
        at = last
    yield from _single(at, end)


def _borne(line: str, start: int, end: int, *, marks_first: bool) -> Iterator[Span]:
    """Yield the clusters of a word: a mark with the letter on its left, or by itself where it
    follows, turned round, the one on its right."""
    for cluster_start, cluster_end in cluster_spans(line[start:end]):
        first, last = start + cluster_start, start + cluster_end
        on_left = not marks_first
        if last == first + 2 and last < end and is_mark(line[first + 1]):
            left = _cannot_bear(line[first], line[first + 1])
            right = _cannot_bear(line[last], line[first + 1], is_first=last + 1 == end)
            on_left = right if left != right else on_left
        if on_left:
            yield first, last
        else:
            yield from _single(first, last)


def _cannot_bear(letter: str, mark: str, *, is_first: bool = False) -> bool:
    """Whether a letter never has a mark in Persian: a shadda doubles a consonant behind a vowel,
    and fathatan stands on a last alef.

    >>> _cannot_bear("ا", "\N{ARABIC SHADDA}"), _cannot_bear("س", "\N{ARABIC SHADDA}")
    (True, False)
    """
    is_alef = fold_forms(letter)[-1:] == "\N{ARABIC LETTER ALEF}"
    if mark == "\N{ARABIC SHADDA}":
        return is_alef or is_first
    return mark == "\N{ARABIC FATHATAN}" and not is_alef


def _single(start: int, end: int) -> Iterator[Span]:
    yield from ((at, at + 1) for at in range(start, end))


def written(line: str, spans: Sequence[Span]) -> str:
    """Return ``line`` in the order of ``spans``."""
    return "".join(line[start:end] for start, end in spans)
