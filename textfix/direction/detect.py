"""Decide which lines of a document are damaged, and read those."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.direction.chain import Chain, is_unbroken, unbroken
from textfix.direction.citations import expand, find_citations
from textfix.direction.decode import Decoder
from textfix.direction.evidence import candidate_cuts, read_odds
from textfix.direction.search import Weights
from textfix.direction.units import Line


def has_persian(text: str) -> bool:
    """Whether ``text`` holds any letter of the Arabic script."""
    from re import search

    return search("[\u0621-\u06d5\ufb50-\ufdff\ufe70-\ufefc]", text) is not None


def restore(lines: Sequence[Line]) -> list[Chain]:
    """Return the chain of every line of one document."""
    from textfix.lm import load
    from textfix.tagger import tag

    tagged = tag([line.text for line in lines])
    citations = [find_citations(line) for line in lines]
    odds = [read_odds(*row) for row in zip(lines, tagged, citations, strict=True)]
    cuts = [candidate_cuts(o) for o in odds]
    if not any(cuts):
        return [unbroken(len(line.units)) for line in lines]
    model, weights = load(), Weights()
    decoder = Decoder(model, weights)
    for line, cut, o in zip(lines, cuts, odds, strict=True):
        decoder.read(line, cut, o)
    again = Decoder(model, weights, decoder.habit())
    for line, cut, o in zip(lines, cuts, odds, strict=True):
        again.read(line, cut, o)
    return [
        chain if is_unbroken(chain) else expand(chain, found)
        for chain, found in zip(again.chains(), citations, strict=True)
    ]
