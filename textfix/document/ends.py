"""Ends: what a line ends with, and with what the next one begins."""

from __future__ import annotations

import re
from enum import Enum

from textfix.document.lines import Line, ends_sentence

_FUNCTION = (
    "و در به از که با این آن بر برای تا یا را هر بین یک اگر اما ولی بی غیر طی علیه زیر بدون"
    " درباره دربارهٔ دربارۀ مانند همچون توسط می نمی"
)
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Words that close no sentence."""

_CONTINUING = (
    "را است شد شده شود کرد کرده کند کنند کنیم بود بودند بوده دارد دارند داشت باشد باشند نیست"
    " نیستند گرفت گیرد داد دهد دهند شوند شدند کردند می‌شود می‌شوند می‌کند می‌کنند می‌دهد می‌شد"
    " می‌باشد می‌گیرد نمی‌شود نمی‌کند خواهد خواهند ها های هایی و که یا"
)
CONTINUING_WORDS = frozenset(_CONTINUING.split())
"""Words that open no sentence."""

_VERB = re.compile("ن?می\N{ZERO WIDTH NON-JOINER}\\w+[دمیت]")
INNER_STOP = re.compile(r"[^\W\d_]{2}[»\")\]]{0,2}[.؟!] {1,2}[^\W\d_]")
"""A sentence that ends within a line."""

_BEHIND = re.compile("[•● %٪\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}]+$")
"""What may stand behind a line's last letter and is not its end: a bullet, a slid mark or sign."""
_SLID_STOP = re.compile(r"[.:؟!]\s?[^\W\d_]{2}")
"""A stop that the extractor put before its line."""
_STOPPED_CITATION = re.compile(r"[.؟!]\s?\([^()]{2,80}\d{4}[^()]{0,20}\)$")
"""A sentence that its source follows, in brackets without a stop of their own."""
_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}\N{ARABIC TATWEEL}"


class End(Enum):
    """What a line ends with."""

    FUNCTION_WORD = "function word"
    HYPHEN = "hyphen"
    COMMA = "comma"
    STOP = "stop"
    UNSTOPPED = "no stop, after a sentence that has one"
    OTHER = "other"


def line_end(content: str) -> End:
    """Say what the line ``content`` ends with.

    >>> line_end("پژوهشگران بسیاری در این زمینه به")
    <End.FUNCTION_WORD: 'function word'>
    """
    content = _BEHIND.sub("", content) or content
    if ends_sentence(content) or content.endswith((":", "؛")) or _SLID_STOP.match(content):
        return End.STOP
    if _STOPPED_CITATION.search(content):
        return End.STOP
    if content.rpartition(" ")[2] in FUNCTION_WORDS:
        return End.FUNCTION_WORD
    if content[-1] in _HYPHENS:
        return End.HYPHEN
    if content[-1] in "،,":
        return End.COMMA
    return End.UNSTOPPED if INNER_STOP.search(content) else End.OTHER


def continues(word: str) -> bool:
    """Whether ``word``, perhaps with a sign at its end, opens no sentence.

    >>> continues("است."), continues("می‌گویند"), continues("باران")
    (True, True, False)
    """
    return word.rstrip(".،؛:؟!»)") in CONTINUING_WORDS or bool(_VERB.match(word))


def first_word(text: str, line: Line) -> str:
    """Return what stands before the first space of ``line``."""
    return text[line.start : min(line.end, line.start + 40)].partition(" ")[0]
