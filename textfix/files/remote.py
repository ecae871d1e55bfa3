"""Far files: URLs such as ``s3://bucket/pages.txt``, through fsspec where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from textfix.files.errors import CommandError


def is_remote(path: str) -> bool:
    """Whether ``path`` is a URL.

    >>> is_remote("s3://bucket/a.txt"), is_remote("folder/a.txt")
    (True, False)
    """
    return "://" in path


@contextmanager
def open_remote(url: str) -> Iterator[BinaryIO]:
    """Open ``url`` for reading bytes.

    Raises:
        CommandError: fsspec or the file is missing.
    """
    system, path = _system(url)
    with _attempt(url, lambda: system.open(path, "rb")) as file:
        yield file


@contextmanager
def replaced_remote(url: str, draft: Callable[[str], str]) -> Iterator[BinaryIO]:
    """Yield a file that stands at ``url`` when the block ends well, and nowhere when it does not.

    ``draft`` gives the name under which it is written first.

    Raises:
        CommandError: fsspec is missing, or the file cannot be written.
    """
    system, path = _system(url)
    aside = draft(path)
    file = _attempt(url, lambda: system.open(aside, "wb"))
    try:
        with file:
            yield file
        _attempt(url, lambda: system.mv(aside, path))
    except BaseException:
        if system.exists(aside):
            system.rm(aside)
        raise


def remote_size(url: str) -> int:
    """Return the size of ``url`` in bytes, 0 where it is not known."""
    system, path = _system(url)
    return int(_attempt(url, lambda: system.size(path)) or 0)


def remote_exists(url: str) -> bool:
    """Whether there is a file at ``url``."""
    system, path = _system(url)
    return bool(_attempt(url, lambda: system.exists(path)))


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise CommandError(f"{url}: URLs need fsspec: pip install 'textfix[remote]'") from None
    return _attempt(url, lambda: url_to_fs(url))  # type: ignore[no-any-return]


def _attempt(url: str, act: Callable[[], Any]) -> Any:
    """Return what ``act`` gives. Each file system has errors of its own: all are said alike."""
    try:
        return act()
    except FileNotFoundError as error:
        raise CommandError(f"{url}: no such file") from error
    except Exception as error:
        raise CommandError(
            f"{url}: {' '.join(str(error).split()) or type(error).__name__}"
        ) from error
