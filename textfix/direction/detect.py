"""Decide which lines of a document are damaged, and read those."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.direction.chain import Chain, is_unbroken, unbroken
from textfix.direction.citations import expand, find_citations
from textfix.direction.decode import Decoder
from textfix.direction.evidence import Odds, candidate_cuts, read_odds
from textfix.direction.readings import has_islands
from textfix.direction.search import Weights
from textfix.direction.units import Line, kind_of

# A document is damaged if its lines prefer another order by this much on average (log10 a unit).
# Measured: damaged pages 0.20 to 0.40, restored and clean ones below 0.001.
_DAMAGED = 0.05
# A line of any other document is touched only if it alone is as damaged, and by this much at least
# (log10). In 2,000 clean lines one came to 4.8, with 300 units; no other to 1.5.
_CERTAIN = 6.0
# Units of lines without islands that suffice to judge a document.
_ENOUGH = 300


_EMBEDDING, _POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


def restore(lines: Sequence[Line]) -> list[Chain]:
    """Return the chain of every line of one document; undamaged lines are unbroken."""
    from textfix.tagger import tag

    open_lines = [at for at, line in enumerate(lines) if not _is_settled(line)]
    chains = [unbroken(len(line.units)) for line in lines]
    suspects = [lines[at] for at in open_lines]
    tagged = tag([line.text for line in suspects])
    citations = [find_citations(line) for line in suspects]
    odds = [read_odds(*row) for row in zip(suspects, tagged, citations, strict=True)]
    if any(candidate_cuts(o) for o in odds):
        read = _accept(suspects, _decode(suspects, odds))
        for at, chain, found in zip(open_lines, read, citations, strict=True):
            chains[at] = chain if is_unbroken(chain) else expand(chain, found)
    return chains


def _is_settled(line: Line) -> bool:
    """Whether the line stands as it should: the extractor marked it as right to left from end to
    end (poppler), or it is left to right altogether (Latin text that is more than a citation)."""
    text = line.text.strip()
    if text.startswith(_EMBEDDING) and text.endswith(_POP):
        return True
    if has_persian(text):
        return False
    cited = {at for found in find_citations(line) for at in range(found.start, found.end)}
    return any(kind_of(line.base(at)) == "L" for at in range(len(line.units)) if at not in cited)


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


def _accept(lines: Sequence[Line], chains: Sequence[Chain]) -> list[Chain]:
    """Keep the chains of a damaged document; of any other only those that are certain.

    Lines of Persian alone decide, where there are enough: around numbers and Latin an extractor
    can leave signs in page order that look like run edges, although every run is in its place.
    """
    plain = [not has_islands(line) for line in lines]
    counted = [at for at, sure in enumerate(plain) if sure]
    if sum(len(lines[at].units) for at in counted) < _ENOUGH:
        counted = list(range(len(lines)))
    units = sum(len(lines[at].units) for at in counted)
    if sum(chains[at].margin for at in counted) >= _DAMAGED * units:
        return list(chains)
    return [
        chain
        if sure and chain.margin >= max(_CERTAIN, _DAMAGED * len(line.units))
        else unbroken(len(line.units))
        for line, chain, sure in zip(lines, chains, plain, strict=True)
    ]


def has_persian(text: str) -> bool:
    """Whether ``text`` holds any letter of the Arabic script."""
    from re import search

    return search("[\u0621-\u06d5\ufb50-\ufdff\ufe70-\ufefc]", text) is not None
