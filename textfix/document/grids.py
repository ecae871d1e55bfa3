"""Grids: rows of a table whose cells no gap parts any more.

An extractor that puts one space between cells leaves lines that hold several figures, two of them
side by side, as no sentence does, or a term of one script and its equivalent of another. One such
line proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from textfix.document.ends import FUNCTION_WORDS, End
from textfix.unicode.letters import LETTER_CLASS

_FIGURE = re.compile(r"[(+\-–]?\d[\d.,٫٬/]*[٪%]?\)?|[٪%]\d[\d.,٫٬/]*")
_COMPARISON = frozenset("<>=≤≥±≈")
_LEAST_FIGURES, _LEAST_SHARE = 3, 0.4
_LEAST_ROWS, _LEAST_TERMS = 2, 3
_WIDEST = 0.75
_MOST_WORDS = 3  # in the cell of a head
_PERSIAN, _LATIN = "Persian", "Latin"
_ARABIC = re.compile(f"[{LETTER_CLASS}]")


def find_grid_rows(
    contents: Sequence[str], ends: Sequence[End], widths: Sequence[int], width: int
) -> set[int]:
    """Return the lines of such tables, their heads among them.

    ``widths``: of the lines; ``width``: of the column; both in code points.

    >>> rows = ["گروه شمار سهم", "۱ سواد ۴۰ ۱۲/۵ رد", "۲ سن ۳۱ ۹/۷ تأیید", "این را دیدیم"]
    >>> sorted(find_grid_rows(rows, [End.OTHER] * 4, [12] * 4, 80))
    [0, 1, 2]
    """
    short = [
        end in (End.OTHER, End.UNSTOPPED) and own < _WIDEST * width
        for end, own in zip(ends, widths, strict=True)
    ]
    found: set[int] = set()
    figures = [_count_figures(c) if ok else 0 for c, ok in zip(contents, short, strict=True)]
    for run in _runs(figures, _LEAST_ROWS):
        found.update(run)
        above = run[0] - 1
        if above >= 0 and short[above] and _heads(contents[above], figures[run[0]]):
            found.add(above)
    scripts = [_scripts(c) if ok else () for c, ok in zip(contents, short, strict=True)]
    for run in _runs(scripts, _LEAST_TERMS):
        found.update(run)
    return found


def _runs(sorts: Sequence[object], least: int) -> list[list[int]]:
    """Return the lines in a row of one sort: ``least`` and more."""
    runs = [list(run) for sort, run in groupby(range(len(sorts)), key=sorts.__getitem__)]
    return [run for run in runs if sorts[run[0]] and len(run) >= least]


def _count_figures(content: str) -> int:
    """Return how many figures a row holds, or 0 where it reads like no row.

    >>> _count_figures("۱ سن پدر ۰/۴۸ ۶/۳۱ < ۰/۰۰۱ رد"), _count_figures("در ۱۳۵۰ از ۲۰ خانه ۳ ماند")
    (4, 0)
    """
    words = [word for word in content.split() if word not in _COMPARISON]
    are = [bool(_FIGURE.fullmatch(word)) for word in words]
    beside = any(one and other for one, other in pairwise(are))
    return sum(are) if beside and sum(are) >= max(_LEAST_FIGURES, _LEAST_SHARE * len(are)) else 0


def _heads(content: str, columns: int) -> bool:
    """Whether ``content`` may head a row of so many figures: words, and enough of them."""
    words = [word for word in content.split() if any(map(str.isalpha, word))]
    return columns <= len(words) <= _MOST_WORDS * columns and not _FIGURE.search(content)


def _scripts(content: str) -> tuple[str, ...]:
    """Return the two scripts of a term and its equivalent in their order, or nothing.

    >>> _scripts("AM Amplitude Modulation مدولاسیون دامنه"), _scripts("با مدل AM در شهر")
    (('Latin', 'Persian'), ())
    """
    if content.partition(" ")[0] in FUNCTION_WORDS:
        return ()
    letters = (c for c in content if c.isalpha())
    scripts = tuple(script for script, _ in groupby(letters, key=_script))
    return scripts if len(scripts) == 2 else ()


def _script(letter: str) -> str:
    return _PERSIAN if _ARABIC.match(letter) else _LATIN
