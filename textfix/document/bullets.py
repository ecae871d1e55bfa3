"""Bullets: marks of list items that an extractor read last go back to the front of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from textfix.document.items import find_dashes_behind
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
    edits = _move_dashes(text, lines)
    if len(behind) >= _LEAST:
        for line, match in behind:
            edits.append(Piece(line.start, line.start, f"{match[2]} ", RULE))
            edits.append(Piece(match.start(1), match.end(1), "", RULE))
    if len(stopped) >= _LEAST:
        for line, match in stopped:
            edits.append(Piece(match.start(), match.end(), "", RULE))
            edits.append(Piece(line.end, line.end, match[1], RULE))
    return sorted(edits)


def _move_dashes(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return edits that put the dashes of a dialogue before their lines."""
    edits: list[Piece] = []
    for at, place in find_dashes_behind([text[line.start : line.end] for line in lines]).items():
        line, start = lines[at], lines[at].start + place
        edits.append(Piece(line.start, line.start, f"{text[start : line.end].strip()} ", RULE))
        edits.append(Piece(start, line.end, "", RULE))
    return edits


def spread_bullets(
    text: str, lines: Sequence[Line], ends: Sequence[bool]
) -> tuple[set[int], list[Piece]]:
    """Give bullets that stand one a line above the first of their items to the items that follow.

    ``ends``: whether a paragraph ends after each line but the last. Returns the lines that go and
    the bullets before the other items; the last bullet stands before the first item already.

    >>> from textfix.document.lines import split_lines
    >>> page = "•\\n•\\nنان تازه\\nچای"
    >>> gone, edits = spread_bullets(page, split_lines(page), [True, False, True])
    >>> sorted(gone), [page[edit.start :] for edit in edits]
    ([0], ['چای'])
    """
    alone = [text[line.start : line.end] in BULLETS for line in lines]
    gone: set[int] = set()
    edits: list[Piece] = []
    for is_bullet, group in groupby(range(len(lines)), key=alone.__getitem__):
        run = list(group)
        if not is_bullet or len(run) < _LEAST:
            continue
        starts = [at + 1 for at in range(run[-1] + 1, len(lines) - 1) if ends[at]]
        items = starts[: len(run) - 1]
        if len(items) < len(run) - 1 or any(alone[at] or lines[at].page for at in items):
            continue
        gone.update(run[:-1])
        bullet = text[lines[run[0]].start]
        edits += [Piece(lines[at].start, lines[at].start, f"{bullet} ", RULE) for at in items]
    return gone, edits


def _fullmatch(pattern: re.Pattern[str], text: str, line: Line) -> re.Match[str] | None:
    last = text[line.end - 1]
    return pattern.fullmatch(text, line.start, line.end) if last in BULLETS else None


def _has_letter(content: str) -> bool:
    return any(map(str.isalpha, content))
