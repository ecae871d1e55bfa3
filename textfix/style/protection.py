"""What style must not touch, and where a line speaks Persian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textfix.characters.runs import Languages
from textfix.unicode.letters import ARABIC_LETTERS, LETTER_CLASS, character_class
from textfix.words.shield import MASK, hide, is_arabic, mask

LETTER: Final = f"[{character_class(ARABIC_LETTERS)}]"

_NOTE: Final = re.compile(r"\[\^[^\]\n]+\]")
_WORDS: Final = re.compile(f"{LETTER}[{LETTER_CLASS}\N{ZERO WIDTH NON-JOINER} ]*")
_STRONG: Final = re.compile(f"[^\\W\\d_]+|{MASK}+")


def protect(text: str) -> str:
    """Return ``text``, as long as it was, with ``MASK`` for all that is not Persian prose.

    Addresses, code, markup and references to notes; Arabic, the Quran and other languages.

    >>> protect("این نشانی را ببینید: a@b.ir و [^1] را هم می‌خوانید").replace(MASK, "·")
    'این نشانی را ببینید: ······ و ···· را هم می\u200cخوانید'
    """
    languages = Languages(text)
    if languages.document_is_of_a_third_language:
        return MASK * len(text)
    masked = mask(text)
    spans = [match.span() for match in _NOTE.finditer(masked)]
    spans += [match.span() for match in _WORDS.finditer(masked) if is_arabic(match.group())]
    start = 0
    for line in text.split("\n"):
        runs = languages.runs(start, start + len(line)) if line else []
        spans += [(run.start, run.end) for run in runs if not run.persian]
        start += len(line) + 1
    return hide(masked, spans)


def persian_spans(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the spans ``[start, end)`` whose digits and signs belong to Persian words.

    As in the Unicode Bidirectional Algorithm (UAX #9, W2 and W7), they belong to the last letter
    before them on the line; before the first letter, to that.

    >>> text = "1. سال 2016 در Word 2016"
    >>> [text[start:end] for start, end in persian_spans(text)]
    ['1. سال 2016 در ']
    """
    start = 0
    for line in masked.split("\n"):
        first: int | None = None
        before = True
        for word in _STRONG.finditer(line):
            if word.group()[0] in ARABIC_LETTERS:
                if first is None:
                    first = 0 if before else word.start()
            elif first is not None:
                yield start + first, start + word.start()
                first = None
            before = False
        if first is not None:
            yield start + first, start + len(line)
        start += len(line) + 1
