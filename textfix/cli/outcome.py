"""How a run ends: what was counted, and the exit codes."""

from __future__ import annotations

from dataclasses import dataclass

FINE = 0
WOULD_CHANGE = 1
FAILED = 2
INTERRUPTED = 130
CLOSED_PIPE = 141


@dataclass(slots=True)
class Outcome:
    """What happened so far: how many documents or records there were, changed and failed."""

    seen: int = 0
    changed: int = 0
    failed: int = 0

    def count(self, changed: bool, error: str, seen: int = 1) -> None:
        """Count ``seen`` documents or records, and what came of them."""
        self.seen += seen
        self.changed += changed
        self.failed += bool(error)

    def add(self, other: Outcome) -> None:
        """Count what an earlier run has counted."""
        self.seen += other.seen
        self.changed += other.changed
        self.failed += other.failed

    def exit_code(self, *, check: bool) -> int:
        """Return 2 if anything failed, 1 if ``check`` found a change, else 0."""
        if self.failed:
            return FAILED
        return WOULD_CHANGE if check and self.changed else FINE
