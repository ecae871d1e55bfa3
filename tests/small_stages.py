"""Stages of a few lines, so that tests of the core and of the command need no real stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textfix.pieces import Finding, Piece, Repair, fill, kept
from textfix.stage import Rule

ARABIC_YEH = "\N{ARABIC LETTER YEH}"
FARSI_YEH = "\N{ARABIC LETTER FARSI YEH}"


@dataclass(frozen=True, slots=True)
class Yeh:
    """Replaces Arabic yeh, inserts a mark when asked, finds question marks."""

    mark: str = ""
    level: Literal["low", "high"] = "low"

    name: ClassVar[str] = "yeh"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("arabic-yeh", "Arabic yeh becomes Farsi yeh"),
        Rule("mark", "a mark is put before the text"),
    )

    def repair(self, text: str) -> Repair:
        edits = [Piece(0, 0, self.mark, "mark")] if self.mark else []
        edits += [
            Piece(at, at + 1, FARSI_YEH, "arabic-yeh", 1.5)
            for at, c in enumerate(text)
            if c == ARABIC_YEH
        ]
        findings = [
            Finding("question", at, at + 1, "is this a question?")
            for at, c in enumerate(text)
            if c == "؟"
        ]
        return Repair(fill(text, edits), findings)

    def broken_law(self, before: str, after: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Reverse:
    """Reverses the words of each line."""

    name: ClassVar[str] = "reverse"
    rules: ClassVar[tuple[Rule, ...]] = (Rule("word-order", "the words of a line are reversed"),)

    def repair(self, text: str) -> Repair:
        pieces: list[Piece] = []
        at = 0
        for line in text.split("\n"):
            words: list[Piece] = []
            for number, word in enumerate(line.split(" ")):
                if number:
                    words.append(Piece(at, at + 1, rule="word-order"))
                    at += 1
                words.append(Piece(at, at + len(word), rule="word-order"))
                at += len(word)
            pieces += reversed(words) if len(words) > 1 else [w._replace(rule="") for w in words]
            if at < len(text):
                pieces.append(Piece(at, at + 1))
                at += 1
        return Repair([piece for piece in pieces if piece.start < piece.end])

    def broken_law(self, before: str, after: str) -> str:
        return "" if sorted(before) == sorted(after) else "code points lost"


@dataclass(frozen=True, slots=True)
class Loser:
    """Breaks its law on texts that hold ``!``, and its partition on texts that hold ``#``."""

    name: ClassVar[str] = "loser"
    rules: ClassVar[tuple[Rule, ...]] = (Rule("lose", "letters get lost"),)

    def repair(self, text: str) -> Repair:
        if "!" in text:
            return Repair([Piece(0, len(text), "", "lose")])
        return Repair([]) if "#" in text else kept(text)

    def broken_law(self, before: str, after: str) -> str:
        return "" if before == after else f"{len(before)} letters lost"
