"""Building the store: from counted text to the arrays and facts that are shipped."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, NamedTuple

import numpy as np

from textfix.lm.counts import Streams, count_forms, count_pairs, count_trigrams
from textfix.lm.estimate import Estimates, Level, estimate
from textfix.lm.glued import find_glued, split_glued
from textfix.lm.ids import RESERVED, UNK
from textfix.lm.joiners import train_gaps
from textfix.lm.letters import train_spelling
from textfix.lm.model import CONTEXTS_IN_BLOCK
from textfix.lm.packing import pack_counts, pack_log10
from textfix.lm.prune import prune
from textfix.lm.tokens import tokenize
from textfix.lm.words import choose_alphabet, pack_words

__all__ = ["Built", "Sizes", "build"]

Array = np.ndarray[Any, np.dtype[Any]]


class Sizes(NamedTuple):
    """How much of everything is kept."""

    vocabulary: int = 65_530
    least: int = 2  # occurrences of a word in the vocabulary
    ngrams: int = 7_350_000  # bytes of bigrams and trigrams
    four_characters: int = 40_000
    five_characters: int = 60_000
    gaps: int = 40_000


# The letters and signs that the vocabulary is written with, one byte each, and how often the
# text must have them.
ALPHABET: Final = 200
COMMON: Final = 50


def _alphabet(forms: list[str], counts: Array) -> set[str]:
    """Return the commonest letters and signs."""
    seen: Counter[str] = Counter()
    for form, count in zip(forms[len(RESERVED) :], counts[len(RESERVED) :].tolist(), strict=True):
        for letter in form:
            seen[letter] += count
    least = COMMON if seen.total() > 1_000_000 else 1
    common = [letter for letter in seen if seen[letter] >= least and letter.isprintable()]
    return set(sorted(common, key=lambda letter: (-seen[letter], letter))[:ALPHABET])


def choose_vocabulary(forms: list[str], counts: Array, sizes: Sizes) -> list[str]:
    """Return, sorted, the commonest forms that the alphabet can write."""
    letters = _alphabet(forms, counts)
    fit = [
        (-count, form)
        for form, count in zip(forms, counts.tolist(), strict=True)
        if count >= sizes.least and form not in RESERVED and letters.issuperset(form)
    ]
    return sorted(form for _, form in sorted(fit)[: sizes.vocabulary - len(RESERVED)])


def _starts(keys: Array, size: int) -> Array:
    """Return where the keys of each first word begin, and the end."""
    return np.searchsorted(keys, np.arange(size + 1, dtype=np.uint64)).astype(np.uint32)


def _pack_bigrams(level: Level, size: int) -> dict[str, Array]:
    backoff = np.ones(size)
    backoff[level.contexts.astype(np.int64)] = level.backoff
    return {
        "unigram_backoff": pack_log10(backoff),
        "bigram_starts": _starts(level.keys >> np.uint64(16), size),
        "bigram_words": (level.keys & np.uint64(0xFFFF)).astype(np.uint16),
        "bigram_p": pack_log10(level.p),
    }


def _pack_trigrams(level: Level, size: int) -> dict[str, Array]:
    """Return the arrays of the trigrams and of the contexts that have any."""
    used, starts = np.unique(level.context, return_index=True)
    contexts = level.contexts[used]
    starts = np.append(starts, len(level.keys))
    bases = starts[::CONTEXTS_IN_BLOCK]
    inside = starts - np.repeat(bases, CONTEXTS_IN_BLOCK)[: len(starts)]
    # Two bytes do for a pruned model; the whole one is measured, not shipped.
    narrow = inside.max() <= 0xFFFF
    return {
        "context_starts": _starts(contexts >> np.uint64(16), size),
        "context_words": (contexts & np.uint64(0xFFFF)).astype(np.uint16),
        "context_backoff": pack_log10(level.backoff[used]),
        "trigram_bases": bases.astype(np.uint32),
        "trigram_starts": inside.astype(np.uint16 if narrow else np.uint32),
        "trigram_words": (level.keys & np.uint64(0xFFFF)).astype(np.uint16),
        "trigram_p": pack_log10(level.p),
    }


def _pack_estimates(estimates: Estimates) -> dict[str, Array]:
    size = len(estimates.unigrams)
    return {
        "unigram_p": pack_log10(estimates.unigrams),
        **_pack_bigrams(estimates.bigrams, size),
        **_pack_trigrams(estimates.trigrams, size),
    }


def number_forms(forms: list[str], vocabulary: list[str]) -> Array:
    """Return each form's id in the model, ``UNK`` for those outside the vocabulary."""
    ids = {form: place for place, form in enumerate([*RESERVED, *vocabulary])}
    return np.array([ids.get(form, UNK) for form in forms], np.uint16)


class Built(NamedTuple):
    """A store's numbers and facts; ``whole`` has all n-grams, to see what pruning costs."""

    views: dict[str, memoryview]
    facts: dict[str, Any]
    whole: dict[str, memoryview]


def build(streams: Streams, listed: list[str], sizes: Sizes) -> Built:
    """Build a store from the training text and dictionary words."""
    glued = find_glued(streams, listed)
    streams = split_glued(streams, glued)
    forms, counts = streams.forms, count_forms(streams)
    vocabulary = choose_vocabulary(forms, counts, sizes)
    numbers = number_forms(forms, vocabulary)
    size = len(RESERVED) + len(vocabulary)
    estimates = estimate(*count_trigrams(streams, numbers), size)
    gaps, weights = train_gaps(count_pairs(streams, numbers), size, sizes.gaps)
    words = _words(forms, counts)
    letters = _letters(words)
    alphabet = choose_alphabet(vocabulary)
    others = set(listed) - glued.keys() - set(vocabulary)
    lexicon = sorted(word for word in others if set(alphabet).issuperset(word))
    views = {
        **_pack_lists({"vocabulary": vocabulary, "lexicon": lexicon}, alphabet),
        **_views(_pack_estimates(prune(estimates, sizes.ngrams))),
        **_views(gaps),
        **_views(train_spelling(words, letters, (sizes.four_characters, sizes.five_characters))),
        "counts": pack_counts(np.bincount(numbers, counts, size)).data,
    }
    facts = {
        "alphabet": alphabet,
        "letters": letters,
        "vocabulary": len(vocabulary),
        "lexicon": len(lexicon),
        "glued": len(glued),
        "gaps": weights,
    }
    return Built(views, facts, views | _views(_pack_estimates(estimates)))


def _views(arrays: dict[str, Array]) -> dict[str, memoryview]:
    return {name: array.data for name, array in arrays.items()}


def _pack_lists(lists: dict[str, list[str]], alphabet: str) -> dict[str, memoryview]:
    views = {}
    for name, words in lists.items():
        views[f"{name}_letters"], views[f"{name}_blocks"] = pack_words(words, alphabet)
    return views


def _words(forms: list[str], counts: Array) -> list[str]:
    """Return the words, no signs, that occur."""
    return [
        form
        for form, count in zip(forms, counts.tolist(), strict=True)
        if count > 0 and form not in RESERVED and tokenize(form)[0].kind == "word"
    ]


def _letters(words: list[str]) -> str:
    """Return the letters that at least 20 of the words have, or all of them in a small text."""
    seen = Counter(letter for word in words for letter in set(word))
    least = 20 if len(words) > 1000 else 1
    return "".join(sorted(letter for letter, number in seen.items() if number >= least))
