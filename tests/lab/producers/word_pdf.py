"""A PDF file, object by object: libraries would order and merge the operations themselves."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Pdf:
    """Objects, numbered from 1 as they are added."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, text: str = "") -> int:
        """Add an object (an empty one is to be filled by ``put``); return its number."""
        self.objects.append(text.encode("ascii"))
        return len(self.objects)

    def put(self, number: int, text: str) -> None:
        """Fill an object that was added empty."""
        self.objects[number - 1] = text.encode("ascii")

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add a compressed stream; return its number."""
        packed = zlib.compress(data, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
        self.objects.append(head.encode("ascii") + packed + b"\nendstream")
        return len(self.objects)

    def save(self, path: Path, root: int) -> None:
        """Write the file, with the catalog ``root``."""
        data, offsets = bytearray(b"%PDF-1.5\n%\xb5\xb5\xb5\xb5\n"), []
        for number, content in enumerate(self.objects, 1):
            offsets.append(len(data))
            data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        start, size = len(data), len(offsets) + 1
        data += b"xref\n0 %d\n0000000000 65535 f \n" % size
        data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        data += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
            size,
            root,
            start,
        )
        path.write_bytes(data)
