"""A window: one part repaired in its surroundings, and what came of the part alone.

The stages of lines see a sample of the document too, since they judge by the damage that most of it
shows; the stages of pages see only what really stands around the part.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

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
    out, owners, origins = result.text, _owners(result, shares), result.origins()
    tail = _BODIES.search(out) if "[^" in out else None
    first = tail.start() if tail else len(out)
    text = "".join(out[at] for at in range(first) if owners[at] == 1)
    bodies: list[str] = []
    for at in range(first, len(out)):
        if owners[at] == 1:
            if out.startswith("[^", at) and origins[at] >= 0:
                bodies.append("")
            if bodies:
                bodies[-1] += out[at]
            else:
                text += out[at]
    return text, [body.strip("\n") for body in bodies]


def halves(pipeline: Pipeline) -> tuple[Pipeline, Pipeline]:
    """Return the stages of lines and the stages of pages."""
    pages = tuple(stage for stage in pipeline.stages if stage.name in _OF_PAGES)
    lines = tuple(stage for stage in pipeline.stages if stage.name not in _OF_PAGES)
    return replace(pipeline, stages=lines), replace(pipeline, stages=pages)


def shared(result: Result, texts: Sequence[str]) -> list[str]:
    """Return what came of each of ``texts``, which joined are the original of ``result``."""
    shares: list[list[str]] = [[] for _ in texts]
    at = 0
    for owner, run in groupby(_owners(result, texts)):
        end = at + len(list(run))
        shares[owner].append(result.text[at:end])
        at = end
    return ["".join(share) for share in shares]


def _owners(result: Result, texts: Sequence[str]) -> list[int]:
    """Return for each code point of the output which of ``texts`` it belongs to.

    What was inserted goes with what stands before it, or, at the head of a line, behind it.
    """
    ownership: list[int] = []
    for number, text in enumerate(texts):
        ownership += [number] * len(text)
    owners = [ownership[origin] if origin >= 0 else -1 for origin in result.origins()]
    out, at = result.text, 0
    while at < len(owners):
        if owners[at] >= 0:
            at += 1
            continue
        end = at
        while end < len(owners) and owners[end] < 0:
            end += 1
        turn = out.rfind("\n", max(0, at - 1), end) + 1 or (end if at else 0)
        before = owners[at - 1] if at else owners[end] if end < len(owners) else 0
        after = owners[end] if end < len(owners) else before
        owners[at:end] = [before if k < turn else after for k in range(at, end)]
        at = end
    return owners
