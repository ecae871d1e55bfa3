"""The edits of one text: find what is at stake, judge its line, and let each rule speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from textfix.characters import invisible, spelling
from textfix.characters.kashida import find_kashidas
from textfix.characters.runs import Languages, Run
from textfix.characters.seams import Seams
from textfix.characters.spaces import NoBreakSpaces
from textfix.pieces import Piece
from textfix.unicode import bidi
from textfix.unicode.letters import (
    ARABIC_LETTERS,
    NBSP,
    TATWEEL,
    ZWNJ,
    character_class,
)

LATIN_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_STAKES = character_class(
    spelling.BASES
    | spelling.COMPOSING
    | invisible.INVISIBLE
    | frozenset({TATWEEL, NBSP, invisible.NOT_SIGN})
    | frozenset(LATIN_LIGATURES)
)
AT_STAKE = re.compile(f"[{_STAKES}]")
"""A code point that some rule may change: clean text has none, or few."""

_WITH_BAD_ZWNJ = re.compile(f"[{_STAKES}]|{invisible.BAD_ZWNJ.pattern}")
_LETTER = re.compile(f"[{character_class(ARABIC_LETTERS)}]")
_LATIN = re.compile("[A-Za-z]")
_TATWEELS = re.compile(f"{TATWEEL}+")


def find_edits(text: str) -> list[Piece]:
    """Return the edits of one pass over ``text``, in order.

    >>> find_edits("كتاب")
    [Piece(start=0, end=1, text='ک', rule='arabic-kaf', margin=None)]
    """
    kashidas = find_kashidas(text)
    pattern = _WITH_BAD_ZWNJ if invisible.has_bad_zwnj(text) else AT_STAKE
    if not kashidas and not pattern.search(text):
        return []
    edits = [*_Document(text, pattern).edits(), *kashidas]
    if kashidas:
        edits.sort(key=lambda edit: edit[:2])
    return edits


class _Document:
    """One text, and what is known of it as a whole."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self.text = text
        self.pattern = pattern
        self.languages = Languages(text)
        self.no_break_spaces = NoBreakSpaces(text)
        self.seams = Seams(text)

    def edits(self) -> Iterator[Piece]:
        """Yield the edits of every line that has something at stake."""
        text, at = self.text, 0
        while hit := self.pattern.search(text, at):
            start = text.rfind("\n", 0, hit.start()) + 1
            stop = text.find("\n", hit.start())
            at = stop if stop >= 0 else len(text)
            if _LETTER.search(text, start, at):
                for run in self.languages.runs(start, at):
                    if run.persian:
                        yield from self._run(run)
            elif self._persian_letters_prevail:
                yield from self._controls(start, at)
            at = max(at, hit.end())

    @cached_property
    def _persian_letters_prevail(self) -> bool:
        """Whether the text is Persian with foreign lines, and not the reverse."""
        letters, latin = len(_LETTER.findall(self.text)), len(_LATIN.findall(self.text))
        return letters > latin and self.languages.document_is_persian

    def _controls(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the removals of bidi controls from a line without a letter of ours."""
        for at in range(start, end):
            if self.text[at] in bidi.CONTROLS:
                yield Piece(at, at + 1, "", "bidi-control")

    def _run(self, run: Run) -> Iterator[Piece]:
        seams = self.seams.insertions(run.start, run.end)
        seams.reverse()
        done = run.start
        for hit in self.pattern.finditer(self.text, run.start, run.end):
            if hit.start() < done:
                continue
            edit = self._edit(hit.start(), done, run.end)
            if edit is None:
                continue
            while seams and seams[-1].start <= edit.start:
                yield seams.pop()
            yield edit
            done = edit.end
        yield from reversed(seams)

    def _edit(self, at: int, floor: int, end: int) -> Piece | None:
        """Ask the rule for the code point at ``at``; nothing before ``floor`` may be changed."""
        text = self.text
        c = text[at]
        if c in spelling.BASES:
            return spelling.respell(text, at, end)
        if c in spelling.COMPOSING:
            return spelling.compose(text, at, floor)
        if c == ZWNJ or c in invisible.INVISIBLE:
            return invisible.clear(text, *invisible.run_around(text, at, floor, end))
        if c == TATWEEL:
            tatweels = _TATWEELS.match(text, at, end)
            return invisible.drop_tatweel(text, at, tatweels.end()) if tatweels else None
        if c == NBSP:
            return self.no_break_spaces.restore(at)
        if c == invisible.NOT_SIGN:
            return invisible.restore_not_sign(text, at)
        return Piece(at, at + 1, LATIN_LIGATURES[c], "latin-ligature")
