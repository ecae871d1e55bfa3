"""What is said on standard error: messages, and a bar while long work goes on at a terminal."""

from __future__ import annotations

import threading
import time
from typing import TextIO

_PATIENCE = 1.0  # seconds before the bar appears
_BEAT = 0.2
_WIDTH = 24
_ERASE = "\r\x1b[2K"
_ESCAPES = {code: repr(chr(code))[1:-1] for code in (*range(0x20), *range(0x7F, 0xA0))}
"""Names of files may hold newlines and controls; a message stays one line, and only text."""


class Talk:
    """Messages and the bar on ``stream``, which may be closed (None).

    ``total`` is the size of the work, in bytes as what is ``done``; 0 if unknown.
    """

    def __init__(self, stream: TextIO | None, total: int = 0) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._doing = ""
        self._began = time.monotonic()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._bar: threading.Thread | None = None

    def __enter__(self) -> Talk:
        if self._stream and self._stream.isatty():
            self._bar = threading.Thread(target=self._draw_bar, daemon=True)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._bar:
            self._bar.join()
            self._write(_ERASE)

    def say(self, message: str) -> None:
        """Write one line to standard error."""
        self._write(f"{_ERASE if self._bar else ''}textfix: {_on_a_line(message)}\n")

    def doing(self, what: str) -> None:
        """Name what goes on now."""
        self._doing = _on_a_line(what)

    def expect(self, total: int) -> None:
        """Say how much work there is, in bytes."""
        self._total = total

    def done(self, amount: int) -> None:
        """Count ``amount`` bytes of the work as done."""
        self._done += amount

    def _draw_bar(self) -> None:
        while not self._over.wait(_BEAT):
            seconds = time.monotonic() - self._began
            if seconds > _PATIENCE:
                self._write(f"{_ERASE}{self.bar(seconds)}")

    def bar(self, seconds: float) -> str:
        """Return the bar after ``seconds`` of work; how much is done where nobody knows of what."""
        if not self._total:
            return f"[{self._done / 1e6:.1f} MB] {seconds:4.0f} s  {self._doing}"
        share = min(1.0, self._done / self._total)
        filled = round(share * _WIDTH)
        return f"[{'#' * filled:-<{_WIDTH}}] {share:4.0%} {seconds:4.0f} s  {self._doing}"

    def _write(self, text: str) -> None:
        if self._stream:
            with self._lock:
                self._stream.write(text)
                self._stream.flush()


def _on_a_line(text: str) -> str:
    return text.translate(_ESCAPES)
