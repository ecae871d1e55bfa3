"""The rules of the characters stage."""

from __future__ import annotations

from textfix.stage import Rule

RULES = (
    Rule("arabic-yeh", "Arabic yeh (U+064A) is Farsi yeh"),
    Rule("arabic-kaf", "Arabic kaf (U+0643) and swash kaf are keheh"),
    Rule("alef-maksura", "alef maksura (U+0649) is Farsi yeh"),
    Rule("heh-variant", "the hehs of Urdu (U+06BE, U+06C1) are heh"),
    Rule("teh-marbuta-ezafe", "teh marbuta that stands for the ezafe after heh is ۀ"),
    Rule("ae-for-heh", "U+06D5 is heh, and within a word heh with a ZWNJ"),
    Rule("composed-letter", "a letter and its madda or hamza are one code point"),
    Rule("presentation-form", "a presentation form is its letters"),
    Rule("latin-ligature", "a Latin ligature (ﬁ, ﬂ …) is its letters"),
    Rule("zwnj-from-forms", "letters drawn apart in presentation forms had a ZWNJ between them"),
    Rule("space-from-forms", "letters drawn apart all over a document had a space between them"),
    Rule("space-from-words", "the same behind letters that never join, where the words show it"),
    Rule("zwnj-among-lost-spaces", "a space left where all others were lost was a ZWNJ"),
    Rule("tatweel", "tatweel between letters is removed"),
    Rule("comma-as-kashida", "commas in place of justification kashidas are removed"),
    Rule("foreign-digit", "an Arabic-Indic digit in Persian numbers is the Persian one"),
    Rule("bidi-control", "bidi controls are removed"),
    Rule("invisible", "byte order marks and other invisible signs are removed"),
    Rule("soft-hyphen", "a soft hyphen in a foreign word, or where nothing is divided, is removed"),
    Rule("lost-zwnj", "RLM, ZWSP, soft hyphen or ¬ between two letters was typed for a ZWNJ"),
    Rule("no-break-space", "a no-break space between an affix and its word was a ZWNJ"),
    Rule("superfluous-zwnj", "a ZWNJ twice, or beside a space or line end, is removed"),
    Rule("control-character", "reported only: a control character that is no line or page break"),
    Rule("replacement-character", "reported only: U+FFFD, what stood here was lost before"),
    Rule("private-use-character", "reported only: a letter of a font without Unicode"),
)
