"""The stream: parts in, repaired parts out, with one part read ahead."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from textfix.pipeline import ConservationWarning, Pipeline
from textfix.streams.notes import Notes
from textfix.streams.parts import PART, WHOLE, cut, head, sample_of, tail
from textfix.streams.window import Output, Window, repair_window

Spread = Callable[[Callable[[Window], Output], Iterable[Window]], Iterable[Output]]
"""How the work is done on the windows, in order: ``map``, or over processes."""


class Part(NamedTuple):
    """A repaired part, what it was, and the letter law that was broken, or ""."""

    text: str
    original: str
    violation: str = ""


def fix_stream(source: Iterable[str], pipeline: Pipeline | None = None) -> Iterator[str]:
    """Repair the text of ``source`` (an open text file, lines, or any pieces of it) and yield it
    repaired, in memory that does not grow with it.

    A text of up to ``parts.WHOLE`` code points comes out as ``pipeline`` (None: the default preset)
    repairs it. A longer one is repaired part by part; see ``textfix.streams`` for what parts cannot
    know of each other.

    Raises:
        TypeError: ``source`` yields something else than str.

    >>> "".join(fix_stream(["كتابهاي ", "علمي\\n"]))
    'کتاب‌های علمی\\n'
    """
    from textfix.presets import preset

    for part in repaired_parts(source, preset("default") if pipeline is None else pipeline):
        if part.violation:
            warnings.warn(part.violation, ConservationWarning, stacklevel=2)
        yield part.text


def repaired_parts(
    source: Iterable[str],
    pipeline: Pipeline,
    *,
    sample: str | None = None,
    whole: int = WHOLE,
    size: int = PART,
    spread: Spread = map,
    work: Callable[[Window], Output] | None = None,
) -> Iterator[Part]:
    """Yield the text of ``source`` repaired: in one piece up to ``whole`` code points, else in
    parts of at most ``size``.

    ``sample``: lines from all over the text (None: those of its beginning). ``work`` repairs a
    window.
    """
    repair = partial(repair_window, pipeline) if work is None else work
    pieces = iter(source)
    begun = _begun(pieces, whole)
    if len(begun) <= whole:
        output = repair(Window("", "", begun, "", alone=True))
        yield Part(output.text, begun, output.violation)
        return
    chosen = sample_of(begun) if sample is None else sample
    parts = cut(chain(_emptied([begun]), pieces), size)
    del begun
    yield from _streamed(_windows(parts, chosen), repair, spread)


def _begun(pieces: Iterator[str], whole: int) -> str:
    """Return the beginning: all of the text, or a little more than ``whole`` code points."""
    read: list[str] = []
    length = 0
    for piece in pieces:
        if not isinstance(piece, str):
            raise TypeError(f"a stream is made of str, not {type(piece).__name__}")
        read.append(piece)
        length += len(piece)
        if length > whole:
            break
    return "".join(read)


def _emptied(pieces: list[str]) -> Iterator[str]:
    """Yield ``pieces`` and let go of them."""
    while pieces:
        yield pieces.pop(0)


def _streamed(
    windows: Iterable[Window], repair: Callable[[Window], Output], spread: Spread
) -> Iterator[Part]:
    originals: deque[str] = deque()

    def noted() -> Iterator[Window]:
        for window in windows:
            originals.append(window.part)
            yield window

    notes = Notes()
    last = ""
    for output in spread(repair, noted()):
        text = notes.take(output.text, output.bodies)
        last = (last + text)[-2:]
        yield Part(text, originals.popleft(), output.violation)
    yield from (Part(text, "") for text in notes.end(last))


def _windows(parts: Iterator[str], sample: str) -> Iterator[Window]:
    before, part = "", next(parts, "")
    while part:
        following = next(parts, "")
        yield Window(sample, before, part, head(following))
        before, part = tail(part), following
