"""A window: one part repaired in its surroundings, and what came of the part alone.

The stages of lines see a sample of the document too, since they judge by the damage that most of it
shows; the stages of pages see only what really stands around the part.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from textfix.pipeline import ConservationWarning, Pipeline
from textfix.result import Result

_OF_PAGES = frozenset({"furniture", "footnotes", "paragraphs"})
_BODIES = re.compile(r"(?:\n+\[\^[^\]\s]{1,8}\]: [^\n]*)+\s*\Z")


class Window(NamedTuple):
    """A sample of the document, and a part of it between what stands before and after it.

    ``alone``: the part is all there is.
    """

    sample: str
    before: str
    part: str
    after: str
    alone: bool = False

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """All four, in order."""
        return self.sample, self.before, self.part, self.after


class Output(NamedTuple):
    """What came of a part: its text, and the bodies of its notes (``[^7]: …``), which go to the end
    of the document. ``violation``: the letter law that was broken, the text is then as it was."""

    text: str
    bodies: list[str]
    violation: str = ""


def repair_window(pipeline: Pipeline, window: Window) -> Output:
    """Repair the part of ``window``; where a letter law is broken it stays as it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConservationWarning)  # said through ``violation``
        return _repaired(pipeline, window)


def _repaired(pipeline: Pipeline, window: Window) -> Output:
    if window.alone:
        whole = pipeline(window.part)
        return Output(whole.text, [], whole.violation)
    lines, pages = halves(pipeline)
    seen = lines("".join(window.texts))
    if seen.violation:
        return Output(window.part, [], seen.violation)
    shares = shared(seen, window.texts)[1:]
    again = pages("".join(shares))
    if again.violation:
        return Output(window.part, [], again.violation)
    text, bodies = _own(again, shares)
    return Output(text, bodies)


def _own(result: Result, shares: Sequence[str]) -> tuple[str, list[str]]:
    """Return the text that grew from the middle one of ``shares``, and its moved bodies of notes.

    The label of a moved body takes the place of the marker that stood there; the label of a
    reference is inserted.
    """
    if result.text == result.original:
        return shares[1], []
    out, origins = result.text, result.origins()
    tail = _BODIES.search(out) if "[^" in out else None
    first = tail.start() if tail else len(out)
    text, bodies = "", [""]
    for start, end, owner in _runs(result, shares):
        if owner != 1:
            continue
        text += out[start : min(end, first)]
        for at in range(max(start, first), end):
            if out.startswith("[^", at) and origins[at] >= 0:
                bodies.append("")
            bodies[-1] += out[at]
    return text + bodies[0], [body.strip("\n") for body in bodies[1:]]


def halves(pipeline: Pipeline) -> tuple[Pipeline, Pipeline]:
    """Return the stages of lines and the stages of pages."""
    pages = tuple(stage for stage in pipeline.stages if stage.name in _OF_PAGES)
    lines = tuple(stage for stage in pipeline.stages if stage.name not in _OF_PAGES)
    return replace(pipeline, stages=lines), replace(pipeline, stages=pages)


def shared(result: Result, texts: Sequence[str]) -> list[str]:
    """Return what came of each of ``texts``, which joined are the original of ``result``."""
    if result.text == result.original:
        return list(texts)
    shares: list[list[str]] = [[] for _ in texts]
    for start, end, owner in _runs(result, texts):
        shares[owner].append(result.text[start:end])
    return ["".join(share) for share in shares]


def _runs(result: Result, texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs ``[start, end)`` of the output with the index of the text each belongs to.

    What was inserted goes with what stands before it, or, at the head of a line, behind it.
    """
    origins = np.array(result.origins(), dtype=np.int64)
    owners = np.searchsorted(np.cumsum([len(text) for text in texts]), origins, side="right")
    owners[origins < 0] = -1
    edges = [0, *(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(owners)]
    before = -1
    for (start, end), (_, beyond) in zip(
        pairwise(edges), [*pairwise(edges[1:]), (0, 0)], strict=True
    ):
        if start == end:
            continue
        if owners[start] >= 0:
            before = int(owners[start])
            yield start, end, before
            continue
        after = int(owners[end]) if beyond else max(before, 0)
        before = after if before < 0 else before
        turn = result.text.rfind("\n", max(0, start - 1), end) + 1 or (end if start else start)
        if turn > start:
            yield start, turn, before
        if turn < end:
            yield turn, end, after
