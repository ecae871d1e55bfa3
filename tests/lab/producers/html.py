"""A document as a web page, for the engines that print HTML.

An engine that knows CSS footnotes (``float: footnote``) sets them at the foot of the page; for
another their bodies stand after each section, as they would on a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from lab.source import CELL, REFERENCE, Block, Source, foot, heads, in_digits

TEMPLATE = Path(__file__).with_name("template.html")
TAGS = {"Title": "h1", "Heading": "h2"}
LISTS = {"Bullet": "ul", "Number": "ol"}
COUNTERS = {"ascii": "decimal", "persian": "persian"}
LINE = 100
"""Signs of a line of a table of contents: its author fills it with dots by eye."""


def write_html(source: Source, font: str, *, footnotes: bool) -> str:
    """Return the document as HTML; ``footnotes`` tells whether the engine has page footnotes."""
    elements = _elements(source.blocks, source, footnotes)
    digits = COUNTERS[source.settings["digits"]]
    page, pages = (f'" counter({name}, {digits}) "' for name in ("page", "pages"))
    odd, even = map(_content, heads(source, page))
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        font=font,
        title=escape(heads(source, "")[0]),
        odd=odd,
        even=even,
        foot=_content(foot(source, page, pages)),
        digits=digits,
        notes=COUNTERS[source.settings["notes"]],
        body="\n".join(elements if footnotes else _sections(source)),
    )


def _content(shown: str) -> str:
    """Return a running head or foot as CSS content: strings and the counters of pages."""
    return f'"{shown}"'


def _sections(source: Source) -> Iterator[str]:
    """Write each section, then the bodies of its footnotes."""
    sections: list[list[Block]] = [[]]
    for block in source.blocks:
        if block.kind == "Heading":
            sections.append([])
        sections[-1].append(block)
    for blocks in sections:
        yield from _elements(blocks, source, footnotes=False)
        numbers = [number for block in blocks for number in REFERENCE.findall(block.text)]
        if numbers:
            yield "<hr>"
        for number in numbers:
            body = f"{_raised(number, source)} {escape(source.notes[number])}"
            yield f'<p class="Note"{_direction(source.notes[number])}>{body}</p>'


def _elements(blocks: list[Block], source: Source, footnotes: bool) -> Iterator[str]:
    def note(found: re.Match[str]) -> str:
        if not footnotes:
            return _raised(found[1], source)
        body = source.notes[found[1]]
        return f'<span class="foot"{_direction(body)}>{escape(body)}</span>'

    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [REFERENCE.sub(note, escape(block.text)) for block in group]
        if kind in LISTS:
            tag = LISTS[kind]
            yield f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"
        elif kind == "Row":
            yield f"<table>{''.join(map(_row, texts))}</table>"
        elif kind in TAGS:
            yield from (f"<{TAGS[kind]}>{text}</{TAGS[kind]}>" for text in texts)
        else:
            yield from (_paragraph(kind, text) for text in texts)


def _paragraph(kind: str, text: str) -> str:
    if kind == "Contents":
        title, page = text.split(CELL)
        text = f"{title} {'.' * (LINE - len(title))} {page}"
    elif kind == "Formula" and CELL in text:
        formula, number = text.split(CELL)
        return f'<p class="Numbered"><bdi dir="ltr">{formula}</bdi> <span>{number}</span></p>'
    direction = ' dir="ltr"' if kind in ("Latin", "Formula") else ""
    return f'<p class="{kind}"{direction}>{text}</p>'


def _row(text: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in text.split(CELL))}</tr>"


def _raised(number: str, source: Source) -> str:
    return f"<sup>{in_digits(number, source.settings['notes'])}</sup>"


def _direction(text: str) -> str:
    return ' dir="ltr"' if text[0].isascii() else ""
