"""The style stage: how an editor likes Persian to look. Everything is off unless asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.edits import compose
from textfix.pieces import Piece, Repair, fill, kept, render
from textfix.stage import Rule
from textfix.style import law
from textfix.style.digits import Digits, find_digits
from textfix.style.forms import (
    Be,
    Demonstratives,
    Ezafe,
    find_be,
    find_demonstratives,
    find_ezafes,
)
from textfix.style.protection import protect
from textfix.style.quotes import Nested, Quotes, find_quotes
from textfix.style.signs import find_ellipses, find_spacing


@dataclass(frozen=True, slots=True)
class Style:
    """Forms of the same words and signs; each option has a rule, and ``keep`` leaves it alone.

    ``ezafe`` after a silent heh: ``yeh`` (ه‌ی), ``hamza`` (هٔ) or ``letter`` (ۀ).
    ``demonstratives``: ``zwnj`` (آن‌ها) or ``joined`` (آنها). ``be``: ``space`` (به صورت) or
    ``zwnj`` (به‌صورت, in adverbs). ``digits``: ``persian`` or ``latin``. ``quotes``:
    ``guillemets`` («») or ``double`` (“”); ``nested``: the same and ``single`` (‹›), for those
    inside others. ``ellipsis``: … for three stops. ``spacing``: spaces beside signs.

    Addresses, code, numbers of Latin context, Arabic and the Quran stay.

    >>> from textfix.pieces import render
    >>> text = 'در سال 2016 گفت: "خانۀ آنها..." (Word 2016)'
    >>> style = Style(digits="persian", quotes="guillemets", ellipsis=True, ezafe="hamza")
    >>> render(text, style.repair(text).pieces)
    'در سال ۲۰۱۶ گفت: «خانهٔ آنها…» (Word 2016)'
    """

    ezafe: Ezafe = "keep"
    demonstratives: Demonstratives = "keep"
    be: Be = "keep"
    digits: Digits = "keep"
    quotes: Quotes = "keep"
    nested: Nested = "keep"
    ellipsis: bool = False
    spacing: bool = False

    name: ClassVar[str] = "style"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("ezafe-form", "the ezafe after a silent heh gets the form asked for: ۀ, هٔ or ه‌ی"),
        Rule("demonstrative-plural", "آنها and آن‌ها are written in one way"),
        Rule("preposition-be", "به stands apart, or is joined in adverbs: به‌ویژه"),
        Rule("digit-form", "digits and percent signs of Persian context are written in one way"),
        Rule("quote-form", "quotation marks around Persian get the form asked for"),
        Rule("quote-nesting", "so do those inside others"),
        Rule("ellipsis", "three stops become one sign: …"),
        Rule("sign-spacing", "no space before a stop or inside brackets, one behind a comma"),
    )

    def repair(self, text: str) -> Repair:
        """Write ``text`` as the options ask for."""
        if self == Style():
            return kept(text)
        masked = protect(text)
        edits = list(_disjoint(sorted(self._find(masked))))
        if self.spacing:  # beside the signs that now stand there
            shown = render(masked, fill(masked, edits))
            edits = compose(text, edits, list(_disjoint(sorted(find_spacing(shown)))))
        return Repair(fill(text, edits)) if edits else kept(text)

    def _find(self, masked: str) -> Iterator[Piece]:
        if self.ezafe != "keep":
            yield from find_ezafes(masked, self.ezafe)
        if self.demonstratives != "keep":
            yield from find_demonstratives(masked, self.demonstratives)
        if self.be != "keep":
            yield from find_be(masked, self.be)
        if self.digits != "keep":
            yield from find_digits(masked, self.digits)
        yield from find_quotes(masked, self.quotes, self.nested)
        if self.ellipsis:
            yield from find_ellipses(masked)

    def broken_law(self, before: str, after: str) -> str:
        """Check that letters, numbers and signs are the same, but for their form."""
        return law.broken_law(before, after)


def _disjoint(edits: Iterable[Piece]) -> Iterator[Piece]:
    """Yield those ``edits`` that begin where the last one has ended, at most one for a place."""
    end = -1
    last: Piece | None = None
    for edit in edits:
        if edit.start >= end and (last is None or edit[:2] != last[:2]):
            yield edit
            last, end = edit, edit.end
