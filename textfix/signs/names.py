"""Addresses and names whose parts stand in page order: kuze/org.example://https, html.page.

In right-to-left text each sign within them that goes with neither side parts two runs, and an
extractor that lists the runs from the right (pdfium) turns the parts round. No address ends with
its scheme; a name that begins with what names of files end with is turned where a document has
several, and with them brackets that hold nothing before a name: these alone some writers type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.signs.swap import Swap

RULE = "turned-name"

_ADDRESS = Anchored(r"://https?(?![\w:/]|\.\w)")
_BEFORE = re.compile(r"[\w\-./:%?=&~]+\Z")
_SUFFIX = (
    "(?:js|html?|css|py|txt|pdf|json|xml|csv|md|exe|docx?|xlsx?|jpe?g|png|zip|tex|cls|sty|bib|bst)"
)
_HYPHEN = "[-\N{MINUS SIGN}]"
_NAME = Anchored(rf"(?<![\w./@-]){_SUFFIX}\.[A-Za-z]\w*(?:{_HYPHEN}\w+)*(?![\w./-]*[/.]\w)")
_CALL = Anchored(r"(?<!\S)\(\)[A-Za-z_][\w.]*(?<=\w)")
_PART = re.compile(r"[\w%~]+|\(\)|://|.")
_LONGEST, _ENOUGH = 200, 3


def find_turned_names(text: str) -> Iterator[Swap]:
    """Yield the addresses, and the names if there are several, with their parts in order.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "نشانی: kuze/org.example://https و پرونده‌های py.lists، html.page با ()main"
    >>> render(text, swapped_pieces(text, find_turned_names(text)))
    'نشانی: https://example.org/kuze و پرونده‌های lists.py، page.html با main()'
    """
    addresses = [
        (found.start() - len(before[0]), found.end())
        for found in _ADDRESS.finditer(text)
        if (before := _BEFORE.search(text[max(0, found.start() - _LONGEST) : found.start()]))
    ]
    names = [found.span() for found in _NAME.finditer(text)]
    if len(names) + len(addresses) < _ENOUGH:
        names = []
    elif names:
        names += [found.span() for found in _CALL.finditer(text)]
    for start, end in sorted([*addresses, *names]):
        parts = [part.span() for part in _PART.finditer(text, start, end)]
        places = tuple(at for low, high in reversed(parts) for at in range(low, high))
        yield Swap(start, end, places, RULE)
