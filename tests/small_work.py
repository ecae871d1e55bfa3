"""Work for processes of tests: it may kill the process that does it."""

from __future__ import annotations

import os
import signal

from textfix.pieces import Repair
from textfix.stage import Rule

DEADLY = "مرگ"


def double_or_die(number: int) -> int:
    """Return twice ``number``; a negative one kills the process."""
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


class Deadly:
    """A stage that kills its process on a text with a certain word, as the lack of memory does."""

    name = "deadly"
    rules: tuple[Rule, ...] = ()

    def repair(self, text: str) -> Repair:
        from textfix.pieces import kept

        if DEADLY in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return kept(text)

    def broken_law(self, before: str, after: str) -> str:
        return ""
