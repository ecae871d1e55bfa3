"""Documents as their author wrote them, and what a perfect extraction of their pages reads.

A source (``NAME.source.txt``, or ``source.txt`` in a folder of its own) opens with settings
(``name: value``), then holds blocks separated by blank lines. Pages open with ``head``, those of
even numbers with ``verso`` if there is one, and end with ``foot``; where neither head nor foot has
the page's number, the foot is that number alone. A mark at a block's start says what it is (see
``KINDS``; a table's row is ``| cell | cell |``); ``[^1]`` refers to the footnote whose body is the
block ``[^1]: …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

KINDS = {
    "# ": "Title",
    "## ": "Heading",
    "- ": "Bullet",
    "+ ": "Number",
    "= ": "Entry",
    "< ": "Latin",
    "~ ": "Verse",
    "$ ": "Formula",
    ". ": "Contents",
    ": ": "Caption",
    "> ": "Quotation",
    ">> ": "Extract",
    "| ": "Row",
}
CELL = "\t"
"""Stands between a row's cells, the halves of a verse, a formula and its number at the line's end,
and a title and its page in a table of contents (where the page has a leader of dots)."""
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
REFERENCE = re.compile(r"\[\^(\d+)\]")
BODY = re.compile(r"\[\^(\d+)\]: (.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: its kind (a paragraph style's name) and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its author wrote it; ``notes`` has the footnotes' bodies by number."""

    settings: dict[str, str]
    blocks: list[Block]
    notes: dict[str, str]

    def styled(self, **settings: str) -> Source:
        """Return the same document with other settings."""
        return Source(self.settings | settings, self.blocks, self.notes)


def read_source(path: Path) -> Source:
    """Read a source file."""
    return parse_source(path.read_text(encoding="utf-8"))


def parse_source(text: str) -> Source:
    """Return the document that a source file's text describes."""
    head, *rest = text.strip().split("\n\n")
    settings = dict(line.split(": ", 1) for line in head.split("\n"))
    notes = {found[1]: found[2] for block in rest if (found := BODY.fullmatch(block))}
    blocks = [_block(block) for block in rest if not BODY.fullmatch(block)]
    return Source(settings, blocks, notes)


def _block(text: str) -> Block:
    for mark, kind in KINDS.items():
        if text.startswith(mark):
            rest = text.removeprefix(mark)
            if kind == "Row":
                rest = rest.removesuffix(" |").replace(" | ", CELL)
            return Block(kind, rest)
    return Block("Body", text)


def labels(source: Source) -> Iterator[tuple[str, Block]]:
    """Pair each block with what the page puts before it: a bullet, a number, nothing."""
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        for count, block in enumerate(group, 1):
            yield _label(kind, count, source.settings["digits"]), block


def _label(kind: str, count: int, digits: str) -> str:
    if kind == "Bullet":
        return "\N{BULLET} "
    return f"{in_digits(count, digits)}. " if kind == "Number" else ""


def in_digits(number: int | str, digits: str) -> str:
    """Return a number in ``"persian"`` or ``"ascii"`` digits (settings ``digits``, ``notes``)."""
    return str(number).translate(PERSIAN_DIGITS if digits == "persian" else {})


def heads(source: Source, page: str) -> tuple[str, str]:
    """Return the running heads of odd and of even pages, with what stands for a page's number.

    >>> heads(Source({"head": "{page} / فصل دوم"}, [], {}), "۳")
    ('۳ / فصل دوم', '۳ / فصل دوم')
    """
    odd = source.settings["head"]
    return odd.format(page=page), source.settings.get("verso", odd).format(page=page)


def head(source: Source, number: int) -> str:
    """Return the running head of page ``number``, from 1."""
    return heads(source, in_digits(number, source.settings["digits"]))[(number - 1) % 2]


def foot(source: Source, page: str, pages: str) -> str:
    """Return the running foot, with what stands for a page's number and for their count.

    >>> foot(Source({"head": "سر", "foot": "صفحه {page} از {pages}"}, [], {}), "۲", "۳")
    'صفحه ۲ از ۳'
    >>> foot(Source({"head": "سر"}, [], {}), "۲", "۳")
    '۲'
    >>> foot(Source({"head": "{page} / سر"}, [], {}), "۲", "۳")
    ''
    """
    default = "" if "{page}" in source.settings["head"] else "{page}"
    return source.settings.get("foot", default).format(page=page, pages=pages)


def write_truth(source: Source) -> str:
    """Return the document as plain text: a paragraph a line, footnote bodies last."""
    paragraphs = [label + block.text for label, block in labels(source)]
    paragraphs += [f"[^{number}]: {body}" for number, body in source.notes.items()]
    return "\n\n".join(paragraphs) + "\n"
