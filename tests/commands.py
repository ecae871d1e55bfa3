"""How tests speak of a run of the command."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Ended(NamedTuple):
    """How a run ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]
"""``command("--check", "a.txt", stdin=b"")``"""
