"""The codes stage: put letters in place of the foreign code points that a font gave them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.codes.letters import find_beside, find_codes, name_of
from textfix.pieces import Finding, Piece, Repair, fill, kept
from textfix.stage import Rule

RULE = "foreign-code"
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Codes:
    """Replaces a foreign code point in words by its letter, the same all over the document."""

    name: ClassVar[str] = "codes"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "a foreign code point in words is the letter that makes them known words"),
    )

    def repair(self, text: str) -> Repair:
        """Put letters for the foreign code points of ``text``, where its words tell which."""
        if next(find_beside(text), None) is None:
            return kept(text)
        codes = find_codes(text)
        letters = {code.sign: code.letter for code in codes if code.letter}
        edits = [
            Piece(at, at + 1, letters[text[at]], RULE)
            for found in find_beside(text)
            for at in range(*found.span())
            if text[at] in letters
        ]
        findings = []
        for code in codes:
            if not code.letter:
                at = text.index(code.sign)
                message = f"{name_of(code.sign)} in {code.words} words stands for some letter"
                findings.append(Finding(RULE, at, at + 1, message))
        changes = edits and is_persian(text)
        return Repair(fill(text, edits) if changes else kept(text).pieces, findings)

    def broken_law(self, before: str, after: str) -> str:
        """Code point by code point the same, but for foreign ones: each became an Arabic letter,
        always the same, many times."""
        if len(before) != len(after):
            return "code points came or went"
        pairs = Counter((a, b) for a, b in zip(before, after, strict=True) if a != b)
        for (a, b), count in pairs.items():
            if "ARABIC LETTER" not in unicodedata.name(b, "") or _is_of_persian(a):
                return f"{a!r} became {b!r}"
            if count < _LEAST:
                return f"{a!r} became {b!r} only {count} times"
        several = len({a for a, _ in pairs}) < len(pairs)
        return "one code point became several letters" if several else ""


def _is_of_persian(c: str) -> bool:
    return re.match(r"[\s!-~]", c) is not None or "ARABIC" in unicodedata.name(c, "")
