"""The contract of a stage, and the letter laws the pipeline checks after each of them."""

from __future__ import annotations

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
