"""The command ``textfix``: arguments, documents in and out, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command on ``argv`` (default: the process's own) and return its exit code."""
    from textfix.cli.outcome import CLOSED_PIPE, INTERRUPTED

    words = sys.argv[1:] if argv is None else argv
    run = _corpus if list(words[:1]) == ["corpus"] else _repair
    try:
        return run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return CLOSED_PIPE
    finally:
        _settle_output()


def _repair(words: Sequence[str]) -> int:
    from textfix.cli.arguments import parse

    arguments = parse(words)
    from textfix.cli.command import run

    return run(arguments)


def _corpus(words: Sequence[str]) -> int:
    from textfix.cli.corpus import parse

    arguments = parse(words[1:])
    from textfix.corpus.run import run

    return run(arguments)


def _settle_output() -> None:
    """Flush standard output; where nobody takes it, sink it, lest Python complain at exit."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
