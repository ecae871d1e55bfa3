"""The number of an article behind the first line of its article, where other lines stand right.

A law begins its articles with a word, a number and a dash in bold type. That run is the first of
its line, and an extractor that lists the runs of a line from left to right writes it last, its dash
on its left as on the page::

    نگهداری اسناد بر عهده مرکز است و –ماده ۲     for     ماده ۲– نگهداری اسناد بر عهده مرکز است و

Where no other lines have runs, nothing else tells of that; but the articles of a law count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.direction.chain import NOTHING, SPACE, Chain
from textfix.direction.units import Line

_DASHES: Final = "-\N{EN DASH}\N{EM DASH}"
_LEAST, _MOST = 2, 12  # letters of the word
_MOST_DIGITS: Final = 3
_FEWEST: Final = 3  # articles that count up


class Article(NamedTuple):
    """The dash of an article, a unit of its line, and its ``word`` and ``number`` behind that."""

    dash: int
    word: str
    number: int

    def write(self, line: Line, certainty: float) -> Chain:
        """Return the chain of ``line`` with the article's number before it."""
        last = len(line.units)
        runs = ((self.dash + 1, last), (self.dash, self.dash + 1), (0, self.dash))
        return Chain(runs, (NOTHING, SPACE), certainty)


def find_articles(lines: Sequence[Line]) -> Mapping[int, Article]:
    """Return the articles' numbers at the ends of ``lines``, by number of the line, of those words
    whose numbers count up and are fewer at the beginnings of lines.

    >>> from textfix.direction.units import read_line
    >>> law = ["نام آن باغ است. –ماده ۱", "هر عضو یک رأی دارد. –ماده ۲", "جایش نیلاب است. –ماده ۳"]
    >>> {at: article.number for at, article in find_articles([*map(read_line, law)]).items()}
    {0: 1, 1: 2, 2: 3}
    """
    found: dict[str, dict[int, Article]] = defaultdict(dict)
    for at, line in enumerate(lines):
        if article := _read(line):
            found[article.word][at] = article
    likely = {word: own for word, own in found.items() if _count_up([*own.values()])}
    return {
        at: article
        for word, own in likely.items()
        if sum(_begins(line, word) for line in lines) < len(own)
        for at, article in own.items()
    }


def _read(line: Line) -> Article | None:
    """Return the number of an article at the end of ``line``, behind its dash and its word."""
    last, kinds = len(line.units), line.kinds
    first = len(kinds.rstrip("N"))
    dash = len(kinds[:first].rstrip("A")) - 1
    if not 0 < last - first <= _MOST_DIGITS or not _LEAST <= first - dash - 1 <= _MOST:
        return None
    if dash < 1 or line.base(dash) not in _DASHES or not line.gap(dash) or not line.gap(first):
        return None
    if any(line.gap(at) for at in range(dash + 1, first)):
        return None
    number = "".join(str(int(line.base(at))) for at in range(first, last))
    return Article(dash, line.bases[dash + 1 : first], int(number))


def _begins(line: Line, word: str) -> bool:
    """Whether ``line`` begins with ``word``, a number and a dash."""
    if not line.bases.startswith(word) or line.kinds[len(word) : len(word) + 1] != "N":
        return False
    rest = line.kinds[len(word) :].lstrip("N")
    return line.bases[len(line.bases) - len(rest) :][:1] in {*_DASHES}


def _count_up(articles: Sequence[Article]) -> bool:
    """Whether all numbers of some articles but one rise."""
    falls = sum(one.number >= other.number for one, other in pairwise(articles))
    return falls <= 1 and len(articles) - falls >= _FEWEST
