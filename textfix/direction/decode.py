"""Put the runs of damaged lines back in reading order: a stack decoder over the likely cuts.

A damaged line is its runs in reverse order, so the reading begins at the line's end: hypotheses
that have read the same suffix hold the same letters and can be compared. There is one stack for
each likely cut, from the line's end to its start; a hypothesis grows by any run that ends where it
stands. The score (log10) joins the tagger's odds for each cut, each whole gap and each seam with
the language model's for the words as they come out. The best ends of a line start the next one, so
the lines around are evidence too.

Lines are searched side by side all the same. Of every few consecutive lines the first is searched
as if it began anew, all such lines together, then the second of each few, and so on. What turns out
to have gone on with other ends than the line before really has is searched again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Final, NamedTuple

from textfix.direction.chain import Chain
from textfix.direction.document_words import DocumentModel
from textfix.direction.evidence import Odds
from textfix.direction.forms import Forms
from textfix.direction.islands import CutOdds, at_islands, beside_notes, in_whole_boxes
from textfix.direction.notes import NO_NUMBERS, Numbers
from textfix.direction.quotes import find_quotations
from textfix.direction.readings import Reading, as_it_stands, plain, torn, turned
from textfix.direction.runs import Lattice
from textfix.direction.search import End, Search, Start, Weights
from textfix.direction.units import Line

# Lines from one that is searched without the line before it to the next such, and how many are
# worth searching side by side.
_STRIDE: Final = 8
_ABREAST: Final = 16
# log10 by which starts may differ for their ends to be taken as the same.
_SAME: Final = 1e-3
SECTION: Final = 1 << 12  # lines whose forms are numbered together
_OPEN: Final = 3  # sections that stay ready to be searched; of more, one at a time is
_ISLANDS: Final = {"held", "levels", "latin", "markers"}
_WITH_NOTES: Final = {"levels", "latin"}
BOXES: Final = "boxes"
"""The habit of lines with a note to be boxes (see ``readings``), against runs all over the line."""


Habits = Mapping[tuple[str, str], float]
"""What the document says for lines that came about in another way than plainly (see ``readings``):
log10 by kind and by the sort of line (see ``sort_of``)."""

_Row = tuple[Line, Sequence[int], Odds, Numbers]


class Searched(NamedTuple):
    """What a search found, the score of the best start taken off; ``unbroken`` the score of the
    line as it stands."""

    starts: Sequence[Start]
    ends: Sequence[End]
    unbroken: float
    units: Sequence[int]  # by the entries of edges that the ends' traces name

    def holds_for(self, starts: Sequence[Start]) -> bool:
        """Whether a search from ``starts`` would find the same."""
        return len(starts) == len(self.starts) and all(
            a.words == b.words and abs(a.score - b.score) < _SAME
            for a, b in zip(starts, self.starts, strict=True)
        )


class _Ended(NamedTuple):
    """An end of a line: its score (log10) above the best start, that of its reading's kind
    included, and the number of the reading."""

    score: float
    end: End
    reading: int


class Section:
    """Some lines of a document with all their readings, numbered; remembers what was searched."""

    def __init__(
        self, model: DocumentModel, weights: Weights, rows: Sequence[_Row], kinds: Sequence[str]
    ) -> None:
        """``rows``: lines with their cuts, odds and numbers, as ``Decoder`` takes them."""
        self._model, self._weights, self._rows, self._kinds = model, weights, rows, kinds
        self.sorts = [sort_of(line) for line, *_ in rows]
        self.readings: list[Reading] = []
        self.own: list[Sequence[int]] = []  # the readings of each line, the plain one first
        for row in rows:
            first = len(self.readings)
            line, cuts, odds, _ = row
            self.readings.append(plain(line, cuts, odds))
            self.readings += _other_readings(line, cuts, odds, model)
            self.readings += _at_islands(row, kinds, None)
            self.own.append(range(first, len(self.readings)))
        self.searched: dict[int, Searched] = {}
        self.close()

    def close(self) -> None:
        """Give up what searching needs, which takes much memory, but not what was found."""
        self._forms = Forms(self._model)
        self._searches: list[tuple[range, Search, list[int]]] = []

    def search(self, tasks: Sequence[tuple[int, Sequence[Start]]]) -> None:
        """Search readings, given by number, behind their starts."""
        self._prepare()
        for numbers, search, units in self._searches:
            some = [task for task in tasks if task[0] in numbers]
            if not some:
                continue
            readings, starts = [task[0] - numbers[0] for task in some], [task[1] for task in some]
            found, unbroken = search.run(readings, starts), search.unbroken(readings, starts)
            for (number, start), ends, whole in zip(some, found, unbroken, strict=True):
                self.searched[number] = Searched(start, ends, whole, units)

    def learn_quotations(self, quotes: CutOdds) -> None:
        """Read lines at islands by the odds that a run ends at the edge of a quotation; what that
        does not change stays as it was searched."""
        for at, row in enumerate(self._rows):
            if find_quotations(row[0]):
                old = [n for n in self.own[at] if _is_at_islands(self.readings[n])]
                new = _at_islands(row, self._kinds, quotes)
                self.own[at] = [*self.own[at][: -len(old) or None], *self._renew(old, new)]

    def _renew(self, old: Sequence[int], new: Iterable[Reading]) -> Iterator[int]:
        """Yield the numbers of ``new`` readings: those of the ``old`` ones that are equal."""
        for number, reading in zip(old, new, strict=True):
            if reading == self.readings[number]:
                yield number
            else:
                yield len(self.readings)
                self.readings.append(reading)

    def _prepare(self) -> None:
        """Make the readings ready to be searched that are not yet."""
        weights = self._weights
        numbers = range(sum(len(some) for some, _, _ in self._searches), len(self.readings))
        if numbers:
            some = self.readings[numbers.start :]
            lattice = Lattice(self._forms, some, weights.least / weights.cuts)
            self._searches.append((numbers, Search(lattice, weights), lattice.units))


class Decoder:
    """Decodes the lines of one document; remembers its searches from one account to the next."""

    def __init__(
        self,
        model: DocumentModel,
        weights: Weights,
        lines: Sequence[Line],
        cuts: Sequence[Sequence[int]],
        odds: Sequence[Odds],
        kinds: Sequence[str],
        notes: Sequence[Numbers] | None = None,
    ) -> None:
        """``cuts`` and ``odds``: of each line, which is to be cut at some of the cuts (or as its
        islands suggest); ``kinds``: the readings at islands that any account may try, of held,
        levels, latin and markers; ``notes``: the numbers of each line that may be the markers of
        notes."""
        self.weights = weights
        self.anew = (model.START, model.START)
        self.lines = len(lines)
        rows = list(zip(lines, cuts, odds, notes or [NO_NUMBERS] * len(lines), strict=True))
        self.sections = [
            Section(model, weights, rows[first : first + SECTION], kinds)
            for first in range(0, len(rows), SECTION)
        ]

    def learn_quotations(self, quotes: CutOdds) -> None:
        """Let the accounts read from now on go by the odds that a run ends at the edge of a
        quotation; no account read before is to be asked any more."""
        for section in self.sections:
            section.learn_quotations(quotes)

    def read(self, kinds: Sequence[str], habits: Habits) -> Account:
        """Read all lines, at islands by ``kinds`` of readings alone."""
        return Account(self, kinds, habits)


class Account:
    """The lines of a document, read by some kinds of readings."""

    def __init__(self, decoder: Decoder, kinds: Sequence[str], habits: Habits) -> None:
        self._decoder, self._kinds, self._habits = decoder, kinds, habits
        self._weights = decoder.weights
        self._ended: list[list[_Ended]] = [[] for _ in range(decoder.lines)]
        for first in range(0, decoder.lines, SECTION):
            self._read(range(first, min(first + SECTION, decoder.lines)))
            if len(decoder.sections) > _OPEN:
                decoder.sections[first // SECTION].close()
        self._votes = self._count_votes()

    def chains(self) -> list[Chain]:
        """Return the best chain of every line."""
        chains: list[Chain] = []
        which = 0
        for at in range(len(self._ended) - 1, -1, -1):
            best = self._ended[at][which]
            chains.append(self._chain(at, best))
            which = self._starts(at)[1][best.end.start()]
        return chains[::-1]

    def won(self) -> float:
        """Return log10 of the votes for readings at islands, without those against them."""
        votes = [vote for (kind, _), own in self._votes.items() if kind != BOXES for vote in own]
        return sum(max(0.0, vote) for vote in votes)

    def agreed(self) -> float:
        """Return log10 of the votes for the kinds and sorts that more is said for than against."""
        sums = [sum(own) for (kind, _), own in self._votes.items() if kind != BOXES]
        return sum(max(0.0, own) for own in sums)

    def habits(self) -> Habits:
        """Return log10 of what the lines say for each learned kind of reading."""
        most, share = self._weights.habit, self._weights.others
        sums = {key: sum(votes) for key, votes in self._votes.items()}
        found = {}
        for (kind, sort), own in sums.items():
            first, inside, without = (sums.get((kind, other), 0.0) for other in SORTS)
            # Lines that Latin comes first in may be the only ones that were turned round.
            others = {
                "first": max(0.0, inside) + without,
                "inside": min(0.0, first) + without,
                "": first + inside,
            }
            found[kind, sort] = max(-most, min(most, own + share * others[sort]))
        return found

    def _section(self, at: int) -> tuple[Section, list[int]]:
        """Return the section of line ``at``, and the readings of the line in this account."""
        section = self._decoder.sections[at // SECTION]
        readings, islands = section.readings, _ISLANDS - {*self._kinds}
        own = section.own[at % SECTION]
        return section, [number for number in own if readings[number].kind not in islands]

    def _line(self, at: int) -> Line:
        section, own = self._section(at)
        return section.readings[own[0]].line

    def _read(self, lines: range) -> None:
        """Read the lines of one section."""
        stride = max(2, min(_STRIDE, len(lines) // _ABREAST))
        for first in range(stride):
            self._go_on(lines[first::stride])
        due: Sequence[int] = lines[stride::stride]
        while due:
            due = [at + 1 for at in self._go_on(due) if at + 1 in lines]

    def _go_on(self, lines: Sequence[int]) -> list[int]:
        """Read ``lines`` of one section behind the lines before them, as far as those are read;
        return the ones that had to be searched."""
        tasks: list[tuple[int, Sequence[Start]]] = []
        anew: list[int] = []
        for at in lines:
            section, own = self._section(at)
            starts, _ = self._starts(at)
            is_sure = not at or bool(self._ended[at - 1])
            size = len(tasks)
            for number in own:
                known = section.searched.get(number)
                if known is None or (is_sure and not known.holds_for(starts)):
                    tasks.append((number, starts))
            if len(tasks) > size:
                anew.append(at)
        if tasks:
            section.search(tasks)
        for at in lines:
            self._ended[at] = self._ends(at)
        return anew

    def _starts(self, at: int) -> tuple[list[Start], list[int]]:
        """Return what line ``at`` may go on with, the best at 0, and for each the number of the
        end of the line before that it is."""
        weights = self._weights
        before = self._ended[at - 1] if at else []
        if not before:
            return [Start(0.0, self._decoder.anew)], [0]
        best = before[0].score
        found = [(Start(e.score - best, e.end.words), n) for n, e in enumerate(before)]
        found.append((Start(weights.restart, self._decoder.anew), 0))
        by_words: dict[tuple[int, int], tuple[Start, int]] = {}
        for row in found:
            known = by_words.get(row[0].words)
            if known is None or row[0].score > known[0].score:
                by_words[row[0].words] = row
        starts = list(by_words.values())
        ranked = sorted(starts, key=lambda row: -row[0].score)[: weights.beam]
        kept = [row for row in starts if row in ranked or row in starts[: weights.beam]]
        return [start for start, _ in kept], [number for _, number in kept]

    def _ends(self, at: int) -> list[_Ended]:
        """Return the best ends of line ``at`` by any of its readings."""
        section, own = self._section(at)
        ends = [
            _Ended(end.score + self._cost(section, section.readings[number], at), end, number)
            for number in own
            for end in section.searched[number].ends
        ]
        return sorted(ends, key=lambda ended: -ended.score)[: self._weights.ends]

    def _cost(self, section: Section, reading: Reading, at: int) -> float:
        kind = reading.kind
        if kind == "torn":
            return self._weights.torn
        sort = section.sorts[at % SECTION]
        cost = self._habits.get((kind, sort), 0.0)
        cost += self._weights.marker if kind == "markers" else 0.0
        if reading.note is None:
            return cost
        boxes = self._habits.get((BOXES, ""), 0.0)
        cost += self._weights.note
        if reading.place == BOXES:
            return cost + min(0.0, boxes)
        if reading.place == "label":
            return cost
        cost += min(0.0, -boxes)
        moved = max(self._habits.get((kind, "inside"), 0.0) for kind in self._kinds)
        if reading.place == "runs":  # where Latin comes first, level runs as in all other lines
            return cost + (min(0.0, moved) if sort == "first" else 0.0)
        return cost + min(0.0, -moved)

    def _count_votes(self) -> dict[tuple[str, str], list[float]]:
        """Let each line vote for each learned kind: the margin, so far as one line may count; and
        a line with a note for boxes."""
        votes: dict[tuple[str, str], list[float]] = defaultdict(list)
        for at in range(len(self._ended)):
            if not {"A", "L"} & {*self._line(at).kinds}:
                continue
            best: dict[str, float] = {}
            noted: dict[str, float] = {}
            section, own = self._section(at)
            for number in own:
                reading = section.readings[number]
                score = section.searched[number].ends[0].score + self._cost(section, reading, at)
                if reading.note is None:
                    best[reading.kind] = max(score, best.get(reading.kind, -inf))
                else:
                    noted[reading.place] = max(score, noted.get(reading.place, -inf))
            sort = section.sorts[at % SECTION]
            for kind in best.keys() & {*self._kinds}:
                others = max(score for k, score in best.items() if k != kind)
                votes[kind, sort].append(self._vote(best[kind] - others))
            if "runs" in noted and BOXES in noted:
                votes[BOXES, ""].append(self._vote(noted[BOXES] - noted["runs"]))
        return votes

    def _vote(self, margin: float) -> float:
        most = self._weights.vote
        return max(-most, min(most, margin))

    def _chain(self, at: int, ended: _Ended) -> Chain:
        section, own = self._section(at)
        units = section.searched[ended.reading].units
        runs = [(units[start], units[end], seam) for start, end, seam in ended.end.runs()][::-1]
        spans = tuple((start, end) for start, end, _ in runs)
        margin = self._ended[at][0].score - section.searched[own[0]].unbroken
        chain = Chain(spans, tuple(seam for _, _, seam in runs[1:]), margin)
        return as_it_stands(chain, section.readings[ended.reading])


SORTS: Final = ("first", "inside", "")
"""The sorts of lines (see ``sort_of``)."""


def sort_of(line: Line) -> str:
    """Return what a line has to do with Latin: "first" if it begins with it, "inside" or "" (none).

    An extractor that reads each line with the base direction of its first letter (UAX #9, rule P2)
    turns round the lines that Latin comes first in, and no others.
    """
    if "L" not in line.kinds:
        return ""
    return "first" if line.kinds.lstrip("NMS")[0] == "L" else "inside"


def _other_readings(
    line: Line, cuts: Sequence[int], odds: Odds, model: DocumentModel
) -> Iterator[Reading]:
    yield from torn(line, cuts, odds, model)
    found = turned(line, cuts, odds)
    if found is not None:
        yield found


def _is_at_islands(reading: Reading) -> bool:
    return reading.kind in _ISLANDS or reading.note is not None


def _at_islands(row: _Row, kinds: Sequence[str], quotes: CutOdds | None) -> Iterator[Reading]:
    line, cuts, odds, notes = row
    for kind in kinds:
        found = at_islands(line, cuts, odds, kind, quotes)
        if found is not None:
            yield found
        if kind in _WITH_NOTES:
            yield from beside_notes(line, cuts, odds, kind, quotes, notes)
    if _WITH_NOTES & {*kinds}:
        yield from in_whole_boxes(line, cuts, odds, quotes, notes)
