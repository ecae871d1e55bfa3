"""What stands in the gaps between letters, compared: one count for every kind of gap."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from textfix.unicode.letters import SPACE, ZWNJ

GAPS: Final = ("", SPACE, ZWNJ)


def letters_and_gaps(text: str) -> tuple[str, list[str]]:
    """Return the letters and digits of a text, and what stands before each of them.

    What stands there is "", a space or ZWNJ; any other sign, a line's end and the beginning are
    given as they are. Marks are passed over.
    """
    letters: list[str] = []
    gaps: list[str] = []
    gap = "\n"
    for c in text:
        if c.isalnum():
            letters.append(c)
            gaps.append(gap)
            gap = ""
        elif unicodedata.category(c) != "Mn" and c != "\N{ARABIC TATWEEL}":
            gap += c
    return "".join(letters), gaps


@dataclass
class Score:
    """Counts of gaps between two letters: by (gold, output) and by (gold, input, output)."""

    both: Counter[tuple[str, str]] = field(default_factory=Counter)
    three: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    words: int = 0

    def add(self, gold: str, damaged: str, output: str) -> None:
        """Count the gaps of a text; the letters of all three are the same."""
        letters, want = letters_and_gaps(gold)
        _, seen = letters_and_gaps(damaged)
        same, got = letters_and_gaps(output)
        if letters != same or len(seen) != len(want):
            raise ValueError("a letter came or went")
        self.words += len(gold.split())
        for w, s, g in zip(want, seen, got, strict=True):
            if w in GAPS:
                self.both[w, g] += 1
                self.three[w, s, g] += 1

    def f1(self, gap: str) -> float:
        """Return F1 of one kind of gap."""
        right = self.both[gap, gap]
        there = sum(n for (want, _), n in self.both.items() if want == gap)
        found = sum(n for (_, got), n in self.both.items() if got == gap)
        return 2 * right / max(1, there + found)

    def precision(self, seen: str, got: str) -> float:
        """Return the share of right ones among changes from ``seen`` to ``got``."""
        right = self.three[got, seen, got]
        all_of_them = sum(n for (_, s, g), n in self.three.items() if (s, g) == (seen, got))
        return right / max(1, all_of_them)

    def recall(self, seen: str, want: str) -> float:
        """Return the share found of the gaps ``want`` that are seen as ``seen``."""
        right = self.three[want, seen, want]
        there = sum(n for (w, s, _), n in self.three.items() if (s, w) == (seen, want))
        return right / max(1, there)

    def changed(self) -> int:
        """Return how many gaps were changed."""
        return sum(n for (_, seen, got), n in self.three.items() if seen != got)
