"""Pairs in which letters did not survive: no repair brings back what the PDF does not tell.

Letters and digits are counted, wherever they stand, after folding the letters that one glyph may
stand for.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SURVIVING = 0.97
"""Share of the truth's letters that an extraction holds at least, if it is to be repaired."""
FOLDED = str.maketrans(
    {
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{ARABIC LETTER AE}": "\N{ARABIC LETTER HEH}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    }
)


def letters(text: str) -> Counter[str]:
    """Count letters and digits without their marks, forms and scripts.

    >>> letters("ﻧﺎﻣﮥ ۱") == letters("نامة 1")
    True
    """
    plain = unicodedata.normalize("NFKD", text).translate(FOLDED)
    return Counter(str(unicodedata.decimal(c, c)) for c in plain if c.isalnum())


def share_of_letters(truth: str, extraction: str) -> float:
    """Return the share (0 to 1) of the truth's letters that the extraction holds."""
    wanted = letters(truth)
    return (wanted & letters(extraction)).total() / wanted.total()


def pairs(folder: Path) -> Iterator[tuple[str, str, str, Path]]:
    """Yield document, producer, extractor and file of all the pairs that are kept in ``folder``."""
    for path in sorted(folder.glob("*/*.*.txt")):
        producer, extractor, _ = path.name.split(".")
        yield path.parent.name, producer, extractor, path


def lost_pairs(folder: Path) -> Iterator[str]:
    """Yield ``DOC PRODUCER EXTRACTOR reason`` for each pair that lost too many letters."""
    for document, producer, extractor, path in pairs(folder):
        truth = path.with_name("truth.txt").read_text(encoding="utf-8")
        share = share_of_letters(truth, path.read_text(encoding="utf-8"))
        if share < SURVIVING:
            yield f"{document} {producer} {extractor} {share:.1%} of the letters"
