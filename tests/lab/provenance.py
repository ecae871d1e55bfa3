"""The tables of PROVENANCE.md: a row for each producer and extractor, the rest is prose.

Rows of what was not run this time stay as they were.
"""

from __future__ import annotations

import re


def with_rows(text: str, heading: str, rows: dict[str, list[str]]) -> str:
    """Return the text with rows (by their first cell) put into the table under ``## heading``.

    >>> text = "## Fonts\\n\\n| font | of |\\n|---|---|\\n| `Noto` | 2 |\\n\\nMore.\\n"
    >>> print(with_rows(text, "Fonts", {"Nazli": ["3"]}))
    ## Fonts
    <BLANKLINE>
    | font | of |
    |---|---|
    | `Noto` | 2 |
    | `Nazli` | 3 |
    <BLANKLINE>
    More.
    <BLANKLINE>
    """
    found = re.search(rf"(?m)^## {heading}\n(?:(?!## ).*\n)*?\|---.*\n((?:\|.*\n)*)", text)
    if not found:
        raise ValueError(f"no table under the heading {heading}")
    old = dict(re.findall(r"(?m)^\| `([^`]+)` (.*)$", found[1]))
    new = {name: "| " + " | ".join(cells) + " |" for name, cells in rows.items()}
    table = "".join(f"| `{name}` {rest}\n" for name, rest in (old | new).items())
    return text[: found.start(1)] + table + text[found.end(1) :]
