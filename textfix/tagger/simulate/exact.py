"""Damage that can be undone exactly: whole lines in visual order, words in reverse order."""

from __future__ import annotations

import re

_LTR = re.compile(r"[A-Za-z]")


def show(line: str) -> str:
    """Return ``line`` as it stands on the page, from left to right (UAX #9).

    >>> show("سال 2011")
    '2011 لاس'
    """
    from bidi import get_display  # type: ignore[import-untyped]

    shown: str = get_display(line, base_dir="R")
    return shown


def reverse_words(line: str) -> str:
    """Return the words of ``line`` from the last to the first, Latin stretches kept together.

    >>> reverse_words("کتاب Norms and Facts را")
    'را Norms and Facts کتاب'
    """
    groups: list[list[str]] = []
    for word in line.split(" "):
        if groups and _LTR.search(word) and _LTR.search(groups[-1][-1]):
            groups[-1].append(word)
        else:
            groups.append([word])
    return " ".join(" ".join(group) for group in reversed(groups))
