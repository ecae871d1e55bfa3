"""Bullets: marks of list items that an extractor read last go back to the front of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textfix.document.lines import Line
from textfix.pieces import Piece

RULE = "keep-line"

BULLETS = "•●○◦▪■□▫◆◇►▶‣➢"
"""Signs that stand before an item of a list, and nowhere else."""

_BEHIND = re.compile(rf"[^{BULLETS}]*[^\s:{BULLETS}](\s*([{BULLETS}]))")
_STOP_BEFORE = re.compile(rf"([.؟!])\s?(?=[{BULLETS}]\s?[^\W\d_])")
_STOPPED = re.compile(r"[.؟!…][»)\]\"]?$")
_LEAST = 2


def move_bullets(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return edits that put each bullet before its line, and a stop before it behind the line.

    One line proves nothing: there must be two and more of a kind.

    >>> from textfix.document.lines import split_lines
    >>> from textfix.pieces import fill, render
    >>> page = "نان تازه و پنیر •\\nچای •"
    >>> render(page, fill(page, move_bullets(page, split_lines(page)))).split("\\n")
    ['• نان تازه و پنیر', '• چای']
    """
    behind = [
        (line, match)
        for line in lines
        if (match := _fullmatch(_BEHIND, text, line)) and _has_letter(match[0])
    ]
    stopped = [
        (line, match)
        for line in lines
        if (match := _STOP_BEFORE.match(text, line.start, line.end))
        and not _STOPPED.search(text[line.start : line.end])
    ]
    edits: list[Piece] = []
    if len(behind) >= _LEAST:
        for line, match in behind:
            edits.append(Piece(line.start, line.start, f"{match[2]} ", RULE))
            edits.append(Piece(match.start(1), match.end(1), "", RULE))
    if len(stopped) >= _LEAST:
        for line, match in stopped:
            edits.append(Piece(match.start(), match.end(), "", RULE))
            edits.append(Piece(line.end, line.end, match[1], RULE))
    return sorted(edits)


def _fullmatch(pattern: re.Pattern[str], text: str, line: Line) -> re.Match[str] | None:
    last = text[line.end - 1]
    return pattern.fullmatch(text, line.start, line.end) if last in BULLETS else None


def _has_letter(content: str) -> bool:
    return any(map(str.isalpha, content))
