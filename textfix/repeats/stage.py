"""The repeats stage: take out a phrase that one glyph of a mark was read for.

A font's Unicode table can give the glyph of a mark the text of all that was shaped with it. Then
behind that mark a whole phrase of the same line stands a second time, glued to the word after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textfix.characters.runs import is_persian
from textfix.pieces import Finding, Piece, Repair, fill, kept
from textfix.stage import Rule
from textfix.unicode.letters import ARABIC_LETTERS, character_class

RULE = "repeated-phrase"

_MARK = re.compile("[\u064b-\u0652]")
_LETTER = re.compile(f"[{character_class(ARABIC_LETTERS)}]+")
_GAP = re.compile("[ \u200c]+")
_LETTERS, _GAPS = 16, 3  # of a repeat: shorter ones are figures of speech
_MOST = 3  # in one document
_REACH = 1000  # code points before and behind a mark that may be its printed line


class _Copy(NamedTuple):
    """The span of a phrase that stands in its line a second time; ``glued``: to the next word."""

    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Repeats:
    """Removes a long phrase that stands twice in a line, behind a mark and glued to what follows.

    >>> from textfix.pieces import render
    >>> phrase = "همان پاسخ‌هاست که پس از فراموشی"
    >>> text = f"چه بسا ردّ {phrase}بسا، {phrase} مانده است"
    >>> render(text, Repeats().repair(text).pieces)
    'چه بسا ردّ بسا، همان پاسخ‌هاست که پس از فراموشی مانده است'
    """

    name: ClassVar[str] = "repeats"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "a long phrase of a line goes where it stands again, glued, behind a mark"),
    )

    def repair(self, text: str) -> Repair:
        """Remove the repeated phrases of ``text``, where they are few."""
        if not _MARK.search(text):
            return kept(text)
        copies = [copy for copy in _find_copies(text) if copy.glued]
        if not copies or not is_persian(text):
            return kept(text)
        if len(copies) > _MOST:
            message = f"{len(copies)} phrases stand in their line again: too many to be glyphs"
            return Repair(kept(text).pieces, [Finding(RULE, *copies[0][:2], message)])
        return Repair(fill(text, [Piece(copy.start, copy.end, "", RULE) for copy in copies]))

    def broken_law(self, before: str, after: str) -> str:
        """What goes from a line is one stretch, and its letters stand in that line still."""
        old, new = before.split("\n"), after.split("\n")
        if len(old) != len(new):
            return "lines came or went"
        changed = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
        for was, now in changed:
            left = "".join(filter(str.isalpha, now))
            if not any(len(gone) >= _LETTERS and gone in left for gone in _gone(was, now)):
                return f"{was!r} lost what stands nowhere else in it"
        return "" if len(changed) <= _MOST else f"{len(changed)} lines lost a phrase"


def _gone(was: str, now: str) -> Iterator[str]:
    """Yield the letters of each one stretch of ``was`` without which it is ``now``."""
    size = len(was) - len(now)
    start = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), len(now))
    for at in range(start, max(-1, start - size), -1):
        if was[:at] + was[at + size :] == now:
            yield "".join(filter(str.isalpha, was[at : at + size]))


def _find_copies(text: str) -> Iterator[_Copy]:
    at = 0
    while mark := _MARK.search(text, at):
        reach = mark.end() + _REACH
        stop = text.find("\n", mark.end(), reach)
        stop = stop if stop >= 0 else min(reach, len(text))
        line = max(mark.start() - _REACH, text.rfind("\n", 0, mark.start()) + 1)
        copy = _copy(text, line, mark.end(), stop)
        at = mark.end()
        if copy:
            yield copy
            at = stop  # one of a line


def _copy(text: str, line: int, start: int, stop: int) -> _Copy | None:
    """Return the longest stretch from ``start`` on whose letters stand elsewhere in the line."""
    letters = "".join(_LETTER.findall(text, start, stop))
    before = "".join(_LETTER.findall(text, line, start))
    head, rest = letters[:_LETTERS], letters[_LETTERS:]
    if len(head) < _LETTERS or (head not in before and head not in rest):
        return None
    length = _LETTERS
    while length < len(letters):
        longer = letters[: length + 1]
        if longer not in before and longer not in letters[length + 1 :]:
            break
        length += 1
    places = [at for at in range(start, stop) if text[at] in ARABIC_LETTERS]
    end = places[length - 1] + 1
    while end < stop and unicodedata.combining(text[end]):
        end += 1
    begin = start
    while begin < places[0] and text[begin] == " ":
        begin += 1
    if len(_GAP.findall(text, begin, end)) < _GAPS:
        return None
    return _Copy(begin, end, text[end : end + 1] in ARABIC_LETTERS)
