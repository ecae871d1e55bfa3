"""The contract of a stage, and the letter laws the pipeline checks after each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple, Protocol

from textfix.pieces import Repair


class Rule(NamedTuple):
    """A named rule of a stage: its kebab-case id (never changed once released) and its meaning."""

    name: str
    summary: str


class Stage(Protocol):
    """One step of the pipeline: configuration only, so it is immutable and picklable.

    ``repair`` returns pieces that partition ``text``. ``broken_law`` states the stage's letter
    law: it returns "" when ``after`` holds the letters of ``before`` as this stage must, and one
    sentence that names what was lost or invented when it does not.
    """

    name: ClassVar[str]
    rules: ClassVar[tuple[Rule, ...]]

    def repair(self, text: str) -> Repair: ...

    def broken_law(self, before: str, after: str) -> str: ...


def changed_lines(before: str, after: str) -> tuple[str, str]:
    r"""Return the lines in which two texts differ, or both texts if one has more lines.

    For laws that hold of a text if they hold of every line: most lines of most texts are the same.

    >>> changed_lines("یک\nدو\nسه", "یک\nدو.\nسه")
    ('دو', 'دو.')
    """
    if before.count("\n") != after.count("\n"):
        return before, after
    changed = [(a, b) for a, b in zip(_lines(before), _lines(after), strict=True) if a != b]
    return "\n".join(a for a, _ in changed), "\n".join(b for _, b in changed)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of ``text``, one at a time: all of them take as much memory as it does."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]
