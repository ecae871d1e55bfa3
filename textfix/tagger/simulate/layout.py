"""Laying out: paragraphs become the visual lines of a page, with citations and footnote digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from numpy.random import Generator

from textfix.tagger.simulate.damage import Damage

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_HEH_AND_HAMZA = "\N{ARABIC LETTER HEH}\N{ARABIC HAMZA ABOVE}"
_IRREGULAR = re.compile(f"[\\s{ZWNJ}]{{2,}}|[^\\S ]")
# Tatweel, soft hyphen, zero-width and directional controls.
_UNWANTED = re.compile("[\u0640\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SENTENCE_END = re.compile(r"(?<=\w)[.؟!](?=\s|$)")
_WORD_END = re.compile(r"(?<=[^\W\d_])(?=[ ،.؛])")
_SYLLABLES = ("ber", "ca", "den", "gor", "ha", "ka", "lan", "mi", "no", "pe", "ro", "sen", "to")


def lay_out(paragraphs: Iterable[str], damage: Damage, rng: Generator) -> list[str]:
    """Return the visual lines of ``paragraphs``, in logical order."""
    lines: list[str] = []
    notes = 0
    for paragraph in paragraphs:
        text = tidy(paragraph)
        if damage.citations:
            text = _cite(text, damage.citations, rng)
        if damage.footnotes:
            text, notes = _annotate(text, damage.footnotes, notes, rng)
        lines.extend(_wrap(text, damage, rng))
    return lines


def tidy(paragraph: str) -> str:
    """Return ``paragraph`` in NFC with single separators and without tatweel and controls."""
    text = _UNWANTED.sub("", unicodedata.normalize("NFC", paragraph))
    text = text.replace(_HEH_AND_HAMZA, "\N{ARABIC LETTER HEH WITH YEH ABOVE}")
    text = _IRREGULAR.sub(lambda m: ZWNJ if not m[0].strip(ZWNJ) else " ", text)
    return text.strip(" " + ZWNJ)


def _cite(text: str, rate: float, rng: Generator) -> str:
    """Put author, year and page before the full stop of some sentences."""

    def cited(stop: re.Match[str]) -> str:
        if rng.random() >= rate:
            return stop[0]
        return f" ({_citation(text, rng)}){stop[0]}"

    return _SENTENCE_END.sub(cited, text)


def _citation(text: str, rng: Generator) -> str:
    pick = rng.random
    page = 1 + int(pick() * 400)
    pages = f"{page}-{page + 1 + int(pick() * 9)}" if pick() < 0.4 else f"{page}"
    if pick() < 0.5:
        words = [word for word in text.split() if word.isalpha()] or ["همان"]
        year = 1300 + int(pick() * 104)
        return f"{words[int(pick() * len(words))]}، {year}: {pages}"
    names = [_name(rng) for _ in range(1 + int(pick() * 2))]
    space = "" if pick() < 0.3 else " "
    return f"{' & '.join(names)},{space}{1950 + int(pick() * 75)}:{space}{pages}"


def _name(rng: Generator) -> str:
    count = 2 + int(rng.random() * 2)
    return "".join(_SYLLABLES[int(rng.random() * len(_SYLLABLES))] for _ in range(count)).title()


def _annotate(text: str, rate: float, notes: int, rng: Generator) -> tuple[str, int]:
    """Put the next footnote digits after some words."""
    parts = []
    at = 0
    for end in (match.start() for match in _WORD_END.finditer(text)):
        if rng.random() < rate:
            notes += 1
            parts.append(f"{text[at:end]}{notes}")
            at = end
    return "".join([*parts, text[at:]]), notes


def _wrap(text: str, damage: Damage, rng: Generator) -> Iterable[str]:
    """Break ``text`` at spaces, or with a hyphen at a ZWNJ where more of the line is filled."""
    width = damage.width
    while len(text) > width:
        end = text.rfind(" ", 0, width + 1)
        if end < 0:
            end = text.find(" ")
        if end < 0:
            break
        joint = text.rfind(ZWNJ, end, width) if damage.hyphens else -1
        if joint > 0 and rng.random() < damage.hyphens:
            yield text[:joint] + "-"
            end = joint
        else:
            yield text[:end]
        text = text[end + 1 :]
    if text:
        yield text
