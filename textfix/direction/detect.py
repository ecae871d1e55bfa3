"""Decide which lines of a document are damaged, and read those."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.direction.chain import Chain, is_unbroken, unbroken
from textfix.direction.citations import expand, find_citations
from textfix.direction.decode import Decoder
from textfix.direction.evidence import Odds, candidate_cuts, read_odds
from textfix.direction.search import Weights
from textfix.direction.units import Line

# A document is damaged if its lines prefer another order by this much on average (log10 a unit).
# Measured: damaged pages 0.20 to 0.40, restored and clean ones below 0.001.
_DAMAGED = 0.05
# A line of any other document is touched only on evidence that no clean line gave (log10).
_CERTAIN = 4.0


_EMBEDDING, _POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


def restore(lines: Sequence[Line]) -> list[Chain]:
    """Return the chain of every line of one document; undamaged lines are unbroken."""
    from textfix.tagger import tag

    open_lines = [at for at, line in enumerate(lines) if not _is_settled(line)]
    chains = [unbroken(len(line.units)) for line in lines]
    tagged = tag([lines[at].text for at in open_lines])
    citations = [find_citations(lines[at]) for at in open_lines]
    odds = [
        read_odds(lines[at], *row) for at, *row in zip(open_lines, tagged, citations, strict=True)
    ]
    if any(candidate_cuts(o) for o in odds):
        read = _accept(_decode([lines[at] for at in open_lines], odds))
        for at, chain, found in zip(open_lines, read, citations, strict=True):
            chains[at] = chain if is_unbroken(chain) else expand(chain, found)
    return chains


def _is_settled(line: Line) -> bool:
    """Whether the extractor itself marked the line as right to left from end to end (poppler)."""
    text = line.text.strip()
    return (
        text[:1] == "\N{RIGHT-TO-LEFT EMBEDDING}" and text[-1:] == "\N{POP DIRECTIONAL FORMATTING}"
    )


def _decode(lines: Sequence[Line], odds: Sequence[Odds]) -> list[Chain]:
    """Read the lines; twice where the first reading taught how islands behave in this document."""
    from textfix.lm import load

    held = 0.0
    while True:
        decoder = Decoder(load(), Weights(), held)
        for line, o in zip(lines, odds, strict=True):
            decoder.read(line, candidate_cuts(o), o)
        if held or not decoder.habit():
            return decoder.chains()
        held = decoder.habit()


def _accept(chains: Sequence[Chain]) -> list[Chain]:
    """Keep the chains of a damaged document; of any other only those that are certain."""
    units = [sum(end - start for start, end in chain.runs) for chain in chains]
    preference = sum(chain.margin for chain in chains) / max(1, sum(units))
    least = 0.0 if preference >= _DAMAGED else _CERTAIN
    return [
        chain if chain.margin >= least else unbroken(count)
        for chain, count in zip(chains, units, strict=True)
    ]


def has_persian(text: str) -> bool:
    """Whether ``text`` holds any letter of the Arabic script."""
    from re import search

    return search("[\u0621-\u06d5\ufb50-\ufdff\ufe70-\ufefc]", text) is not None
