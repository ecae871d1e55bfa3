"""Notes: one label for each note of a stream, and the bodies kept for its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO

_LABEL = re.compile(r"\[\^([^\]\s]{1,8})\]")
_IN_MEMORY = 1 << 20  # bytes of bodies; more go to a file of their own
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class Notes:
    """The labels given so far, and the bodies to come at the end.

    A label stays as long as labels count up; where they begin again it is counted on, so that no
    two notes have one.
    """

    def __init__(self) -> None:
        self._last = 0
        self._open: dict[str, str] = {}  # labels of the part before whose bodies are to come
        self._bodies: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115

    def take(self, text: str, bodies: Sequence[str]) -> str:
        """Return ``text`` with its labels made unlike those before; keep ``bodies`` likewise.

        >>> notes = Notes()
        >>> notes.take("یک[^1] دو[^2]", ["[^1]: الف", "[^2]: ب"])
        'یک[^1] دو[^2]'
        >>> notes.take("سه[^1]", ["[^1]: پ"]), "".join(notes.end("سه[^3]"))
        ('سه[^3]', '\\n\\n[^1]: الف\\n\\n[^2]: ب\\n\\n[^3]: پ')
        """
        if "[^" not in text and not bodies:
            return text
        referred = dict.fromkeys(_LABEL.findall(text))
        has_body = [found[1] for body in bodies if (found := _LABEL.match(body))]
        new = {label: self._open[label] for label in has_body if label in self._open}
        new = {label: said for label, said in new.items() if label not in referred}
        for label in dict.fromkeys([*referred, *has_body]):
            if label not in new:
                new[label] = self._label(label)
        self._open = {label: new[label] for label in referred if label not in has_body}
        for body in bodies:
            between = "\n\n" * bool(self._bodies.tell())
            said = between + _relabelled(body, new)
            self._bodies.write(said.encode("utf-8", "surrogatepass"))
        return _relabelled(text, new)

    def end(self, last: str) -> Iterator[str]:
        """Yield the bodies, to stand behind a text that ends with ``last``."""
        if not self._bodies.tell():
            return
        self._bodies.seek(0)
        yield "\n" * (2 - len(last) + len(last.rstrip("\n")))
        for line in self._bodies:
            yield line.decode("utf-8", "surrogatepass")
        yield "\n" * last.endswith("\n")

    def _label(self, label: str) -> str:
        if label.isdecimal() and int(label) > self._last:
            self._last = int(label)
            return label
        if not label.isdecimal() and not self._last:
            return label
        self._last += 1
        said = str(self._last)
        return said if label.isascii() else said.translate(_PERSIAN)


def _relabelled(text: str, new: dict[str, str]) -> str:
    return _LABEL.sub(lambda found: f"[^{new.get(found[1], found[1])}]", text)
