"""Compression: files named ``.gz``, ``.xz`` or ``.zst`` are packed, all others are not."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from textfix.files.errors import CommandError

_CHUNK = 1 << 16  # bytes


def packing(path: str) -> str:
    """Return the suffix that says how ``path`` is packed, or "".

    >>> packing("pages.txt.gz"), packing("pages.txt")
    ('.gz', '')
    """
    suffix = os.path.splitext(path)[1]
    return suffix if suffix in _FORMATS else ""


def unpacked_name(path: str) -> str:
    """Return ``path`` less the suffix of its packing.

    >>> unpacked_name("pages.jsonl.zst")
    'pages.jsonl'
    """
    return path.removesuffix(packing(path))


@contextmanager
def unpacked(path: str, raw: BinaryIO) -> Iterator[BinaryIO]:
    """Yield what ``raw``, the content of ``path``, holds.

    Several packed streams, one behind the other, are one content.

    Raises:
        CommandError: it is not so packed, or ends too early (also while it is read).
    """
    suffix = packing(path)
    if not suffix:
        yield raw
        return
    broken: tuple[type[Exception], ...] = (*_BROKEN, *_zstd_errors())
    try:
        with _FORMATS[suffix][0](raw) as file:
            yield file
    except EOFError as error:
        raise CommandError(f"{path}: truncated: the {suffix} file ends too early") from error
    except broken as error:
        raise CommandError(f"{path}: damaged, or no {suffix} file: {error}") from error


@contextmanager
def packed(path: str, raw: BinaryIO) -> Iterator[BinaryIO]:
    """Yield a file whose content goes to ``raw`` as the name ``path`` asks."""
    suffix = packing(path)
    if not suffix:
        yield raw
        return
    with _FORMATS[suffix][1](raw) as file:
        yield file


class _ZstdReader(io.RawIOBase):
    """The content of zstd frames. (The library's own reader takes a truncated file for a whole.)"""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._raw.read(_CHUNK)
            if not data:
                if self._frame is not None:
                    raise EOFError
                return 0
            self._ready = b"".join(self._content(data))
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _content(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._frame is None:
                self._frame = _zstandard().ZstdDecompressor().decompressobj()
            yield self._frame.decompress(data)
            if not self._frame.eof:
                return
            data = self._frame.unused_data
            self._frame = None


def _read_zstd(raw: BinaryIO) -> Any:
    _zstandard()
    return io.BufferedReader(_ZstdReader(raw), _CHUNK)


def _write_zstd(raw: BinaryIO) -> Any:
    return _zstandard().ZstdCompressor().stream_writer(raw, closefd=False)


def _zstandard() -> Any:
    try:
        import zstandard  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise CommandError(".zst files need zstandard: pip install 'textfix[zstd]'") from None
    return zstandard


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        import zstandard
    except ImportError:
        return ()
    return (zstandard.ZstdError,)


def _write_gzip(raw: BinaryIO) -> Any:
    # Neither name nor time in its head: the same content is the same file.
    return gzip.GzipFile("", "wb", 6, raw, mtime=0)


def _write_xz(raw: BinaryIO) -> Any:
    return lzma.LZMAFile(raw, "wb")


_FORMATS: dict[str, tuple[Callable[[BinaryIO], Any], Callable[[BinaryIO], Any]]] = {
    ".gz": (lambda raw: gzip.GzipFile("", "rb", fileobj=raw), _write_gzip),
    ".xz": (lzma.LZMAFile, _write_xz),
    ".zst": (_read_zstd, _write_zstd),
}
_BROKEN = (gzip.BadGzipFile, zlib.error, lzma.LZMAError)

PACKINGS = tuple(_FORMATS)
"""The suffixes that say how a file is packed."""
