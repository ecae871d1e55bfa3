"""The edits of one text: find what is at stake, judge its line, and let each rule speak."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from textfix.characters import invisible, spelling
from textfix.characters.digits import find_foreign_digits
from textfix.characters.kashida import find_kashidas
from textfix.characters.lost_gaps import Seams
from textfix.characters.runs import Languages, Run
from textfix.characters.spaces import NoBreakSpaces
from textfix.pieces import Piece
from textfix.unicode import bidi
from textfix.unicode.forms import FORMS, is_form, letters_of
from textfix.unicode.letters import (
    ARABIC_LETTERS,
    ARABIC_MARKS,
    HAMZA_ABOVE,
    HEH,
    NBSP,
    TATWEEL,
    ZWNJ,
    character_class,
)

LATIN_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_STAKES = character_class(
    spelling.BASES
    | spelling.COMPOSING - {HAMZA_ABOVE}
    | invisible.INVISIBLE
    | frozenset({TATWEEL, NBSP, invisible.NOT_SIGN})
    | frozenset(LATIN_LIGATURES)
)
AT_STAKE = re.compile(f"[{_STAKES}]")
"""A code point that some rule may change: clean text has none, or few."""

_ONE_FOR_ONE = {ord(c): to for c, (to, _) in spelling.PLAIN.items() if is_form(c) and len(to) == 1}
_FORMS = re.compile(f"[{character_class(frozenset(map(chr, _ONE_FOR_ONE)))}]+")
_EXTRACTED = re.compile(f"[{character_class(bidi.CONTROLS | frozenset(FORMS))}]")
_LETTER = re.compile(f"[{character_class(ARABIC_LETTERS)}]")
_LATIN_WORD = re.compile("[A-Za-z]+")
_TATWEELS = re.compile(f"{TATWEEL}+")


def _place(edit: Piece) -> tuple[int, int]:
    return edit[:2]


def _next(seams: list[Piece], at: int, end: int) -> int:
    """The next place after ``at`` where something is put in, or ``end``."""
    if not seams:
        return end
    index = bisect_right(seams, (at, end))
    return seams[index].start if index < len(seams) else end


def find_edits(text: str) -> list[Piece]:
    """Return the edits of one pass over ``text``, in order.

    >>> find_edits("كتاب")
    [Piece(start=0, end=1, text='ک', rule='arabic-kaf', margin=None)]
    """
    kashidas = find_kashidas(text)
    digits = find_foreign_digits(text)
    pattern = _pattern(text)
    if not kashidas and not digits and not pattern.search(text):
        return []
    document = _Document(text, pattern)
    edits = document.edits() + kashidas
    if document.languages.document_is_persian:
        edits += digits
    return sorted(edits, key=_place)


def _pattern(text: str) -> re.Pattern[str]:
    """What to look for in ``text``: two more things, which cost time, only if it has them.

    Hamza above stays on heh, where clean text has it; a ZWNJ stays where it divides letters.
    """
    composing = text.count(HAMZA_ABOVE) > text.count(HEH + HAMZA_ABOVE)
    stakes = f"[{_STAKES}{HAMZA_ABOVE}]" if composing else AT_STAKE.pattern
    bad = invisible.BAD_ZWNJ.pattern if invisible.has_bad_zwnj(text) else ""
    return re.compile(f"{stakes}|{bad}" if bad else stakes)


class _Document:
    """One text, and what is known of it as a whole."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self.text = text
        self.pattern = pattern
        self.languages = Languages(text)
        self.no_break_spaces = NoBreakSpaces(text)
        self.seams = Seams(text)

    def edits(self) -> list[Piece]:
        """Return the edits of every line that has something at stake."""
        text, at = self.text, 0
        edits: list[Piece] = []
        if self.languages.document_is_of_a_third_language:
            return edits
        while hit := self.pattern.search(text, at):
            start = text.rfind("\n", 0, hit.start()) + 1
            stop = text.find("\n", hit.start())
            at = stop if stop >= 0 else len(text)
            if _LETTER.search(text, start, at):
                for run in self.languages.runs(start, at):
                    edits += self._run(run) if run.persian else self._foreign(run)
            else:
                edits += self._foreign(Run(start, at, False))
            at = max(at, hit.end())
        return edits

    @cached_property
    def _persian_prevails(self) -> bool:
        """Whether the text is Persian with foreign lines, and not the reverse."""
        if not self.languages.document_is_persian:
            return False
        latin = _LATIN_WORD.finditer(self.text, 0, self.languages.document_end)
        return self.languages.document.parts > sum(1 for _ in latin)

    def _foreign(self, run: Run) -> Iterator[Piece]:
        """Undo in another language's run what the extractor of a Persian document did to it.

        Its letters and signs stay; but bidi controls and presentation forms are the extractor's.
        """
        if not self._persian_prevails:
            return
        for hit in _EXTRACTED.finditer(self.text, run.start, run.end):
            c = hit[0]
            if c in bidi.CONTROLS:
                yield Piece(hit.start(), hit.end(), "", "bidi-control")
            elif letters_of(c) != c:
                yield Piece(hit.start(), hit.end(), letters_of(c), "presentation-form")

    def _run(self, run: Run) -> list[Piece]:
        """Return the edits of a Persian run."""
        text, end = self.text, run.end
        edits: list[Piece] = []
        seams = self.seams.insertions(run.start, end)
        done = run.start
        for hit in self.pattern.finditer(text, run.start, end):
            at = hit.start()
            if at < done:
                continue
            edit = self._plain(hit[0], at, end, seams) or self._edit(at, done, end)
            if edit:
                edits.append(edit)
                done = edit.end
        return sorted(edits + seams, key=_place) if seams else edits

    def _plain(self, c: str, at: int, end: int, seams: list[Piece]) -> Piece | None:
        """Return the edit of a letter that means the same wherever it stands; of forms, several."""
        plain = spelling.PLAIN.get(c)
        if not plain:
            return None
        text, stop = self.text, at + 1
        if ord(c) in _ONE_FOR_ONE:
            forms = _FORMS.match(text, at, _next(seams, at, end))
            stop = forms.end() if forms else stop
        if text[stop : stop + 1] in ARABIC_MARKS:
            stop -= 1
            if stop == at:
                return None
        if stop == at + 1:
            return Piece(at, stop, *plain)
        return Piece(at, stop, text[at:stop].translate(_ONE_FOR_ONE), plain[1])

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
