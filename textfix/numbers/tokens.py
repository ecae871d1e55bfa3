"""Numbers in a text: digits of one family and the separators between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.numbers.counting import counts_things
from textfix.unicode.letters import fold_digits, is_arabic_letter


class Number(NamedTuple):
    """The number ``text[start:end]``; ``form`` is the same in ASCII digits; ``led`` by a zero it
    counts things, as no number does."""

    start: int
    end: int
    form: str
    led: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the number is digits alone."""
        return self.form.isdigit()


# A comma, full stop, slash or colon between two digits is part of the number as the bidirectional
# algorithm sees it (class CS, rule W4); a hyphen after Arabic letters is not.
_SEPARATORS = ",./:\N{ARABIC COMMA}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"


def _digits(zero: str) -> str:
    return f"{zero}-{chr(ord(zero) + 9)}"


_PERSIAN = _digits("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}")
_ARABIC = _digits("\N{ARABIC-INDIC DIGIT ZERO}")


def _pattern(own: str, others: str = "") -> str:
    """Match numbers with digits of ``own``; those of ``others`` may stand among them (fonts draw
    some digits of the two with one glyph)."""
    digit = f"[{own}{others}]"
    lone = f"(?=[{others}]*[{own}])" if others else ""
    return f"{lone}{digit}+(?:[{_SEPARATORS}]{digit}+)*"


FAMILIES = {
    "extended Arabic-Indic": Anchored(_pattern(_PERSIAN, _ARABIC)),
    "Arabic-Indic": Anchored(f"(?<![{_PERSIAN}]){_pattern(_ARABIC)}(?![{_PERSIAN}])"),
    "ASCII": Anchored(_pattern(_digits("0"))),
    "both Arabic-Indic": Anchored(_pattern(_PERSIAN + _ARABIC)),
}
"""The three families of digits, and two of them as one."""

_MIXED = Anchored(f"[{_PERSIAN}][{_ARABIC}]|[{_ARABIC}][{_PERSIAN}]")

HAS_NUMBER = Anchored(r"\d[^\w\n]{0,3}\d")
"""Where this finds nothing, there is neither a number of two digits nor a range."""


def families(text: str) -> tuple[str, ...]:
    """Return the families of digits in ``text``: an extractor may reverse one and leave another.

    Fonts draw some digits of the two Arabic-Indic ones with one glyph; then both are one family.

    >>> families("سال ۱۳۷٦")
    ('both Arabic-Indic', 'ASCII')
    """
    if _MIXED.search(text):
        return "both Arabic-Indic", "ASCII"
    return "extended Arabic-Indic", "Arabic-Indic", "ASCII"


def read_numbers(text: str, family: str) -> list[Number]:
    """Return the numbers of ``text`` in the digits of ``family``, in their order.

    ASCII numbers that belong to Latin text are left out: they are never turned with the Persian.

    >>> [n.form for n in read_numbers("۱۲ کتاب و ۳٫۵ درصد (Wulff, 1968)", "ASCII")]
    []
    >>> [n.form for n in read_numbers("۱۲ کتاب و ۳٫۵ درصد", "extended Arabic-Indic")]
    ['12', '3٫5']
    """
    return [
        Number(start, end, form, form[0] == "0" and counts_things(text, start, end))
        for start, end in _spans(text, FAMILIES[family])
        if family != "ASCII" or not is_foreign(text, start, end)
        for form in (fold_digits(text[start:end]),)
    ]


def _spans(text: str, pattern: Anchored) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


_REACH = 80
# What mostly stands between numbers: skipped at once, so that tables are read quickly.
_NO_LETTERS = (
    "".join(
        chr(ord(zero) + n)
        for zero in ("0", "\N{ARABIC-INDIC DIGIT ZERO}", "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}")
        for n in range(10)
    )
    + " .,:;-/()%\t"
)


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]`` stands in Latin text: the letter before it on its
    line (within 80 code points) or the one right behind it is not of the Arabic script.

    >>> is_foreign("بسامد 100 Hz", 6, 9), is_foreign("سال 1383", 4, 8)
    (True, False)
    """
    behind = text[end : end + 2].lstrip(" ")[:1]
    if behind.isalpha() and not is_arabic_letter(behind):
        return True
    before = letter_before(text, start)
    return before != "" and not is_arabic_letter(before)


def letter_before(text: str, at: int) -> str:
    """Return the last letter before ``at`` on its line, within 80 code points, or "".

    >>> letter_before("صص ۴۵-۴۴", 6)
    'ص'
    """
    for c in reversed(text[max(0, at - _REACH) : at].rstrip(_NO_LETTERS)):
        if c in "\n\f":
            return ""
        if c.isalpha():
            return c
    return ""
