"""The one-line failures of bad input."""

from __future__ import annotations


class CommandError(Exception):
    """What keeps a document from being repaired, in one line, with advice where there is some."""


def cause(error: OSError) -> str:
    """Return what the system says of ``error``, without number and path.

    >>> cause(FileNotFoundError(2, "No such file or directory", "x"))
    'no such file or directory'
    """
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


class MissingLibraryError(CommandError, ImportError):
    """A library that an extra brings is not installed."""
