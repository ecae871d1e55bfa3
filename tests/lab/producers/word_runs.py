"""How Word cuts a line into runs, each of which it shows with one operation.

Word gives every run a position of its own. A run ends where the direction or the font changes,
where a ZWNJ stood (none is painted), and where the author once stopped typing or formatting: such
edges leave no trace on the page, so a seeded chance cuts there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from lab.producers.word_layout import is_mark

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
HEH_WITH_YEH = "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
FREE_CUT = 0.01
"""Chance of an edit's edge before a letter."""
SIGN_CUT = 0.2
"""Chance that a comma was typed later than its neighbours: then it is a run, with its space."""
MARK, PERSIAN = "\ue000-\ue3ff", "\u0600-\u06ff"
LATIN = "A-Za-z\u00b2\u00b3\u00c0-\u024f\u0370-\u03ff"
ISLAND = rf"[0-9]*[{LATIN}](?:(?:(?!\[\^)[^{PERSIAN}{MARK}{ZWNJ}«»])*[0-9{LATIN}])?"
"""Latin up to its last letter or digit, before a footnote's reference (``[^1]``)."""
SIGNS = r"!-/:-@\[-`{-~\u00a1-\u00aa\u00ac-\u00ba\u2010-\u2027\u2190-\u22ff"
PIECE = re.compile(
    rf"(?P<mark>[{MARK}] ?)"
    rf"|(?P<island>\({ISLAND}\)|{ISLAND})"
    r"|(?P<ascii>[0-9]+(?:[.,/:][0-9]+)*)"
    r"|(?P<number>[۰-۹]+(?:[.,/:٫٬][۰-۹]+)*)"
    rf"|(?P<sign>[.:] ?| \((?!{ISLAND}\))|[{SIGNS}])"
    r"|(?P<comma>[،؛] ?)"
    r"|(?P<other>.)",
)
PIECE_OF_LATIN = re.compile(
    rf"[{MARK}]|[{PERSIAN}](?:[{PERSIAN}{ZWNJ} ]*[{PERSIAN}])?|[^{PERSIAN}{MARK}]+",
)
LEFT_TO_RIGHT = {"island", "ascii", "number"}
LATIN_FONT = {"island", "ascii", "sign"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch ``line[start:end]`` in one direction and font; ``raised`` refers to a footnote."""

    start: int
    end: int
    ltr: bool = False
    latin: bool = False
    raised: bool = False


def cut(line: str, chance: Random | None) -> list[Run]:
    """Return the runs of a line of a right-to-left paragraph, in reading order.

    Without ``chance`` there are no edges but those that the signs make.

    >>> line = "کتاب\N{ZERO WIDTH NON-JOINER}ها (Wulff, 1968: 94-105). سپس"
    >>> [line[run.start : run.end] for run in cut(line, None)]
    ['کتاب', 'ها ', '(Wulff, 1968: 94-105)', '. ', 'سپس']
    """
    runs: list[Run] = []
    start = 0  # of the Persian run that is being gathered
    for found in PIECE.finditer(line):
        kind, text = str(found.lastgroup), found[0]
        gathers = kind in {"comma", "other"} and text != ZWNJ
        cuts = not gathers or _edge(kind, text, chance)
        if cuts and start < found.start():
            runs.append(Run(start, found.start()))
        if cuts:
            start = found.start()
        if not gathers:
            if text != ZWNJ:
                runs.append(_special(found, kind))
            start = found.end()
        elif kind == "comma" and cuts:
            runs.append(Run(start, found.end()))
            start = found.end()
    return [*runs, Run(start, len(line))] if start < len(line) else runs


def cut_latin(line: str) -> list[Run]:
    """Return the runs of a line of a left-to-right paragraph, in reading order."""
    return [_latin_run(piece) for piece in PIECE_OF_LATIN.finditer(line)]


def _latin_run(piece: re.Match[str]) -> Run:
    latin = not PERSIAN[0] <= piece[0][0] <= PERSIAN[-1]
    return Run(*piece.span(), ltr=latin, latin=latin, raised=is_mark(piece[0][0]))


def _special(found: re.Match[str], kind: str) -> Run:
    span = found.span()
    return Run(*span, kind in LEFT_TO_RIGHT, kind in LATIN_FONT, kind == "mark")


def _edge(kind: str, text: str, chance: Random | None) -> bool:
    if text == HEH_WITH_YEH:
        return True
    if chance is None or not (kind == "comma" or text.isalpha()):
        return False
    return chance.random() < (SIGN_CUT if kind == "comma" else FREE_CUT)


def clip(runs: list[Run], line: str, start: int, end: int) -> list[Run]:
    """Return the runs of the line that holds the signs ``start`` to ``end`` of a paragraph.

    The space at the line's end follows the paragraph's direction, whatever run it was in.
    """
    clipped = []
    for run in runs:
        edges = max(run.start, start), min(run.end, end)
        if edges[0] >= edges[1]:
            continue
        run = replace(run, start=edges[0] - start, end=edges[1] - start)
        ends_in_space = run.end == len(line) and run.ltr and line[-1] == " "
        clipped.append(replace(run, end=run.end - 1) if ends_in_space else run)
        if ends_in_space:
            clipped.append(Run(run.end - 1, run.end))
    return clipped
