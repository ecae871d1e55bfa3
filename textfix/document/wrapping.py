"""Hard wrapping: is this text a page whose lines were broken at the column's edge?

A line broken by a column ends where the room ends: in mid sentence, after a preposition, before a
verb, or without a stop although its writer does use stops inside it. Lines that a person ended
(paragraphs, headlines, verses, messages) end a thought, and mostly leave room for the next word.
Each line is weighed by how often its kind of end is met in the two sorts of text; the rates were
counted on Persian prose, once as one paragraph a line and once wrapped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from textfix.document.ends import INNER_STOP, End, continues, first_word, line_end
from textfix.document.kinds import has_leaders
from textfix.document.lines import Line, ends_sentence, measure
from textfix.recall import recalled

_PERSIAN_WORD = re.compile(r"\s(?:از|در|به|که|را|این|با|است|برای|شد|شده|بود)(?=\s)")
_ARABIC_SCRIPT = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")
_ARABIC_LETTER = re.compile(r"[^\W\d_A-Za-z]")
_CLOSING = ")]»،؛."
_ENDING = ".:؟?!؛،"
_NEVER_FIRST = "،؛."
"""Signs with which nobody begins a line: an extractor broke it before them."""
_NOT_FIRST = re.compile(r"[)»\]،؛.:](?=\s|$|[^\w(«\[])")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_TORN, _TORN_SHARE, _FIGURES_SHARE, _WHOLE = 6, 0.03, 0.1, 0.99
_SAMPLE = 100_000
_LONGEST_LINE = 1000
_MOST_OVERLONG = 1.5
_LEAST_ODDS = 2.0
_LEAST_RATE, _LEAST_RATE_NARROW = 0.25, 0.4
_SHORT = 50
_MOST_LINES, _STRETCH = 20_000, 500
_CELL_SHARE, _LEAST_CELLS = 0.35, 5
_LOOSE_SHARE = 0.1
_PIECE_SHARE = 0.6
_BAND, _BAND_TOP = 0.85, 0.95
_NARROWEST, _NARROW, _WIDEST = 28, 45, 180
_LEAST_TELLING = 2
_LEAST_BROKEN, _LEAST_STOPPED = 0.06, 0.12


_TIGHT_ODDS = {
    End.FUNCTION_WORD: 1.5,
    End.HYPHEN: 1.0,
    End.UNSTOPPED: 1.4,
    End.COMMA: 0.0,
    End.OTHER: 0.0,
    End.STOP: -0.1,
}
_LOOSE_ODDS = {
    End.FUNCTION_WORD: 0.3,
    End.HYPHEN: 0.3,
    End.UNSTOPPED: -0.3,
    End.COMMA: -0.3,
    End.OTHER: -0.8,
    End.STOP: -0.4,
}
_CONTINUATION_ODDS = 1.2
_OVERLONG_ODDS = -1.0


class _Limits(NamedTuple):
    """The least share of tight lines, and the largest share of text in overlong ones."""

    tight: float
    overlong: float


_SHORT_TEXT, _LONG_TEXT = _Limits(0.3, 0.15), _Limits(0.1, 0.35)


class Column(NamedTuple):
    """The column a text was wrapped to: its width in code points."""

    width: int


def find_column(text: str, lines: Sequence[Line]) -> Column | None:
    """Return the column that ``text`` was wrapped to, or None when nothing shows that it was.

    >>> from textfix.document.lines import split_lines
    >>> page = "پژوهشگران بسیاری در این زمینه به\\nبررسی پرداخته‌اند. آنان بر این باورند که\\n"
    >>> page += "زبان از راه گفت‌وگو دگرگون می‌شود و از\\nآن پس می‌ماند."
    >>> find_column(page, split_lines(page))
    Column(width=37)
    >>> find_column("سلام\\nخوبی؟\\nممنون", split_lines("سلام\\nخوبی؟\\nممنون"))
    """
    if len(lines) < 3 or not is_persian(text):
        return None
    lines = [line for line in lines if not has_leaders(_content(text, line))]
    width = column_width(lines)
    if len(lines) >= 3 and _NARROWEST <= width <= _WIDEST:
        prose = _prose(_sample(lines), width)
        whole = [at for at in range(len(prose) - 1) if not _is_piece(text, prose, at, width)]
        weighed = [_weigh(text, prose, at, width) for at in whole]
        told = [*(prose[at] for at in whole), prose[-1]]
        if _proves_wrapping(weighed, told, width, ends_sentence(_content(text, told[-1]))):
            return Column(width)
    return _find_torn_column(text, lines)


def _find_torn_column(text: str, lines: Sequence[Line]) -> Column | None:
    """Return the column of printed lines that an extractor broke to pieces, wherever figures or
    another script meet letters: many pieces begin as nobody begins a line, or are figures alone.

    Pieces say nothing of the column's edge; the widest of them are whole lines.
    """
    torn = sum(bool(_NOT_FIRST.match(text, line.start, line.end)) for line in lines)
    if torn < max(_LEAST_TORN, _TORN_SHARE * len(lines)):
        return None
    figures = sum(not _LETTER.search(text, line.start, line.end) for line in lines)
    widths = sorted(line.width for line in lines)
    width = widths[int(_WHOLE * len(widths))]
    told = figures >= _FIGURES_SHARE * len(lines) and _NARROWEST <= width <= _WIDEST
    return Column(width) if told else None


def _sample(lines: Sequence[Line]) -> Sequence[Line]:
    """Return ``lines``, or stretches from all over a long text."""
    if len(lines) <= _MOST_LINES:
        return lines
    stride = len(lines) // (_MOST_LINES // _STRETCH)
    return [line for at in range(0, len(lines), stride) for line in lines[at : at + _STRETCH]]


def _prose(lines: Sequence[Line], width: int) -> Sequence[Line]:
    """Return ``lines`` less the runs of very short ones: cells say nothing of a column."""
    short = [line.width < _CELL_SHARE * width for line in lines]
    runs = [(cell, list(run)) for cell, run in groupby(range(len(lines)), key=short.__getitem__)]
    return [lines[at] for cell, run in runs if not cell or len(run) < _LEAST_CELLS for at in run]


def _is_piece(text: str, lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether an extractor, not a column, broke a short line: before or behind a number, a bracket
    or a Latin word. Such pieces are too short for any room to tell."""
    edges = _content(text, lines[at])[-1] + first_word(text, lines[at + 1])[:1]
    return (
        lines[at].width < _PIECE_SHARE * width
        and edges[0] not in _ENDING
        and not all(map(_ARABIC_LETTER.match, edges))
    )


def _proves_wrapping(
    weighed: Sequence[_Weight], lines: Sequence[Line], width: int, ends_well: bool
) -> bool:
    """Whether enough lines break as a column breaks them, and no sign speaks against it."""
    limits = _SHORT_TEXT if len(lines) < _SHORT else _LONG_TEXT
    tight = [w for w in weighed if w.tight]
    if len(tight) < limits.tight * len(lines) or _overlong_share(lines, width) > limits.overlong:
        return False
    narrow = width < _NARROW
    odds = sum(w.odds for w in tight)
    loose = _LOOSE_SHARE * sum(w.odds for w in weighed if not w.tight)
    sure = any(w.unstopped for w in tight)
    if odds + loose < _LEAST_ODDS + narrow + (0.0 if sure else _LEAST_ODDS):
        return False
    if odds < (_LEAST_RATE_NARROW if narrow else _LEAST_RATE) * len(tight):
        return False
    words = [w.word for w in tight if w.word]
    if len(words) < max(1, _LEAST_BROKEN * len(tight)) or (not sure and _is_refrain(words)):
        return False
    stopped = sum(w.stopped for w in weighed) + ends_well
    telling = sum(w.odds >= 1 for w in tight)
    return telling >= _LEAST_TELLING and stopped >= max(1, _LEAST_STOPPED * len(lines))


@recalled
def is_persian(text: str) -> bool:
    """Whether Persian function words make a fair part of ``text`` (of its beginning, if long)."""
    if not _ARABIC_SCRIPT.search(text):
        return False
    sample = text[:_SAMPLE]
    return len(_PERSIAN_WORD.findall(sample)) > 0.03 * len(sample.split())


class _Weight(NamedTuple):
    """What one line says.

    ``odds``: log10 odds that a column broke it. ``tight``: no room for the next line's first word.
    ``word``: the word or sign at the break that cannot stand there in a text of whole lines.
    ``stopped`` and ``unstopped``: there are stops at its end, or only inside it.
    """

    odds: float
    tight: bool = False
    word: str = ""
    stopped: bool = False
    unstopped: bool = False


def _weigh(text: str, lines: Sequence[Line], at: int, width: int) -> _Weight:
    line = lines[at]
    if line.width > min(_LONGEST_LINE, _MOST_OVERLONG * width):
        return _Weight(_OVERLONG_ODDS, stopped=True)
    end = line_end(_content(text, line))
    word = first_word(text, lines[at + 1])
    tight = line.width + 1 + measure(word) > 0.95 * width
    inner = bool(INNER_STOP.search(_content(text, line)))
    stopped = inner or end in {End.STOP, End.COMMA}
    if not tight:
        torn = word[0] in _NEVER_FIRST or not any(map(str.isalpha, _content(text, line)))
        return _Weight(max(0.0, _LOOSE_ODDS[end]) if torn else _LOOSE_ODDS[end], stopped=stopped)
    odds = _TIGHT_ODDS[end]
    told = ""
    if end in {End.FUNCTION_WORD, End.HYPHEN}:
        told = text[max(line.start, line.end - 12) : line.end].rpartition(" ")[2]
    if end is not End.STOP and (continues(word) or word[0] in _CLOSING):
        odds, told = odds + _CONTINUATION_ODDS, told or word
    return _Weight(odds, True, told, stopped, inner and end is not End.STOP)


def _is_refrain(words: Sequence[str]) -> bool:
    """Whether one word tells nearly all: a verse that rhymes on it, not a column that broke."""
    return len(words) > 3 and Counter(words).most_common(1)[0][1] > 0.6 * len(words)


def _overlong_share(lines: Sequence[Line], width: int) -> float:
    """Return how much of the text lies in lines far wider than the column."""
    overlong = sum(line.width for line in lines if line.width > _MOST_OVERLONG * width)
    return overlong / sum(line.width for line in lines)


def _content(text: str, line: Line) -> str:
    return text[line.start : line.end]


def column_width(lines: Sequence[Line]) -> int:
    """Return the width below which, within a tenth, more of the text lies than below any other."""
    widths = sorted(line.width for line in lines)
    best = total = first = column = 0
    for width in widths:
        total += width
        while widths[first] < _BAND * width:
            total -= widths[first]
            first += 1
        if total >= best:
            best, column = total, round(_BAND_TOP * width)
    return column
