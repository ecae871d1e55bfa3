"""Read a result: which line each change touched, how its text read before and after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from textfix.diagnosis import classes as c
from textfix.pieces import Piece, render
from textfix.result import Change, Result, Step
from textfix.unicode.letters import ARABIC_LETTERS


def class_of(change: Change) -> str | None:
    """Return the class of damage that ``change`` mends, None where that is none.

    A line all of whose letters stood in order had no reversed runs: only the number that leads it,
    or what else is no letter, stood behind its stop.
    """
    name = c.CLASS_OF_RULE.get(change.id)
    if name == c.REVERSED_RUNS and _letters(change.before) == _letters(change.after):
        return c.LABELS_TURNED
    return name


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


class Lines:
    """The lines of a result's original, and of its text as long as lines stayed lines.

    ``before`` and ``after`` are the lines without terminators; numbers of lines count from 0.
    """

    def __init__(self, result: Result) -> None:
        self.before = _split(result.original)
        self.after = _split(_last_text_of_as_many_lines(result))
        self._starts = [0, *(at + 1 for at, c in enumerate(result.original) if c == "\n")]

    def touched(self, start: int, end: int) -> range:
        """Return the lines that the span ``[start, end)`` of the original touches."""
        first = bisect_right(self._starts, start) - 1
        return range(first, bisect_right(self._starts, max(start, end - 1)))

    def arabic(self) -> Iterator[int]:
        """Yield the lines that hold a letter of the Arabic script."""
        for number, line in enumerate(self.before):
            if not ARABIC_LETTERS.isdisjoint(line):
                yield number


def _split(text: str) -> Sequence[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _last_text_of_as_many_lines(result: Result) -> str:
    """Return what the last stage made that neither joined nor removed lines.

    Notes can move as whole lines, so the stages of the document count as removing lines.
    """
    breaks = result.original.count("\n")
    text = result.original
    for layer in result.layers:
        made = render(layer.text, layer.repair.pieces)
        if made.count("\n") != breaks or not _keeps_line_order(layer.text, layer.repair.pieces):
            break
        text = made
    return text


def _keeps_line_order(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether every line break is kept, and before those that came after it."""
    broken = [piece for piece in pieces if "\n" in text[piece.start : piece.end]]
    starts = [piece.start for piece in broken]
    return starts == sorted(starts) and all(piece.text is None for piece in broken)


def words_after(steps: Sequence[Step], left: int, right: int) -> str:
    """Return what ``steps``, changes of one stage in ascending order, made of the span of words
    ``[left, right)``.

    >>> from textfix.presets import preset
    >>> words_after(list(preset("characters")("او كتابي دارد").steps()), 3, 8)
    'کتابی'
    """
    out, at = [], left
    for step in sorted(steps, key=lambda step: step.start):
        out += [step.seen[at : step.start], step.change.after]
        at = step.end
    return "".join([*out, steps[0].seen[at:right]])
