"""The model card: what the store was made of, what is in it, how good it is, how to remake it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from textfix.lm.build import Built
from textfix.lm.counts import Stream
from textfix.lm.lexicons import LEXICONS
from textfix.lm.measure import GapScore, TextScore

__all__ = ["Inputs", "Quality", "write_card"]


class Quality(NamedTuple):
    """What was measured on one group of held-out text: before and after pruning, and gaps."""

    group: str
    whole: TextScore
    pruned: TextScore
    gaps: GapScore


class Inputs(NamedTuple):
    """The SHA-256 of every file that was read, by name."""

    corpora: dict[str, str]
    lexicons: dict[str, str]


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _source_row(stream: Stream, digest: str) -> list[object]:
    source = stream.source
    return [
        source.name,
        source.licence,
        f"{stream.lines:,}",
        f"{len(stream.tokens):,}",
        f"{stream.leaked:,}",
        f"{source.copies:.2g}",
        f"{source.spacing:.2g}",
        f"`{digest[:16]}`",
    ]


def _quality_row(quality: Quality) -> list[object]:
    whole, pruned = quality.whole, quality.pruned
    return [
        quality.group,
        f"{pruned.tokens:,}",
        f"{100 * pruned.unknown / max(pruned.tokens, 1):.2f} %",
        f"{whole.perplexity:.1f}",
        f"{pruned.perplexity:.1f}",
        f"{pruned.closed:.1f}",
        f"{100 * quality.gaps.f1:.1f}",
    ]


CARD = """# Model card: the language model of textfix

A trigram model of Persian words with a character model for unknown words, the rates of ZWNJ
between words, and a list of dictionary words. It scores the readings among which textfix
chooses; it writes no text.

| file | bytes | SHA-256 |
| --- | ---: | --- |
| {file} | {size:,} | `{digest}` |

The file is checked against this digest when it is loaded.

## To make it again

    make model CORPORA=folder

or `python -m textfix.lm.train folder`: the folder holds the files below, `NAME.txt.xz`, one
sentence or paragraph a line; word lists are looked for in `../lexicons` beside it. The same
files give the same bytes (sorting is stable, nothing is drawn by chance; made with numpy
{numpy}).

## What it was trained on

Letters are folded (Persian yeh and keheh, NFC, marks and tatweel dropped); ZWNJ and space part
tokens alike; numbers, Latin words and quotation marks are one token each. One document in 40
(25 lines) was held out for tuning and one in 40 for testing, and of the treebank its own
development and test sentences. Lines that share two 8-grams of words, or a tenth of theirs,
with any of these, or with the edited side of the Fatemi pairs (wholly kept out), were left out
as leaked. The weight multiplies counts (below 1, every so many lines were taken); the ZWNJ
weight says how far a file's ZWNJ is trusted (0: not learned from). The texts are other
people's; the model holds counts of them, and no word sequence longer than three.

The file has the licence of textfix (MIT). Some of the texts are for non-commercial or for research
use, and of some nobody states a licence: who may not use counts of such texts leaves these files
out and makes the model again.

{sources}

{glued:,} forms were two words written together by mistake and were counted as two (a form is,
when its two words stand apart twice as often, ten times where a dictionary lists it).

Dictionaries, for words the text lacks ({lexicon:,} words):

{lexicons}

## What is in it

{vocabulary:,} words, {bigrams:,} bigrams, {trigrams:,} trigrams (interpolated modified
Kneser–Ney, pruned by what each is worth a byte), log10 in steps of 1/32; {spellings:,} character
4- and 5-grams (Witten–Bell over all word types); {gaps:,} word pairs with a ZWNJ rate of their
own. {shares}

## How good it is

On the test part. Perplexity a token, before and after pruning, with unknown words spelt letter
by letter; "closed" takes all unknown words as one. ZWNJ F1: a ZWNJ foretold at P > 1/2 from the
two words beside the gap alone; the texts' own habits differ, so 100 cannot be reached.

{quality}

## Limits

Mostly news and encyclopedia prose, a good deal of religious and technical text, little academic
prose, hardly any colloquial text and no verse. Newspaper text of 1996–2007 without ZWNJ is a
fifth of it. Names and terms since about 2021 are missing. Biases of the sources are in the
counts. Rates of ZWNJ follow the commonest habit, not a rule book.
"""


def _contents(views: dict[str, memoryview]) -> dict[str, object]:
    """Return how much of everything a store has, in n-grams and in bytes."""
    parts = ("unigram", "bigram", "trigram", "context", "vocabulary", "lexicon", "spelling", "gap")
    sizes = [
        f"{part} {sum(view.nbytes for name, view in views.items() if name.startswith(part)):,}"
        for part in parts
    ]
    return {
        "bigrams": len(views["bigram_p"]),
        "trigrams": len(views["trigram_p"]),
        "spellings": len(views["spelling_4_p"]) + len(views["spelling_5_p"]),
        "gaps": len(views["gap_keys"]),
        "shares": "Bytes: " + ", ".join(sizes) + ".",
    }


def write_card(
    file: Path,
    built: Built,
    streams: Sequence[Stream],
    inputs: Inputs,
    qualities: Sequence[Quality],
) -> str:
    """Return the card's Markdown for a written store.

    It depends on its arguments, the store's bytes and numpy's version alone.
    """
    content = file.read_bytes()
    head = ["file", "licence", "lines", "tokens", "leaked", "weight", "ZWNJ weight", "SHA-256"]
    facts = {name: built.facts[name] for name in ("glued", "lexicon", "vocabulary")}
    return CARD.format(
        file=file.name,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        numpy=np.__version__,
        sources=_table(
            head, [_source_row(stream, inputs.corpora[stream.source.name]) for stream in streams]
        ),
        lexicons=_table(
            ["file", "licence", "SHA-256"],
            [
                [lexicon.name, lexicon.licence, f"`{inputs.lexicons[lexicon.name][:16]}`"]
                for lexicon in LEXICONS
                if lexicon.name in inputs.lexicons
            ],
        ),
        quality=_table(
            ["text", "tokens", "unknown", "whole", "pruned", "pruned, closed", "ZWNJ F1"],
            map(_quality_row, qualities),
        ),
        **facts,
        **_contents(built.views),
    )
