"""Decide which lines of a document are damaged, and read those."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from textfix.direction.articles import find_articles
from textfix.direction.chain import Chain, is_unbroken, unbroken
from textfix.direction.citations import expand, find_citations
from textfix.direction.decode import Account, Decoder
from textfix.direction.document_words import DocumentModel
from textfix.direction.evidence import Odds, candidate_cuts, read_odds
from textfix.direction.gaps import numbers_are_turned
from textfix.direction.islands import has_edges, has_marker
from textfix.direction.joiners import words_stand_whole
from textfix.direction.labels import find_labels
from textfix.direction.notes import NO_NUMBERS, Numbers, find_numbers
from textfix.direction.quotes import edge_odds
from textfix.direction.rates import at_document_rates
from textfix.direction.search import Weights
from textfix.direction.stops import mark_edges, marks_edge
from textfix.direction.units import Line, stretches
from textfix.unicode.leaders import LEADERS

# A document is damaged if its lines prefer another order by this much on average (log10 a unit),
# and if their words alone do. Measured: damaged pages 0.081 to 0.49 and 0.055 to 0.34; pages in
# order up to 0.044 and 0.046, but 0.081 and 0.22 where spaces were lost, so that any cut between
# words is a gain.
_DAMAGED, _DAMAGED_UNSPACED = 0.06, 0.12
_WORDS = 0.03
# The same where stops show the edges of runs: damaged pages 0.027 and more, others up to 0.014.
_WORDS_BETWEEN_STOPS = 0.02
_UNSPACED = 9  # units between two gaps, on average, above which spaces were lost
# The same where only islands may have moved: their neighbours are few. Measured: shuffled lines
# 0.13 and 0.016 to 0.028, others below 0.006 and 0.001.
_WORDS_AT_ISLANDS = 0.008
# A line of any other document is touched only if it alone prefers another order by as much a unit,
# and by this much at least (log10). In 2,000 clean lines one came to 4.8, with 300 units; no other
# to 1.5.
CERTAIN, _ALONE = 6.0, 0.05
# The same for a document so short that one line or two make it. Of 400 sentences full of typing
# errors and glued words 17 came to 1.2 to 8.6, one to 16; of 250 damaged lines nine in ten to more
# than 9.
_SHORT = 9.0
# By this much (log10 of words) both have to read better than with their words parted where they may
# be glued: of those sentences nine in ten came to less, of the damaged lines one in twenty.
_OVER_SPACES = 2.0
# A stop that begins a line; where lines do so, their islands have been turned round.
_STOP_FIRST = re.compile("\\s*[.:\N{ARABIC COMMA}\N{ARABIC SEMICOLON}](?![.0-9])")
_FEW_STARTS, _FEW_SHARE = 3, 0.05
# A line broken behind an island, the space before that at its head: read with a base direction from
# left to right (see leading_signs), and not turned. So many of the lines with islands are so.
_GAP_FIRST = re.compile("\\s+(?=\\S).*[\u0621-\u06d3](?:[A-Za-z][\\w.-]*|\\d\\d[\\d.,\u066b-]*)$")
_GAPS_FIRST = 0.15
# A line of code: a name that is given a value, or called with a string.
_CODE = re.compile(
    r"\s*(?:[a-z]+\s+)?[A-Za-z_][\w.]+(?:\s*:?=\s*[A-Za-z_\"'{(\[]|[(\[][rbf]?[\"'])", re.ASCII
)
# An entry of a table of contents, the page behind its leaders: from right to left as it should be.
_ENTRY = re.compile(rf"[^\W\d_]\)? ?{LEADERS} ?\d{{1,4}}$")
_LONGEST_ENTRY = 400
# What no PDF prints and no extractor writes: a reference to a Markdown note, and the tag of a line
# of lyrics or subtitles ([00:12.50], [ti:).
_NOTE = re.compile(r"\[\^[^\]\s]{1,32}\]")
_TAG = re.compile(r"\[(?:\d\d?:\d\d[\d.:]*\]|[a-z]{2,6}:)")
# What islands may do in a document: where runs end anywhere, and where they end at islands alone.
_IN_RUNS = ("held", "levels")
_TURNED, _UPRIGHT = (("held", "levels"),), (("latin",), ("markers",))
_AT_ISLANDS = {None: (*_TURNED, *_UPRIGHT), True: _TURNED, False: _UPRIGHT}
"""The accounts of islands by what the gaps beside numbers tell of them."""
_RUNS = (*_TURNED, _UPRIGHT[0])  # of them those by which level runs moved
# The part of the votes for the best account that the next may lack to be as good: rounding may turn
# a line. Of such accounts the lines that speak against each decide.
_NEAR = 0.9
# Units of a long line; so many of those, and so few of them in another order, speak against damage.
# Measured: damaged pages 0.38 to 0.98 of 13 lines and more, others up to 0.25.
_LONG, _LONG_LINES, _SPREAD = 15, 12, 0.33
# Units of lines without islands that suffice to judge a document.
_ENOUGH = 300


_EMBEDDING, _POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


def restore(lines: Sequence[Line]) -> list[Chain]:
    """Return the chain of every line of one document; undamaged lines are unbroken."""
    labels = find_labels(lines)
    bodies = [labels[at].body(line) if at in labels else line for at, line in enumerate(lines)]
    chains = _restore(bodies)
    for at, label in labels.items():
        chains[at] = label.write(chains[at], CERTAIN)
    for at, article in find_articles(lines).items():
        if at not in labels and is_unbroken(chains[at]):
            chains[at] = article.write(lines[at], CERTAIN)
    return chains


def _restore(lines: Sequence[Line]) -> list[Chain]:
    from textfix.tagger import tag

    open_lines = [at for at, line in enumerate(lines) if not _is_settled(line)]
    chains = [unbroken(len(line.units)) for line in lines]
    suspects = [lines[at] for at in open_lines]
    tagged = tag([line.text for line in suspects])
    citations = [find_citations(line) for line in suspects]
    odds = [read_odds(*row) for row in zip(suspects, tagged, citations, strict=True)]
    odds = at_document_rates(suspects, odds, whole_words=words_stand_whole(suspects, tagged))
    if (
        any(map(candidate_cuts, suspects, odds))
        or any(map(has_edges, suspects))
        or any(map(stretches, suspects))
    ):
        notes = find_numbers(lines)
        read = _read(suspects, odds, [notes[at] for at in open_lines])
        for at, chain, found in zip(open_lines, read, citations, strict=True):
            chains[at] = chain if is_unbroken(chain) else expand(chain, found)
    return chains


def _is_settled(line: Line) -> bool:
    """Whether the line stands as it should: the extractor marked it as right to left from end to
    end (poppler), it was typed, or it is left to right (code, or mostly Latin, citations aside)."""
    text = line.text.strip()
    if (text.startswith(_EMBEDDING) and text.endswith(_POP)) or _CODE.match(text):
        return True
    if text[-1:].isdigit() and _ENTRY.search(text, max(0, len(text) - _LONGEST_ENTRY)):
        return True
    if "[" in text and (_NOTE.search(text) or _TAG.match(text)):
        return True
    cited = {at for found in find_citations(line) for at in range(found.start, found.end)}
    kinds = [kind for at, kind in enumerate(line.kinds) if at not in cited]
    return kinds.count("L") > kinds.count("A")


def _read(lines: Sequence[Line], odds: Sequence[Odds], notes: Sequence[Numbers]) -> list[Chain]:
    """Return the chains of a damaged document; of any other those that are certain.

    ``notes``: the numbers of each line that may be the markers of notes.

    Lines of Persian alone decide whether all lines are damaged. If those are right, lines with
    islands or brackets may still have been shuffled, but only there; and none is certain in which
    stops stand behind their space, as they do all over the document.
    """
    from textfix.lm import load

    model = DocumentModel(load(), lines)
    cuts = list(map(candidate_cuts, lines, odds))
    chains = _decode(model, lines, odds, cuts, [NO_NUMBERS] * len(lines), [_IN_RUNS])
    edges = [has_edges(line) for line in lines]
    plain = [at for at, edge in enumerate(edges) if not edge]
    if sum(len(lines[at].units) for at in plain) < _ENOUGH:
        plain = list(range(len(lines)))
    marked = mark_edges(lines)
    least = _WORDS_BETWEEN_STOPS if marked else _WORDS
    read = [(lines[at], chains[at]) for at in plain]
    if marked:  # lines without such a stop are one run
        read = [(line, chain) for line, chain in read if marks_edge(line)] or read
    if _is_widespread(read) and _is_damaged(model, read, least):
        return chains
    model = DocumentModel(load(), lines, mirrored=True)
    accounts = _AT_ISLANDS[numbers_are_turned(lines)]
    shuffled = (
        _decode(model, lines, odds, [()] * len(lines), notes, accounts) if any(edges) else chains
    )
    pairs = [(lines[at], shuffled[at]) for at, edge in enumerate(edges) if edge]
    enough = sum(len(line.units) for line, _ in pairs) >= _ENOUGH
    from_left = sum(_GAP_FIRST.match(line.text) is not None for line, _ in pairs)
    are_shuffled = (enough and from_left < _GAPS_FIRST * len(pairs)) and (
        _is_damaged(model, pairs, _WORDS_AT_ISLANDS) or _are_turned(model, pairs)
    )
    is_long = sum(len(line.units) for line in lines) >= _ENOUGH
    out: list[Chain] = []
    for line, chain, level, edge in zip(lines, chains, shuffled, edges, strict=True):
        certain = max(CERTAIN if is_long else _SHORT, _ALONE * len(line.units))
        if are_shuffled and (edge or stretches(line)):
            out.append(level)
        elif (
            not edge
            and not marked
            and chain.margin >= certain
            and (is_long or model.gain_over_spaces(line, chain) >= _OVER_SPACES)
        ):
            out.append(chain)
        else:
            out.append(unbroken(len(line.units)))
    return out


def _decode(
    model: DocumentModel,
    lines: Sequence[Line],
    odds: Sequence[Odds],
    cuts: Sequence[Sequence[int]],
    notes: Sequence[Numbers],
    accounts: Sequence[Sequence[str]],
) -> list[Chain]:
    """Read the lines by the best of the ``accounts`` (kinds of reading at islands) of the document;
    twice where the first reading taught how islands behave."""

    every = list(dict.fromkeys(kind for kinds in accounts for kind in kinds))
    decoder = Decoder(model, Weights(), lines, cuts, odds, every, notes)
    first = {tuple(kinds): decoder.read(kinds, {}) for kinds in accounts}
    kinds = _best_account(first)
    chains, habits = first[kinds].chains(), first[kinds].habits()
    if not any(habits.values()):
        return chains
    quotes = edge_odds(zip(lines, chains, strict=True))
    if quotes is not None:
        decoder.learn_quotations(quotes)
    return decoder.read(kinds, habits).chains()


def _best_account(accounts: Mapping[tuple[str, ...], Account]) -> tuple[str, ...]:
    """Return the kinds of the account that most votes are for."""
    won = {kinds: account.won() for kinds, account in accounts.items()}
    best = max(won, key=lambda kinds: won[kinds])
    if best not in _RUNS:
        return best
    near = [kinds for kinds in _RUNS if kinds in won and won[kinds] >= _NEAR * won[best]]
    return max(near, key=lambda kinds: accounts[kinds].agreed())


def _are_turned(model: DocumentModel, read: Sequence[tuple[Line, Chain]]) -> bool:
    """Whether lines begin with the stop of a sentence, or words with the marker of a note, time and
    again, and the lines that prefer another order at their islands read better so."""
    starts = sum(_STOP_FIRST.match(line.text) is not None or has_marker(line) for line, _ in read)
    if starts < max(_FEW_STARTS, _FEW_SHARE * len(read)):
        return False
    changed = [(line, chain) for line, chain in read if not is_unbroken(chain)]
    margin = sum(chain.margin for _, chain in changed)
    return margin > 0 and sum(model.gain(line, chain) for line, chain in changed) > 0


def _is_damaged(
    model: DocumentModel, read: Sequence[tuple[Line, Chain]], least_words: float
) -> bool:
    """Whether lines prefer another order by tagger and words together, and by words alone
    (``least_words``: log10 a unit).

    Lines of which only the signs at their edges move say nothing of runs (see leading_signs)."""
    units = sum(len(line.units) for line, _ in read)
    words = sum(len(line.text.split()) for line, _ in read)
    least = _DAMAGED if units < _UNSPACED * words else _DAMAGED_UNSPACED
    margin = sum(c.margin for line, c in read if not _moves_signs_alone(line, c))
    if margin < least * units:
        return False
    if units < _ENOUGH:
        over_spaces = sum(model.gain_over_spaces(line, chain) for line, chain in read)
        if margin < _SHORT or over_spaces < _OVER_SPACES:
            return False
    return sum(model.gain(line, chain) for line, chain in read) >= least_words * units


def _is_widespread(read: Sequence[tuple[Line, Chain]]) -> bool:
    """Whether a good part of the long lines, if there are enough of them, prefer another order: a
    few that were torn for other reasons say nothing of the rest."""
    long = [(line, chain) for line, chain in read if len(line.units) >= _LONG]
    moved = sum(c.margin >= 1 and not _moves_signs_alone(line, c) for line, c in long)
    return len(long) < _LONG_LINES or moved >= _SPREAD * len(long)


def _moves_signs_alone(line: Line, chain: Chain) -> bool:
    """Whether all but the signs of a line stay together in one run.

    >>> from textfix.direction.units import read_line
    >>> _moves_signs_alone(read_line(".شد سرد"), Chain(((1, 7), (0, 1)), (0,), 1.0))
    True
    """
    held = [bool(line.kinds[start:end].strip("S")) for start, end in chain.runs]
    return len(held) > 1 and held.count(True) == 1


def has_persian(text: str) -> bool:
    """Whether ``text`` holds any letter of the Arabic script."""
    from re import search

    return search("[\u0621-\u06d5\ufb50-\ufdff\ufe70-\ufefc]", text) is not None
