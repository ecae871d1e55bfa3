"""Letters, marks, digits and the invisible signs of Persian text, by name."""

from __future__ import annotations

import unicodedata

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"
ZWSP = "\N{ZERO WIDTH SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
SPACE = " "
NBSP = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
TATWEEL = "\N{ARABIC TATWEEL}"
RLM = "\N{RIGHT-TO-LEFT MARK}"
LRM = "\N{LEFT-TO-RIGHT MARK}"

ALEF = "\N{ARABIC LETTER ALEF}"
LAM = "\N{ARABIC LETTER LAM}"
HEH = "\N{ARABIC LETTER HEH}"
HEH_WITH_YEH_ABOVE = "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
AE = "\N{ARABIC LETTER AE}"
KAF = "\N{ARABIC LETTER KAF}"
KEHEH = "\N{ARABIC LETTER KEHEH}"
YEH = "\N{ARABIC LETTER YEH}"
FARSI_YEH = "\N{ARABIC LETTER FARSI YEH}"
ALEF_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
HAMZA = "\N{ARABIC LETTER HAMZA}"
HAMZA_ABOVE = "\N{ARABIC HAMZA ABOVE}"

LATIN_RANGES = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
"""The letters of Latin words, for a class of a regular expression; × and ÷ among them are none."""

ARABIC_BLOCKS = (
    range(0x0600, 0x0700),  # Arabic
    range(0x0750, 0x0780),  # Arabic Supplement
    range(0x0870, 0x0900),  # Arabic Extended-B and -A
    range(0xFB50, 0xFE00),  # Arabic Presentation Forms-A
    range(0xFE70, 0xFF00),  # Arabic Presentation Forms-B
)
ARABIC_LETTERS = frozenset(
    c for block in ARABIC_BLOCKS for c in map(chr, block) if unicodedata.category(c) == "Lo"
)
"""The letters of the Arabic script, presentation forms included; tatweel (Lm) is none."""

ARABIC_ALPHABET = frozenset(
    "\N{ARABIC LETTER HAMZA}"
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
    "\N{ARABIC LETTER ALEF}"
    "\N{ARABIC LETTER BEH}"
    "\N{ARABIC LETTER TEH MARBUTA}"
    "\N{ARABIC LETTER TEH}"
    "\N{ARABIC LETTER THEH}"
    "\N{ARABIC LETTER JEEM}"
    "\N{ARABIC LETTER HAH}"
    "\N{ARABIC LETTER KHAH}"
    "\N{ARABIC LETTER DAL}"
    "\N{ARABIC LETTER THAL}"
    "\N{ARABIC LETTER REH}"
    "\N{ARABIC LETTER ZAIN}"
    "\N{ARABIC LETTER SEEN}"
    "\N{ARABIC LETTER SHEEN}"
    "\N{ARABIC LETTER SAD}"
    "\N{ARABIC LETTER DAD}"
    "\N{ARABIC LETTER TAH}"
    "\N{ARABIC LETTER ZAH}"
    "\N{ARABIC LETTER AIN}"
    "\N{ARABIC LETTER GHAIN}"
    "\N{ARABIC LETTER FEH}"
    "\N{ARABIC LETTER QAF}"
    "\N{ARABIC LETTER KAF}"
    "\N{ARABIC LETTER LAM}"
    "\N{ARABIC LETTER MEEM}"
    "\N{ARABIC LETTER NOON}"
    "\N{ARABIC LETTER HEH}"
    "\N{ARABIC LETTER WAW}"
    "\N{ARABIC LETTER ALEF MAKSURA}"
    "\N{ARABIC LETTER YEH}"
)
"""The letters Arabic is written with."""

ONLY_PERSIAN = frozenset(
    "\N{ARABIC LETTER PEH}"
    "\N{ARABIC LETTER TCHEH}"
    "\N{ARABIC LETTER JEH}"
    "\N{ARABIC LETTER GAF}"
    "\N{ARABIC LETTER KEHEH}"
    "\N{ARABIC LETTER FARSI YEH}"
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
)
"""The letters Persian is written with and Arabic is not (Urdu and Kurdish use some of them)."""

PERSIAN_LETTERS = (ARABIC_ALPHABET | ONLY_PERSIAN) - {KAF, YEH, ALEF_MAKSURA, TEH_MARBUTA}
"""The letters of modern Persian orthography."""

ARABIC_MARKS = frozenset(
    c
    for block in (range(0x0300, 0x0370), *ARABIC_BLOCKS)
    for c in map(chr, block)
    if unicodedata.category(c) in ("Mn", "Me")
)
"""The nonspacing marks that stand on Arabic letters, the general combining ones included."""

_DIGITS = {
    ord(c): str(unicodedata.digit(c))
    for c in (chr(point) for block in ARABIC_BLOCKS for point in block)
    if unicodedata.category(c) == "Nd"
}


def is_letter(c: str) -> bool:
    """Whether ``c`` is a letter of any script (general category L*, tatweel not).

    >>> is_letter("پ"), is_letter("۵"), is_letter("\\N{ARABIC TATWEEL}")
    (True, False, False)
    """
    return c.isalpha() and c != TATWEEL


def is_mark(c: str) -> bool:
    """Whether ``c`` is a nonspacing or enclosing mark (Mn, Me).

    >>> is_mark("\\N{ARABIC SHADDA}"), is_mark("ش")
    (True, False)
    """
    return unicodedata.category(c) in ("Mn", "Me")


def is_arabic_letter(c: str) -> bool:
    """Whether ``c`` is a letter of the Arabic script, in whatever language or form.

    >>> is_arabic_letter("ژ"), is_arabic_letter("\\N{ARABIC LETTER HEH FINAL FORM}")
    (True, True)
    """
    return c in ARABIC_LETTERS


def is_persian_letter(c: str) -> bool:
    """Whether ``c`` is a letter of modern Persian orthography.

    >>> is_persian_letter("گ"), is_persian_letter("\\N{ARABIC LETTER KAF}")
    (True, False)
    """
    return c in PERSIAN_LETTERS


def fold_digits(text: str) -> str:
    """Write the Arabic-Indic and extended Arabic-Indic digits of ``text`` as ASCII ones.

    >>> fold_digits("سال ۱۳۹۵ و ٢٠١٦")
    'سال 1395 و 2016'
    """
    return text.translate(_DIGITS)


def character_class(characters: frozenset[str]) -> str:
    """Write ``characters`` as the inside of a regular expression's ``[…]``.

    >>> character_class(frozenset("abcx"))
    'a-cx'
    """
    spans: list[list[int]] = []
    for point in sorted(map(ord, characters)):
        if spans and spans[-1][1] == point - 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return "".join(_span(first, last) for first, last in spans)


def _span(first: int, last: int) -> str:
    ends = [_escaped(first)] if first == last else [_escaped(first), _escaped(last)]
    return ("-" if last > first + 1 else "").join(ends)


def _escaped(point: int) -> str:
    c = chr(point)
    return c if c.isalnum() else f"\\U{point:08x}"


LETTER_CLASS = character_class(ARABIC_LETTERS | ARABIC_MARKS)
"""The letters of the Arabic script and their marks, for a class of a regular expression."""

PERCENTS = "%\N{ARABIC PERCENT SIGN}"
