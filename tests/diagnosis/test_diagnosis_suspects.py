"""Who may have extracted a text: what the recorded extractions tell of one another."""

from __future__ import annotations

import random
from collections import Counter
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lab.scoring import HELD_OUT, TUNED, Pair

from textfix.diagnosis import classes
from textfix.diagnosis.advice import advice, is_damaged
from textfix.diagnosis.model import Order
from textfix.diagnosis.recorded import EXTRACTORS, PRODUCERS, Recorded, recorded, table
from textfix.diagnosis.suspects import ALIKE, suspects
from textfix.diagnosis.traces import TRACES, levels

NAMES = {code: name for name, (code, _meaning) in classes.ORDERS.items()}
DOCUMENTS = sorted({row.document for row in recorded()})
PAIRS = random.Random(3).sample(recorded(), 12)

seen = st.tuples(*(st.none() | st.integers(0, 2) for _ in TRACES))
orders = st.builds(
    lambda name, share: Order(name, {}, 0.0 if name == classes.RIGHT_ORDER else share),
    st.sampled_from([*classes.ORDERS]),
    st.floats(0.06, 1.0),
)


def order_of(row: Recorded) -> Order:
    return Order(NAMES[row.order], {}, row.share)


# Whose fonts leave traces that no other document of the lab shows: a space for a ZWNJ, a Latin
# letter for a kashida.
LEAST = {"statute": 0.9}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_extractions_of_a_document_are_known_from_those_of_others(document: str) -> None:
    others = [row for row in recorded() if row.document != document]
    named: Counter[str] = Counter()
    own = [row for row in recorded() if row.document == document]
    for row in own:
        found = [suspect.extractor for suspect in suspects(order_of(row), row.levels, others)]
        named["likeliest"] += found[:1] == [EXTRACTORS[row.extractor]]
        named["named"] += EXTRACTORS[row.extractor] in found
    assert named["likeliest"] >= 0.85 * len(own)
    assert named["named"] >= LEAST.get(document, 0.95) * len(own)


@pytest.mark.parametrize("lines", [12, 40])
def test_a_part_of_an_extraction_is_as_sure_as_it_says(lines: int) -> None:
    """Suspects of some lines only, their order known, are right as often as they are probable."""
    said, right = [], []
    for row in random.Random(7).sample(recorded(), 80):
        part = "\n".join(Pair(*row[:3]).raw.split("\n")[lines : 2 * lines])
        others = [other for other in recorded() if other.document != row.document]
        for suspect in suspects(order_of(row), levels(part), others)[:1]:
            said.append(suspect.confidence)
            right.append(suspect.extractor == EXTRACTORS[row.extractor])
    assert len(right) > 60
    assert mean(right) > mean(said) - 0.1
    assert mean(ok for ok, sure in zip(right, said, strict=True) if sure > 0.9) > 0.9


@given(orders, seen)
def test_suspects_are_probable_and_shown_by_what_was_seen(
    order: Order, seen: tuple[int | None, ...]
) -> None:
    found = suspects(order, seen, recorded())
    assert len(found) <= 3
    assert len({suspect.extractor for suspect in found}) == len(found)
    likely = [suspect.confidence for suspect in found]
    assert likely == sorted(likely, reverse=True)
    assert sum(likely) <= 1.02  # each is rounded
    shown = {trace.name for trace, level in zip(TRACES, seen, strict=True) if level}
    for suspect in found:
        assert set(suspect.because) <= shown


def test_a_text_that_shows_nothing_has_no_suspect() -> None:
    unknown = (None,) * len(TRACES)
    assert suspects(Order(classes.RIGHT_ORDER, {}, 0.0), unknown, recorded()) == ()


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: " ".join(row[:3]))
def test_the_table_says_what_is_counted_in_the_recordings(row: Recorded) -> None:
    raw = Pair(*row[:3]).raw
    assert levels(raw) == row.levels, "make traces"


def test_the_table_holds_every_recording_that_may_be_tuned_to() -> None:
    pairs = {row[:3] for row in recorded()}
    assert {(document, p, e) for document in TUNED for p in PRODUCERS for e in EXTRACTORS} == pairs
    assert HELD_OUT not in DOCUMENTS
    assert {row.order for row in recorded()} <= set(NAMES)


@given(st.lists(st.sampled_from(recorded()), unique=True))
def test_the_table_is_read_as_it_is_written(rows: list[Recorded]) -> None:
    head, *lines = table(rows).splitlines()
    assert head.split("\t")[5:] == [trace.name for trace in TRACES]
    for line, row in zip(lines, rows, strict=True):
        fields = line.split("\t")
        assert tuple(fields[:4]) == row[:4]
        assert [None if f == "-" else int(f) for f in fields[5:]] == list(row.levels)


@pytest.mark.parametrize("place", range(len(TRACES)), ids=[trace.name for trace in TRACES])
def test_every_trace_tells_extractors_or_producers_apart(place: int) -> None:
    def shares(column: int) -> list[float]:
        shown: dict[object, list[bool]] = {}
        for row in recorded():
            shown.setdefault(row[column], []).append(bool(row.levels[place]))
        return [sum(whether) / len(whether) for whether in shown.values()]

    extractor, producer = (Recorded._fields.index(name) for name in ("extractor", "producer"))
    assert any(max(found) > 2 * min(found) for found in (shares(extractor), shares(producer)))


def test_what_is_typed_so_accuses_nobody() -> None:
    right = Order(classes.RIGHT_ORDER, {}, 0.0)
    for seen in (frozenset(), classes.TYPED):
        assert not is_damaged(right, seen)
    assert advice(right, ()) == ()
    assert is_damaged(Order(classes.REVERSED_RUNS, {}, 0.5), ())
    assert is_damaged(right, {"lam-alef-transposed"})


def test_extractors_alike_are_others() -> None:
    for order, names in ALIKE.items():
        assert order in classes.ORDERS
        assert not set(names) & set(EXTRACTORS.values())
