"""Yardsticks: are the lines of a text as wide as in print, or as a count of their code points?

Pages of print were broken where the advances of the letters filled the column, plain text files
where a count of code points did. The lines that surely go on tell: by the right yardstick they are
closer to one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from textfix.document.advances import cumulate_advances, span_advance
from textfix.document.ends import first_word
from textfix.document.lines import Line, ends_sentence, measure
from textfix.document.wrapping import column_width

_LEAST_LINES, _FULL = 4, 0.75
_LATIN, _BETTER = (1.0, 0.8, 1.25), 0.9
"""Sizes of Latin beside Persian; by how much another yardstick must be better than the first."""


def choose_measure(
    text: str, lines: Sequence[Line], width: int
) -> tuple[Sequence[Line], list[int], int]:
    r"""Return ``lines`` with their widths by the better yardstick, the widths of their first words
    and of the column; ``width``: that of the column in code points.

    >>> from textfix.document.lines import split_lines
    >>> page = "آن آب را در این باغ به\nسبب سستی سقف سنگی پس از"
    >>> choose_measure(page, split_lines(page), 24)[1]
    [2, 5]
    """
    words = [first_word(text, line) for line in lines]
    going_on = [
        at
        for at, line in enumerate(lines[:-1])
        if line.width > _FULL * width and not ends_sentence(text[line.start : line.end])
    ]
    best = _print(text, lines, words, _LATIN[0])
    if len(going_on) < _LEAST_LINES:
        return *best, column_width(best[0])
    least = _BETTER * _scatter(*best, going_on)
    for latin in _LATIN[1:]:
        other = _print(text, lines, words, latin)
        scatter = _scatter(*other, going_on)
        if scatter < least:
            best, least = other, scatter
    counted = [measure(word) for word in words]
    if _scatter(lines, counted, going_on) < least:
        return lines, counted, width
    return *best, column_width(best[0])


def _print(
    text: str, lines: Sequence[Line], words: Sequence[str], latin: float
) -> tuple[list[Line], list[int]]:
    """Return ``lines`` and the widths of their first words as printed."""
    advances = cumulate_advances(text, latin)
    firsts = [
        span_advance(advances, line.start, line.start + len(word))
        for line, word in zip(lines, words, strict=True)
    ]
    wide = [line._replace(width=span_advance(advances, line.start, line.end)) for line in lines]
    return wide, firsts


def _scatter(lines: Sequence[Line], firsts: Sequence[int], going_on: Sequence[int]) -> float:
    """Return how far the ends of the lines that go on lie from one another: the share of the column
    between what the longest took and the shortest could not take any more."""
    most = max(lines[at].width for at in going_on)
    return sum(max(0, most - lines[at].width - 1 - firsts[at + 1]) for at in going_on) / (
        most * len(going_on)
    )
