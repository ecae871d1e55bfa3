"""Who may have extracted a text: what the table says holds for any document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.diagnosis import classes
from textfix.diagnosis.model import Order
from textfix.diagnosis.suspects import FAMILIES, advice, producers, suspects

traits = st.frozensets(st.sampled_from([*classes.DAMAGES, classes.ZWNJ_KEPT]), max_size=8)
orders = st.builds(
    lambda name, share: Order(name, {}, 0.0 if name == classes.RIGHT_ORDER else share),
    st.sampled_from([*classes.ORDERS]),
    st.floats(0.06, 1.0),
)


@given(orders, traits)
def test_suspects_are_of_the_order_and_shown_by_what_was_seen(
    order: Order, seen: frozenset[str]
) -> None:
    found = suspects(order, seen)
    assert len(found) <= 3
    assert len({suspect.extractor for suspect in found}) == len(found)
    of_order = {(f.extractor, f.producers) for f in FAMILIES if f.order == order.name}
    assert {(s.extractor, s.producers) for s in found} <= of_order
    for suspect in found:
        assert set(suspect.because) <= seen


def test_text_without_traces_accuses_nobody() -> None:
    right = Order(classes.RIGHT_ORDER, {}, 0.0)
    for seen in (frozenset(), {classes.ZWNJ_KEPT}, {classes.NOTES, classes.FURNITURE}):
        assert (suspects(right, seen), producers(right, seen), advice(right, seen)) == ((), (), ())


def test_a_few_known_pairs() -> None:
    runs = Order(classes.REVERSED_RUNS, {}, 0.9)
    assert suspects(runs, {"digits-reversed"})[0].extractor == "pypdf or PyPDF2"
    words = Order(classes.REVERSED_WORDS, {}, 0.9)
    assert suspects(words, {classes.BIDI_CONTROLS})[0].extractor == "poppler pdftotext -raw"
    right = Order(classes.RIGHT_ORDER, {}, 0.0)
    assert [s.extractor for s in suspects(right, {"stop-space-swapped"})] == ["poppler pdftotext"]
