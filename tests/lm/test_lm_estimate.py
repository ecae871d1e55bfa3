"""The estimates are those of a slow Kneser–Ney, and sum to 1 before and after pruning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from lm.slow_kneser_ney import START, SlowKneserNey
from lm.small_corpus import sentences

from textfix.lm.estimate import Estimates, Level, estimate
from textfix.lm.ids import RESERVED
from textfix.lm.prune import prune
from textfix.lm.tokens import tokenize

WORDS = ["آب", "باغ", "پل", "تار", "جام"]
lines = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=25)


def train(text: list[list[str]]) -> tuple[Estimates, dict[str, int]]:
    """Estimate a model of lines of words; return it and the words' ids."""
    names = list(dict.fromkeys([*RESERVED, *sorted({word for line in text for word in line})]))
    ids = {word: place for place, word in enumerate(names)}
    keys = []
    for line in text:
        row = [ids[word] for word in ("<s>", "<s>", *line, "</s>")]
        keys += [u << 32 | v << 16 | w for u, v, w in zip(row, row[1:], row[2:], strict=False)]
    unique, counts = np.unique(np.array(keys, np.uint64), return_counts=True)
    return estimate(unique, counts, len(names)), ids


def read(level: Level, context: int, word: int, lower: float) -> float:
    """Return p of a word after a context: its own, or the context's weight times the lower."""
    place = np.searchsorted(level.keys, np.uint64(context << 16 | word))
    if place < len(level.keys) and level.keys[place] == context << 16 | word:
        return float(level.p[place])
    place = np.searchsorted(level.contexts, np.uint64(context))
    if place < len(level.contexts) and level.contexts[place] == context:
        return float(level.backoff[place]) * lower
    return lower


def p(model: Estimates, u: int, v: int, w: int) -> float:
    pair = read(model.bigrams, v, w, float(model.unigrams[w]))
    return read(model.trigrams, u << 16 | v, w, pair)


def grammar() -> list[list[str]]:
    return [[token.form for token in tokenize(line)] for line in sentences(60, seed=5)]


@pytest.mark.parametrize("text", [grammar(), grammar() * 3, [["آب"]], [["آب", "آب"], []]])
def test_as_the_slow_model(text: list[list[str]]) -> None:
    model, ids = train(text)
    slow = SlowKneserNey(text, [word for word in ids if word not in {"<s>", "</s>"}])
    histories = [(a, b) for a in [START, *sorted(ids)[:14]] for b in [START, *sorted(ids)[:14]]]
    for u, v in histories:
        for w in slow.words[::3]:
            assert p(model, ids[u], ids[v], ids[w]) == pytest.approx(slow.p(u, v, w), rel=1e-9)


def test_the_lines_repeat_enough_to_estimate_discounts() -> None:
    def is_rich(text: list[list[str]]) -> bool:
        counts = np.bincount(train(text)[0].trigrams.uses.astype(int), minlength=3)
        return bool(counts[2:].sum())

    find(lines, is_rich, settings=settings(phases=[Phase.generate]))


@given(lines, st.integers(0, 400))
def test_probabilities_sum_to_one_however_much_is_pruned(text: list[list[str]], size: int) -> None:
    model, ids = train(text)
    for pruned in (model, prune(model, size)):
        for u in ids.values():
            for v in ids.values():
                total = sum(p(pruned, u, v, w) for w in ids.values() if w != ids[START])
                assert total == pytest.approx(1, abs=1e-6)


def test_pruning_keeps_within_the_size_and_keeps_the_rest_as_it_was() -> None:
    model, _ = train(grammar() * 2)
    whole = len(model.bigrams.keys) + len(model.trigrams.keys)
    sizes = []
    for size in (300, 1000, 3000, 10**6):
        pruned = prune(model, size)
        number = len(pruned.bigrams.keys) + len(pruned.trigrams.keys)
        assert 3 * number <= size
        sizes.append(number)
        assert set(pruned.trigrams.keys.tolist()) <= set(model.trigrams.keys.tolist())
        places = np.searchsorted(model.trigrams.keys, pruned.trigrams.keys)
        assert np.array_equal(model.trigrams.p[places], pruned.trigrams.p)
    assert 0 < sizes[0] < sizes[1] < sizes[2] <= sizes[3] <= whole


def test_a_frequent_phrase_outlives_a_rare_one() -> None:
    text = [["آب", "باغ", "پل"]] * 30 + [["تار", "باغ", "جام"]] + grammar()
    model, ids = train(text)
    kept = set(prune(model, 600).trigrams.keys.tolist())
    frequent = ids["آب"] << 32 | ids["باغ"] << 16 | ids["پل"]
    rare = ids["تار"] << 32 | ids["باغ"] << 16 | ids["جام"]
    assert frequent in kept
    assert rare not in kept
