"""Write the lines of each class in reading order, by the habits of the lines of that class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from textfix.lm import Model
from textfix.pieces import Piece
from textfix.reversal.compounds import Joins, joins_of
from textfix.reversal.decide import Verdict
from textfix.reversal.habits import learn
from textfix.reversal.latin import latin_sense
from textfix.reversal.mirrored import EVEN, mixing_of, turn_mirrored
from textfix.reversal.mirroring import kinds_to_mirror, read_signs, soundness
from textfix.reversal.order import CHARACTERS, MIRRORED, UPRIGHT, WORDS
from textfix.reversal.paragraphs import may_run_right_to_left
from textfix.reversal.parted_runs import RULE as PARTED
from textfix.reversal.rows import POP, Row
from textfix.reversal.tokens import continues, drawn_stops, turn_tokens
from textfix.reversal.turning import Span, turn, turn_islands, written
from textfix.stage import Rule
from textfix.unicode.mirror import mirrored

DOUBT = "order-in-doubt"
_RULE = {
    CHARACTERS: "reversed-characters",
    WORDS: "reversed-words",
    MIRRORED: "mirrored-words",
    UPRIGHT: "mirrored-islands",
}
RULES = (
    Rule(_RULE[CHARACTERS], "a line whose every character stands in visual order is turned round"),
    Rule(_RULE[WORDS], "the words of a line that stand in visual order are turned round"),
    Rule(_RULE[MIRRORED], "words that are mirrored in their places are turned round"),
    Rule(_RULE[UPRIGHT], "Latin words that are mirrored in lines in order are turned round"),
    Rule(PARTED, "runs parted at every ZWNJ, in visual order, are turned round and joined"),
)
_ENOUGH = 2  # different Latin words, mirrored beyond doubt


class Written(NamedTuple):
    """A line that changes: its span ``[start, end)`` in the document and its pieces."""

    start: int
    end: int
    pieces: Sequence[Piece]


def write(rows: Sequence[Row], verdicts: Sequence[Verdict], model: Model) -> list[Written]:
    """Return the lines that change, in the order of the document."""
    lines: list[Written] = []
    for order in _RULE:
        own = [
            (row, verdict.margin)
            for row, verdict in zip(rows, verdicts, strict=True)
            if (UPRIGHT if verdict.in_doubt else verdict.order) == order
        ]
        if own:
            lines += _write(order, own, model)
    return sorted(lines)


def _write(order: str, own: Sequence[tuple[Row, float]], model: Model) -> list[Written]:
    texts = [row.text for row, _ in own]
    mirror: frozenset[str] = frozenset()
    if order == UPRIGHT:
        readings = _with_islands(texts)
    elif order == WORDS:
        readings, mirror = _with_words(texts, joins_of((row for row, _ in own), model))
    else:
        habits = learn([row for row, _ in own], model)
        if order == CHARACTERS:
            readings = [turn(text, habits, model) for text in texts]
        else:
            mixing = mixing_of((row.words for row, _ in own), model) or EVEN
            readings = [turn_mirrored(text, habits, model, mixing) for text in texts]
        if order == CHARACTERS and habits.latin:
            readings = list(map(_turned_or_left, texts, readings))
        mirror = kinds_to_mirror(map(read_signs, texts, readings))
    lines: list[Written] = []
    above: Row | None = None
    for (row, margin), spans in zip(own, readings, strict=True):
        signs = read_signs(row.text, spans) if mirror else {}
        turned = {at for at, sign in signs.items() if sign.sign in mirror}
        pieces = list(_pieces(row, spans, turned, _RULE[order], margin or None))
        if order == WORDS and above and _follows_below(above, row):
            lines[-1] = _joined(lines[-1], row, pieces)
            above = row
        elif turned or _moves(row, spans) or continues(row.text):
            lines.append(Written(row.start, row.start + len(row.text), pieces))
            above = row
    return lines


def _turned_or_left(text: str, spans: list[Span]) -> list[Span]:
    return spans if may_run_right_to_left(text, spans) else [(0, len(text))]


def _follows_below(above: Row, row: Row) -> bool:
    """Whether ``above``, a part of the printed line, is read after ``row``, the one below it."""
    is_next = above.start + len(above.text) + len(row.gap) == row.start
    return is_next and row.gap.strip(" ") == "\n" and continues(above.text)


def _joined(above: Written, row: Row, pieces: Sequence[Piece]) -> Written:
    """Put what stands ``above`` behind ``row``; the break between the two goes."""
    rule, margin = _RULE[WORDS], pieces[0].margin
    seam = Piece(above.end, row.start, "", rule, margin)
    return Written(above.start, row.start + len(row.text), [*pieces, seam, *above.pieces])


def _with_islands(texts: Sequence[str]) -> list[list[Span]]:
    forward, backward = latin_sense(texts)
    turned = backward >= _ENOUGH and not forward
    return [turn_islands(text) if turned else [(0, len(text))] for text in texts]


def _with_words(texts: Sequence[str], joins: Joins) -> tuple[list[list[Span]], frozenset[str]]:
    """Read the lines with their brackets as read, or as the page shows them: what is sounder."""

    drawn = drawn_stops(texts)
    embedded = any(POP in text for text in texts)

    def read(page: bool) -> tuple[int, list[list[Span]], frozenset[str]]:
        readings = [
            _turned_or_left(
                text, turn_tokens(text, page=page, joins=joins, drawn=drawn, embedded=embedded)
            )
            for text in texts
        ]
        signs = list(map(read_signs, texts, readings))
        mirror = kinds_to_mirror(signs)
        return sum(soundness(line, mirror) for line in signs), readings, mirror

    as_read, as_shown = read(False), read(True)
    return (as_shown if as_shown[0] > as_read[0] else as_read)[1:]


def _moves(row: Row, spans: Sequence[Span]) -> bool:
    """Whether ``spans`` of ``row`` say more than the document's line does as it stands."""
    if row.places:
        return [*_merged(_in_document(row, spans), set())] != [(0, len(row.text))]
    return written(row.text, spans) != row.text


def _in_document(row: Row, spans: Sequence[Span]) -> Sequence[Span]:
    """Return ``spans`` as they stand in the document's line."""
    if not row.places:
        return spans
    places = [row.places[at] for start, end in spans for at in range(start, end)]
    return [(place, place + 1) for place in places]


def _pieces(
    row: Row, spans: Sequence[Span], turned: AbstractSet[int], rule: str, margin: float | None
) -> Iterator[Piece]:
    signs = {row.places[at] if row.places else at: row.text[at] for at in turned}
    for start, end in _merged(_in_document(row, spans), signs.keys()):
        text = mirrored(signs[start]) if start in signs else None
        yield Piece(row.start + start, row.start + end, text, rule, margin)


def _merged(spans: Sequence[Span], turned: AbstractSet[int]) -> Iterator[Span]:
    """Yield ``spans``, those that follow on one another as one, a bracket that turns by itself."""
    open_span: Span | None = None
    for span in spans:
        if open_span and open_span[1] == span[0] and not turned & {open_span[0], span[0]}:
            open_span = open_span[0], span[1]
            continue
        if open_span:
            yield open_span
        open_span = span
    if open_span:
        yield open_span
