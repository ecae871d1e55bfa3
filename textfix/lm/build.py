"""Building the store: from counted text to the arrays and facts that are shipped."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, NamedTuple

import numpy as np

from textfix.lm.counts import Streams, count_forms, count_pairs, count_trigrams
from textfix.lm.estimate import UNK, Estimates, Level, estimate
from textfix.lm.gaps import train_gaps
from textfix.lm.letters import train_spelling
from textfix.lm.model import CONTEXTS_IN_BLOCK, RESERVED
from textfix.lm.prune import prune
from textfix.lm.quantity import pack_counts, pack_log10
from textfix.lm.tokens import tokenize
from textfix.lm.words import choose_alphabet, pack_words

__all__ = ["Sizes", "build"]

Array = np.ndarray[Any, np.dtype[Any]]


class Sizes(NamedTuple):
    """How much of everything is kept."""

    vocabulary: int = 65_530
    least: int = 2  # occurrences of a word in the vocabulary
    bigrams: int = 750_000
    trigrams: int = 930_000
    four_characters: int = 40_000
    five_characters: int = 60_000
    gaps: int = 60_000
    rare: int = 20  # occurrences of a word that teaches spelling, at most


# The signs and letters the store can tell apart, one byte each.
ALPHABET: Final = 200


def _alphabet(forms: list[str], counts: Array) -> set[str]:
    """Return the commonest letters and signs."""
    seen: Counter[str] = Counter()
    for form, count in zip(forms[len(RESERVED) :], counts[len(RESERVED) :].tolist(), strict=True):
        for letter in form:
            seen[letter] += count
    ranked = sorted(seen, key=lambda letter: (-seen[letter], letter))
    return set(ranked[:ALPHABET])


def _is_word(form: str) -> bool:
    return tokenize(form)[0].kind == "word"


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
    if len(inside) and inside.max() > 0xFFFF:
        raise ValueError("too many trigrams in one block of contexts")
    return {
        "context_starts": _starts(contexts >> np.uint64(16), size),
        "context_words": (contexts & np.uint64(0xFFFF)).astype(np.uint16),
        "context_backoff": pack_log10(level.backoff[used]),
        "trigram_bases": bases.astype(np.uint32),
        "trigram_starts": inside.astype(np.uint16),
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


def build(
    streams: Streams, listed: list[str], sizes: Sizes
) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return the arrays and facts of a store from the training text and dictionary words."""
    forms, counts = streams.forms, count_forms(streams)
    vocabulary = choose_vocabulary(forms, counts, sizes)
    numbers = number_forms(forms, vocabulary)
    size = len(RESERVED) + len(vocabulary)
    estimates = estimate(*count_trigrams(streams, numbers), size)
    arrays = _pack_estimates(prune(estimates, sizes.bigrams, sizes.trigrams))
    totals = np.bincount(numbers, counts, size)
    arrays["counts"] = pack_counts(totals)
    arrays |= train_gaps(count_pairs(streams, numbers), size, sizes.gaps)
    rare = [
        form
        for form, count in zip(forms, counts.tolist(), strict=True)
        if 0 < count <= sizes.rare and form not in RESERVED and _is_word(form)
    ]
    letters = _letters(rare)
    arrays |= train_spelling(rare, letters, (sizes.four_characters, sizes.five_characters))
    alphabet = choose_alphabet(vocabulary)
    known = set(vocabulary)
    lexicon = [word for word in listed if word not in known and set(alphabet).issuperset(word)]
    for name, words in (("vocabulary", vocabulary), ("lexicon", lexicon)):
        arrays[f"{name}_letters"], arrays[f"{name}_blocks"] = pack_words(words, alphabet)
    facts = {
        "alphabet": alphabet,
        "letters": letters,
        "vocabulary": len(vocabulary),
        "lexicon": len(lexicon),
        "bonus": 1.0,
        "listed": -6.0,
    }
    return arrays, facts


def _letters(words: list[str]) -> str:
    """Return the letters that at least 20 of the words have, or all of them in a small text."""
    seen = Counter(letter for word in words for letter in set(word))
    least = 20 if len(words) > 1000 else 1
    return "".join(sorted(letter for letter, number in seen.items() if number >= least))
