"""Citations whose words stand from right to left, each of them upright.

An extractor that takes every word of a right-to-left line by itself leaves the words of a Latin
citation in the order in which a right-to-left reader would come upon them, their stops in front:
``14-20 2019: .,al et Nemati`` for ``Nemati et al., 2019: 14-20``.
"""

from __future__ import annotations

import re

from textfix.reversal.islands import latin_islands

Span = tuple[int, int]

_WORD = re.compile(r"([.,:;]*)(\S+)|\s+")
# A year or page before, a name that ends it, and a stop stuck before a word.
_REVERSED = re.compile(r"\d.*(?<!\S)[.,;]+[^\W\d_].*")
_NAME_LAST = re.compile(r"(?:^|[\s.,;])[A-Z\u00c0-\u00de][\w'’-]+$")


def find_citations(line: str) -> list[Span]:
    """Return the spans of the Latin stretches of ``line`` whose words stand from right to left.

    >>> line = "است) 14-20 2019: .,al et Nemati). این"
    >>> [line[start:end] for start, end in find_citations(line)]
    ['14-20 2019: .,al et Nemati']
    """
    return [
        (start, end)
        for start, end in latin_islands(line)
        for text in [line[start:end]]
        if _REVERSED.fullmatch(text) and _NAME_LAST.search(text)
    ]


def turn_citation(line: str, start: int, end: int) -> list[Span]:
    """Return the spans of a citation with its words in reading order, stops behind their words.

    >>> line = "309-329 1919: ,Laufer"
    >>> "".join(line[a:b] for a, b in turn_citation(line, 0, len(line)))
    'Laufer, 1919: 309-329'
    """
    spans: list[Span] = []
    for found in reversed(list(_WORD.finditer(line, start, end))):
        if found[2]:
            spans += [found.span(2), found.span(1)]
        else:
            spans.append(found.span())
    return [span for span in spans if span[0] < span[1]]
