"""Bytes to text; and when they are no UTF-8, what they are likely to be."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable, Iterator

from textfix.files.errors import CommandError

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
_SAMPLE = 1 << 16
_FEW = 4  # bytes that are not ASCII: fewer are no evidence of an encoding
_NULS = 1000  # code points for one NUL: extractors write some for glyphs without Unicode
_MAGIC = (
    (b"%PDF-", "a PDF: extract its text first, for example with pdftotext or pypdf"),
    (b"PK\x03\x04", "a ZIP archive (a Word file?): save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file: save it as plain text first"),
    (b"\x1f\x8b", "gzip: unpack it first"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, encoding: str = "utf-8") -> str:
    """Decode ``data``; a byte order mark stays.

    Raises:
        CommandError: ``data`` is no text in ``encoding``; the message says what it looks like.
    """
    try:
        text = data.decode(encoding)
    except LookupError:
        raise CommandError(f"no encoding {encoding!r}") from None
    except UnicodeError as error:
        raise CommandError(_advice(data, error)) from error
    if text.count("\0") * _NULS > len(text):
        raise CommandError(_advice(data, None))
    return text


def decoded(chunks: Iterable[bytes], encoding: str = "utf-8") -> Iterator[str]:
    """Yield the text of ``chunks`` piece by piece; a byte order mark stays.

    Raises:
        CommandError: as ``decode``, when the bad byte is reached.
    """
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError:
        raise CommandError(f"no encoding {encoding!r}") from None
    offset = lines = nuls = length = 0
    begun = b""
    for data in chunks:
        pending = decoder.getstate()[0]
        try:
            text = decoder.decode(data)
        except UnicodeError as error:
            raise _said_at(begun, pending + data, error, offset - len(pending), lines) from error
        begun = begun or data
        offset += len(data)
        lines += data.count(b"\n")
        nuls += text.count("\0")
        length += len(text)
        yield text
    try:
        text = decoder.decode(b"", final=True)
    except UnicodeError as error:
        pending = decoder.getstate()[0]
        raise _said_at(begun, pending, error, offset - len(pending), lines) from error
    if nuls * _NULS > length + len(text):
        raise CommandError(_advice(begun, None))
    yield text


def _said_at(
    begun: bytes, data: bytes, error: UnicodeError, offset: int, lines: int
) -> CommandError:
    """Return what to say of a bad byte in ``data``, which begins at ``offset`` after ``lines``."""
    foreign = likely_encoding(begun[:_SAMPLE]) or begun.startswith(tuple(m for m, _ in _MAGIC))
    if not begun or foreign or not isinstance(error, UnicodeDecodeError):
        return CommandError(_advice(begun or data, error))
    line = lines + data.count(b"\n", 0, error.start) + 1
    return CommandError(
        f"not {error.encoding.upper()}: byte 0x{data[error.start]:02x} at offset"
        f" {offset + error.start} (line {line}) cannot be decoded; is it another encoding, or"
        " binary?"
    )


def _advice(data: bytes, error: UnicodeError | None) -> str:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"this is {what}"
    likely = likely_encoding(data[:_SAMPLE])
    if likely:
        return (
            f"not UTF-8 but probably {likely}: give --encoding {likely.lower()},"
            f" or convert it: iconv -f {likely} -t UTF-8"
        )
    if b"\0" in data:
        return f"binary, not text: a NUL byte at offset {data.index(0)}"
    if isinstance(error, UnicodeDecodeError):
        line = data.count(b"\n", 0, error.start) + 1
        return (
            f"not {error.encoding.upper()}: byte 0x{data[error.start]:02x} at offset"
            f" {error.start} (line {line}) cannot be decoded; is it another encoding, or binary?"
        )
    return f"cannot be decoded: {error}"


def likely_encoding(data: bytes) -> str:
    """Return the likely encoding of Persian text that is no UTF-8, or "".

    >>> likely_encoding("سلام بر شما".encode("cp1256"))
    'CP1256'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    # Of a Persian UTF-16 text every other byte is the Arabic block's 0x06, or 0 beside ASCII.
    for name, high in (("UTF-16LE", data[1::2]), ("UTF-16BE", data[::2])):
        if high and sum(high.count(byte) for byte in (0, 6, 0x20)) > 0.9 * len(high):
            return name if 6 in high else ""
    foreign = bytes(byte for byte in data if byte >= 0x80)
    letters = foreign.decode("cp1256")
    if len(foreign) < _FEW or b"\0" in data:
        return ""
    arabic = sum(unicodedata.name(c, "").startswith("ARABIC LETTER") for c in letters)
    return "CP1256" if arabic > 0.8 * len(letters) else ""
