"""Stages for runs over a corpus: they take their time, or kill the process that they run in.

Workers import this module, so it must be in their path: see the fixture ``stages_in_path``.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textfix.pieces import Repair, kept
from textfix.stage import Rule


@dataclass(frozen=True, slots=True)
class Slow:
    """Leaves every text as it is, but takes ``seconds``."""

    seconds: float = 0.05

    name: ClassVar[str] = "slow"
    rules: ClassVar[tuple[Rule, ...]] = ()

    def repair(self, text: str) -> Repair:
        time.sleep(self.seconds)
        return kept(text)

    def broken_law(self, before: str, after: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Deadly:
    """Kills its process at a text with a skull, as often as the file ``lives`` has bytes."""

    lives: str

    name: ClassVar[str] = "deadly"
    rules: ClassVar[tuple[Rule, ...]] = ()

    def repair(self, text: str) -> Repair:
        if "☠" in text and (left := Path(self.lives).read_bytes()):
            Path(self.lives).write_bytes(left[1:])
            os.kill(os.getpid(), signal.SIGKILL)
        return kept(text)

    def broken_law(self, before: str, after: str) -> str:
        return ""
