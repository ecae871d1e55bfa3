"""Latin phrases in page order: Mancha La de Azafrán for Azafrán de La Mancha.

Some extractors turn a line of Persian round word by word, the Latin words in it as well. A phrase
does not say so by itself; the citations of the same text do (see ``citations``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.signs.swap import Swap
from textfix.unicode.letters import LATIN_RANGES

RULE = "turned-latin"

_LETTER = "\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_LATIN = f"[{LATIN_RANGES}]"
_WORD = f"{_LATIN}(?:{_LATIN}|['\N{RIGHT SINGLE QUOTATION MARK}-](?={_LATIN}))*"
_PHRASE = re.compile(
    f"(?<![\\w.,:;&'])(?:\\d+ (?=[A-Z]{{2}})[A-Z]+|{_WORD}(?: {_WORD})+)(?![\\w:&']|[.,;] ?\\w)"
)
_LINE = re.compile(f"[^\n\f]*[{_LETTER}][^\n\f]*")
_CITATION = re.compile(f"[(\\[]{_LATIN}[^()\\[\\]\n]*, \\d{{4}}[^()\\[\\]\n]*[)\\]]")
_STOP_FIRST = re.compile(f"\\s*[.،؛:][{_LETTER}]")
"""A line that was read from left to right, so that its Latin words are in order."""

_BRACKETS, _CLOSING = frozenset("«»()"), frozenset("»)")
_ENOUGH = 2


def find_phrases(text: str, turned: Sequence[Swap]) -> Iterator[Swap]:
    """Yield the Latin phrases in the Persian lines of ``text`` put in order, if some citations are
    ``turned`` (which hold phrases of their own) and no other stands upright.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> from textfix.signs.citations import find_citations
    >>> text = "شهر «Haven New» (7 1992: ,Harlow) و (9 1990: ,Ford)"
    >>> render(text, swapped_pieces(text, find_phrases(text, list(find_citations(text)))))
    'شهر «New Haven» (7 1992: ,Harlow) و (9 1990: ,Ford)'
    """
    if len(turned) < _ENOUGH or _CITATION.search(text):
        return
    for line in _LINE.finditer(text):
        if sum(map(str.isascii, filter(str.isalpha, line[0]))) > len(line[0]) / 2:
            continue  # a line of another script
        found = [match.span() for match in _PHRASE.finditer(text, *line.span())]
        found = [span for span in found if not _overlaps(span, turned)]
        if _STOP_FIRST.match(line[0]) or any(_is_upright(text, *span) for span in found):
            continue
        yield from (Swap(*span, tuple(_places(text, *span)), RULE) for span in found)


def _overlaps(span: tuple[int, int], swaps: Sequence[Swap]) -> bool:
    return any(swap.start < span[1] and span[0] < swap.end for swap in swaps)


def _is_upright(text: str, start: int, end: int) -> bool:
    """Whether a bracket closes the phrase that none opens: so it is read from left to right."""
    return text[end : end + 1] in _CLOSING and text[start - 1 : start] not in _BRACKETS


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the code points ``[start, end)``, their words in reverse order."""
    words = [word.span() for word in re.compile("[^ ]+").finditer(text, start, end)]
    spaces = [at for at in range(start, end) if text[at] == " "]
    for number, (first, last) in enumerate(reversed(words)):
        if number:
            yield spaces[number - 1]
        yield from range(first, last)
