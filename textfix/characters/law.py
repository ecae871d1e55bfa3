"""The letter law of the characters stage: every letter, mark and sign is there, in its order.

Independent of the stage's own tables: Unicode's compatibility decompositions, and the kinship of
letters read off their names, say what is the same.
"""

from __future__ import annotations

import unicodedata

from textfix.stage import changed_lines

_KIN = {
    "ALEF MAKSURA": "YEH",
    "FARSI YEH": "YEH",
    "KEHEH": "KAF",
    "SWASH KAF": "KAF",
    "TEH MARBUTA": "HEH",
    "TEH MARBUTA GOAL": "HEH",
    "AE": "HEH",
    "HEH GOAL": "HEH",
    "HEH DOACHASHMEE": "HEH",
}
_GONE = "\N{ARABIC TATWEEL}\N{ARABIC HAMZA ABOVE}\N{NOT SIGN},"


class _Folding(dict[int, str]):
    """What a code point is to the law; found out once for each."""

    def __missing__(self, point: int) -> str:
        c = chr(point)
        name = unicodedata.name(c, "").removeprefix("ARABIC LETTER ")
        category = unicodedata.category(c)
        if c in _GONE or category in ("Cf", "Zs"):
            folded = ""
        elif category == "Nd":
            folded = str(unicodedata.decimal(c))
        else:
            folded = unicodedata.lookup(f"ARABIC LETTER {_KIN[name]}") if name in _KIN else c
        self[point] = folded
        return folded


_FOLDING = _Folding()


def skeleton(text: str) -> str:
    """Fold ``text`` to what this stage must keep.

    >>> skeleton("ﻛﺘﺎب") == skeleton("کتاب")
    True
    """
    folded = unicodedata.normalize("NFKD", text).translate(_FOLDING)
    return unicodedata.normalize("NFKD", folded)


def broken_law(before: str, after: str) -> str:
    """Say which letter ``after`` lost or invented, or "".

    >>> broken_law("كتاب", "کتا")
    "'ب' at 3 of the skeleton became ''"
    """
    a, b = map(skeleton, changed_lines(before, after))
    if a == b:
        return ""
    pairs = enumerate(zip(a, b, strict=False))
    at = next((k for k, (x, y) in pairs if x != y), min(len(a), len(b)))
    return f"{a[at : at + 1]!r} at {at} of the skeleton became {b[at : at + 1]!r}"
