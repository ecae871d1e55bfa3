"""The classes of damage, and the one table that says which class each rule mends.

The names are those of a survey of 343 pairs of a PDF and an extractor: classes of order, of which a
line has one, and classes of boundaries and signs, of which it may have many.
"""

from __future__ import annotations

from typing import Final

RIGHT_ORDER: Final = "right-order"
REVERSED_RUNS: Final = "reversed-runs"
REVERSED_CHARACTERS: Final = "reversed-characters"
ISLANDS_KEPT: Final = "reversed-characters-islands-kept"
REVERSED_WORDS: Final = "reversed-words"
MIRRORED_WORDS: Final = "mirrored-words"
MIXED: Final = "mixed"
LETTERS_TYPED: Final = "arabic-letters-typed"
LETTERS_ISOLATED: Final = "arabic-letters-isolated"
ARABIC_LETTERS: Final = "arabic-letters"
ZWNJ_KEPT: Final = "zwnj-kept"
LABELS_TURNED: Final = "labels-turned"
SIGNS_AT_HEAD: Final = "signs-at-line-head"
SIGNS_MISPLACED: Final = "signs-displaced"
IN_PIECES: Final = "lines-in-pieces"
NOTES: Final = "notes-in-text"
FURNITURE: Final = "page-furniture"
BIDI_CONTROLS: Final = "bidi-controls"
INVISIBLE: Final = "invisible-signs"
NOT_PERSIAN: Final = "not-persian"

ORDERS: Final = {
    RIGHT_ORDER: ("ok", "lines in reading order"),
    REVERSED_RUNS: ("R", "runs read well, but a line has them from left to right"),
    REVERSED_CHARACTERS: ("C", "every line backwards, letter by letter"),
    ISLANDS_KEPT: ("Cx", "letters backwards, Latin words and numbers forwards"),
    REVERSED_WORDS: ("W", "words read well, but a line has them from left to right"),
    MIRRORED_WORDS: ("w", "words in order, but each backwards"),
    MIXED: ("m", "several kinds of reversal, none of them prevails"),
    NOT_PERSIAN: ("–", "no line with letters of the Arabic script"),
}
"""Class of order: its code, and what it means."""

DAMAGES: Final = {
    "presentation-forms": "letters as the shapes that the font drew (U+FB50 to U+FEFC)",
    "lam-alef-transposed": "the two letters of the lam-alef ligature exchanged: اطالعات",
    "mirrored-islands": "Latin words or citations backwards",
    "segments-turned": "parts of Latin words, numbers and signs in reverse order: T-A for A-T",
    "zwnj-glued": "ZWNJ lost, its sides glued: میشود",
    "zwnj-as-space": "ZWNJ read as a space: می شود",
    "space-as-zwnj": "spaces read as ZWNJs: the words of whole lines hang together",
    "zwnj-displaced": "a ZWNJ twice, or beside a space",
    "spaces-lost": "words glued: دردنیا",
    "spaces-put-in": "stray spaces inside words: اطلاعا ت",
    "spaces-doubled": "two or three spaces between words, where lines were justified",
    "stop-space-swapped": "stops behind the space that follows them: بود .سپس",
    SIGNS_AT_HEAD: "stops and brackets before the line that they end: .این راه",
    "brackets-mirrored": "brackets that open where they should close",
    "foreign-digits": "digits of two families in one number: ۱۳۷٦",
    "digits-reversed": "digits of a number from right to left",
    "ranges-turned": "ranges that run backwards: 45-44",
    LABELS_TURNED: "numbers of headings and lists behind their stop: .1 مقدمه",
    SIGNS_MISPLACED: "brackets, percent signs or stops on the wrong side of a word or number",
    LETTERS_TYPED: "Arabic yeh and kaf all over: so they were typed",
    LETTERS_ISOLATED: "Arabic yeh and kaf where they stand alone: the font gives them these codes",
    "foreign-letters": "letters of Arabic or Urdu keyboards in Persian words",
    "kashida-as-sign": "stretching strokes read as commas, letters or other signs",
    "tatweel": "stretching strokes between letters",
    BIDI_CONTROLS: "invisible controls that embed or override direction",
    INVISIBLE: "soft hyphens, byte order marks and other invisible signs",
    "latin-ligatures": "Latin ligatures (ﬁ) as one sign",
    "letters-composed": "a letter and its madda or hamza as two signs",
    "marks-displaced": "vowel signs and shaddas beside their letter",
    "letters-miscoded": "letters under codes of other signs: a wrong table in the PDF",
    "letters-missing": "letters without Unicode: lost in the PDF itself",
    "words-repeated": "a stretch read twice: one glyph stands for a phrase",
    IN_PIECES: "the pieces of a printed line on lines of their own: می / دهد",
    "columns-side-by-side": "two columns of a page read line by line, as rows of a table are",
    "cells-turned": "rows of a table read from left to right",
    "marks-apart": "bullets and numbers of a list's items below their page",
    FURNITURE: "page numbers, running heads and stamps inside the text",
    NOTES: "footnotes between the lines of the text",
}
"""Class of damage to boundaries, signs and letters: what it means."""

CLASS_OF_RULE: Final[dict[str, str | None]] = {
    "segments.turned-segments": "segments-turned",
    "reversal.reversed-characters": REVERSED_CHARACTERS,
    "reversal.reversed-words": REVERSED_WORDS,
    "reversal.mirrored-words": MIRRORED_WORDS,
    "reversal.reversed-pieces": REVERSED_RUNS,
    "reversal.mirrored-islands": "mirrored-islands",
    "reversal.left-to-right-line": REVERSED_RUNS,
    "reversal.order-in-doubt": None,  # see ORDER_IN_DOUBT
    "signs.embedded-signs": "stop-space-swapped",
    "signs.lam-alef": "lam-alef-transposed",
    "signs.shuffled-signs": "stop-space-swapped",
    "signs.loose-mark": "marks-displaced",
    "signs.torn-word": "marks-displaced",
    "signs.turned-allah": "lam-alef-transposed",
    "signs.early-mark": "marks-displaced",
    "signs.turned-citation": "mirrored-islands",
    "signs.slid-zwnj": "zwnj-displaced",
    "signs.turned-latin": "mirrored-islands",
    "signs.slid-shadda": "marks-displaced",
    "signs.slid-hamza": "marks-displaced",
    "signs.strayed-hamza": "marks-displaced",
    "signs.late-label": SIGNS_MISPLACED,
    "signs.page-first": SIGNS_MISPLACED,
    "signs.turned-stretches": REVERSED_RUNS,
    "signs.swapped-space": "stop-space-swapped",
    "signs.turned-name": "mirrored-islands",
    "signs.early-stop": SIGNS_MISPLACED,
    "lifting.lifted-signs": IN_PIECES,
    "lifting.label-beside-line": IN_PIECES,
    "gaps.space-as-zwnj": "space-as-zwnj",
    "lifting.columns-side-by-side": "columns-side-by-side",
    "kashidas.letter-as-kashida": "kashida-as-sign",
    "kashidas.sign-as-kashida": "kashida-as-sign",
    "brackets.mirrored-bracket": "brackets-mirrored",
    "codes.foreign-code": "letters-miscoded",
    "repeats.repeated-phrase": "words-repeated",
    "fragments.joined-fragments": IN_PIECES,
    "fragments.reversed-fragments": IN_PIECES,
    "fragments.parted-at-mark": "marks-displaced",
    "fragments.parted-date": SIGNS_MISPLACED,
    "direction.reversed-runs": REVERSED_RUNS,
    "direction.leading-signs": SIGNS_AT_HEAD,
    "numbers.reversed-digits": "digits-reversed",
    "numbers.displaced-colon": SIGNS_MISPLACED,
    "numbers.displaced-hyphen": SIGNS_MISPLACED,
    "numbers.displaced-percent": SIGNS_MISPLACED,
    "numbers.displaced-plus": SIGNS_MISPLACED,
    "numbers.displaced-slash": SIGNS_MISPLACED,
    "numbers.displaced-stop": SIGNS_MISPLACED,
    "numbers.displaced-unit": SIGNS_MISPLACED,
    "numbers.torn-number": SIGNS_MISPLACED,
    "numbers.turned-range": "ranges-turned",
    "numbers.turned-section": "ranges-turned",
    "characters.arabic-yeh": ARABIC_LETTERS,
    "characters.arabic-kaf": ARABIC_LETTERS,
    "characters.alef-maksura": "foreign-letters",
    "characters.heh-variant": "foreign-letters",
    "characters.teh-marbuta-ezafe": "foreign-letters",
    "characters.ae-for-heh": "foreign-letters",
    "characters.composed-letter": "letters-composed",
    "characters.presentation-form": "presentation-forms",
    "characters.latin-ligature": "latin-ligatures",
    "characters.foreign-digit": "foreign-digits",
    "characters.zwnj-from-forms": "zwnj-glued",
    "characters.space-from-forms": "spaces-lost",
    "characters.space-from-words": "spaces-lost",
    "characters.zwnj-among-lost-spaces": "zwnj-as-space",
    "characters.tatweel": "tatweel",
    "characters.comma-as-kashida": "kashida-as-sign",
    "characters.bidi-control": BIDI_CONTROLS,
    "characters.invisible": INVISIBLE,
    "characters.soft-hyphen": INVISIBLE,
    "characters.lost-zwnj": INVISIBLE,
    "characters.no-break-space": "zwnj-as-space",
    "characters.superfluous-zwnj": "zwnj-displaced",
    "characters.control-character": "letters-missing",
    "characters.replacement-character": "letters-missing",
    "characters.private-use-character": "letters-missing",
    "words.zwnj-lost": "zwnj-glued",
    "words.zwnj-for-space": "zwnj-as-space",
    "words.space-for-zwnj": "spaces-lost",
    "words.space-inside-word": "spaces-put-in",
    "words.space-lost": "spaces-lost",
    "words.space-before-mark": "marks-displaced",
    "words.space-at-sign": "spaces-lost",
    "furniture.running-head": FURNITURE,
    "furniture.folio": FURNITURE,
    "furniture.stamp": FURNITURE,
    "tables.turned-row": "cells-turned",
    "tables.item-mark": "marks-apart",
    "footnotes.footnote-reference": NOTES,
    "footnotes.footnote-body": NOTES,
    "footnotes.separator-rule": NOTES,
    "footnotes.orphan-reference": None,  # a doubt about notes, no damage of the text
    "footnotes.orphan-body": None,
    # Every extractor breaks lines where the page did: that is no damage, and says nothing of it.
    "paragraphs.join-lines": None,
    "paragraphs.line-end-hyphen": None,
    "paragraphs.line-end-word": None,
    "paragraphs.separate-paragraphs": None,
    "paragraphs.keep-line": None,
    "paragraphs.doubled-spaces": "spaces-doubled",
    # What was asked for as a matter of taste is no damage.
    "style.ezafe-form": None,
    "style.demonstrative-plural": None,
    "style.preposition-be": None,
    "style.digit-form": None,
    "style.quote-form": None,
    "style.quote-nesting": None,
    "style.ellipsis": None,
    "style.sign-spacing": None,
    "paragraphs.join-cells": None,
    "paragraphs.trim-edges": None,
}
"""Rule (``stage.rule``) to the class of damage that it mends or reports; None: no damage."""

TYPED: Final = frozenset(
    {
        ZWNJ_KEPT,
        NOTES,
        FURNITURE,
        LETTERS_TYPED,
        INVISIBLE,
        "foreign-letters",
        "foreign-digits",
        "tatweel",
        "latin-ligatures",
        "zwnj-glued",
        "zwnj-as-space",
        "spaces-lost",
    }
)
"""What stands in texts that were never in a PDF: habits of typing, and what pages hold."""

ORDER_IN_DOUBT: Final = frozenset({"reversal.order-in-doubt"})
"""Findings that say a line's order is in doubt; each such rule has the class None."""
