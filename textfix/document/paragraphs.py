"""The paragraphs stage: lines that a column broke are joined to paragraphs again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textfix.document.bullets import RULE, move_bullets, spread_bullets
from textfix.document.doubled import find_doubled
from textfix.document.lines import split_lines
from textfix.document.page import read_page
from textfix.document.seams import Seam, plan_seams
from textfix.pieces import Piece, Repair, fill, kept, render
from textfix.stage import Rule

_EDGES = "trim-edges"
_DOUBLED = "doubled-spaces"
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Join hard-wrapped lines to paragraphs, and set one blank line between paragraphs.

    ``lines="keep"`` leaves every line where it is.

    >>> page = "پژوهشگران بسیاری در این زمینه به\\nبررسی پرداخته‌اند. آنان بر این باورند که\\n"
    >>> page += "زبان از راه گفت‌وگو دگرگون می‌شود و از\\nآن پس می‌ماند."
    >>> render(page, Paragraphs().repair(page).pieces).count("\\n")
    0
    """

    lines: Literal["unwrap", "keep"] = "unwrap"

    name: ClassVar[str] = "paragraphs"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("join-lines", "a line break inside a paragraph becomes a space"),
        Rule("line-end-hyphen", "a hyphen that broke a word at a line's end is taken out"),
        Rule("line-end-word", "a word that a line's end cuts is whole again: دانشگا / ه → دانشگاه"),
        Rule("separate-paragraphs", "one blank line between two paragraphs"),
        Rule(
            "keep-line",
            "blank lines inside a list, a verse or a table are taken out;"
            " a bullet behind or above its item goes before it",
        ),
        Rule(_EDGES, "blank space before the first line and after the last is taken out"),
        Rule(_DOUBLED, "two or three spaces where lines were justified become one"),
        Rule("join-cells", "the cells of a table's row, each on a line, come to one line"),
    )

    def repair(self, text: str) -> Repair:
        if self.lines == "keep" or "\n" not in text:
            return kept(text)
        seams = _settled(text)
        if seams:
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
            last = "\n" if "\n" in text[end:] else ""
            seams = [Seam(0, start, "", _EDGES), *seams, Seam(end, len(text), last, _EDGES)]
        bullets: list[Piece] = []
        if seams:
            lines = split_lines(text)
            inner = seams[1:-1]
            gone, bullets = spread_bullets(text, lines, ["\n" in seam.text for seam in inner])
            for at in gone:
                line, seam = lines[at], inner[at]
                bullets.append(Piece(line.start, line.end, "", RULE))
                inner[at] = Seam(seam.start, seam.end, "", RULE)
            bullets += move_bullets(text, lines)
            seams = [seams[0], *inner, seams[-1]]
        pieces = [
            Piece(seam.start, seam.end, seam.text, seam.rule)
            for seam in seams
            if text[seam.start : seam.end] != seam.text
        ]
        pieces = sorted([*bullets, *pieces], key=_span)
        if seams:
            pieces = _without_doubled(text, seams[1:-1], pieces)
        return Repair(fill(text, pieces)) if pieces else kept(text)

    def broken_law(self, before: str, after: str) -> str:
        """Letters and digits stay, in their order."""
        if _letters(before) == _letters(after):
            return ""
        lost = Counter(_letters(before)) - Counter(_letters(after))
        return f"letters changed or moved; lost: {''.join(sorted(lost))!r}"


def _without_doubled(text: str, seams: Sequence[Seam], pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` and edits that make doubled spaces single which none of them covers."""
    page = read_page(text) if "  " in text else None
    if page is None:
        return [*pieces]
    joins = {at for at, seam in enumerate(seams) if "\n" not in seam.text}
    found = find_doubled(page, joins | {at + 1 for at in joins})
    if not found:
        return [*pieces]
    taken = {at for piece in pieces for at in range(piece.start, piece.end + 1)}
    spare = [Piece(*span, " ", _DOUBLED) for span in found if taken.isdisjoint(range(*span))]
    return sorted([*pieces, *spare], key=_span)


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() and c != "\N{ARABIC TATWEEL}")


def _settled(text: str) -> list[Seam]:
    """Plan the seams of ``text`` over and over until a further pass would change nothing.

    A seam of a later round is the seam of the original after the last line of a joined group.
    """
    seams = plan_seams(text)
    for _ in range(_ROUNDS if seams else 0):
        out = render(text, fill(text, [Piece(s.start, s.end, s.text) for s in seams]))
        again = plan_seams(out)
        if all(out[s.start : s.end] == s.text for s in again):
            break
        standing = [at for at, seam in enumerate(seams) if "\n" in seam.text]
        for at, seam in zip(standing, again, strict=True):
            start = seams[at].start + seams[at].cut - seam.cut
            seams[at] = Seam(start, seams[at].end, seam.text, seam.rule, seam.cut)
    return seams
