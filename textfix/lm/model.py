"""The language model: trigrams of words, characters behind them, ZWNJ between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from textfix.lm.gaps import Gaps
from textfix.lm.ids import END, RESERVED, START, UNK
from textfix.lm.quantity import LEVELS, unpack_count
from textfix.lm.spelling import Spelling
from textfix.lm.store import StoreError, find_digest, read
from textfix.lm.words import WordList

if TYPE_CHECKING:
    from textfix.lm.batch import GapTable, Ids, Log10, NgramTable, SpellingTable
    from textfix.lm.lexicon import Lexicon
    from textfix.lm.prints import Prints

__all__ = ["CARD", "STORE", "Joined", "Model", "load", "load_from"]

STORE: Final = "persian.lm"
CARD: Final = "MODEL_CARD.md"

# Answers of each kind kept for the next time: so many of them take about 8 MB.
MEMO: Final = 1 << 15

# The share of unknown words that a dictionary lists, about that on the tuning part.
LISTED: Final = 0.3
# No word is less likely than this: its logarithm must exist.
LEAST: Final = 1e-300

CONTEXTS_IN_BLOCK: Final = 64

_K = TypeVar("_K")
_V = TypeVar("_V")


class Joined(NamedTuple):
    """Two words written as one: the whole's id, its count in training, log10 of its probability
    without context, and whether the vocabulary or a dictionary lists it."""

    id: int
    frequency: int
    log10: float
    listed: bool


class Model:
    """A scorer over a mapped store; immutable but for its memo. Probabilities are log10.

    Words are ids, a state is the two ids before the next word: begin with ``START, START``.
    """

    UNK: Final = UNK
    START: Final = START
    END: Final = END

    def __init__(self, views: Mapping[str, memoryview], facts: Mapping[str, Any]) -> None:
        self._views, self._facts = views, facts
        alphabet = facts["alphabet"]
        self._vocabulary = _word_list(alphabet, views, "vocabulary", facts["vocabulary"])
        self._lexicon = _word_list(alphabet, views, "lexicon", facts["lexicon"])
        self._spelling = Spelling(facts["letters"], views)
        self._gaps = Gaps(views, facts["gaps"])
        self._listed = LISTED / max(len(self._lexicon), 1)
        self._unigrams = views["unigram_p"]
        self._backoff = views["unigram_backoff"]
        self._counts = views["counts"]
        self._pair_starts = views["bigram_starts"]
        self._pair_words = views["bigram_words"]
        self._pair_p = views["bigram_p"]
        self._context_starts = views["context_starts"]
        self._context_words = views["context_words"]
        self._context_backoff = views["context_backoff"]
        self._triple_bases = views["trigram_bases"]
        self._triple_starts = views["trigram_starts"]
        self._triple_words = views["trigram_words"]
        self._triple_p = views["trigram_p"]
        self._ids: dict[str, int] = {}
        self._pairs: dict[int, float] = {}
        self._joins: dict[int, float] = {}
        self._triples: dict[int, float] = {}
        self._histories: dict[int, tuple[int, int, float]] = {}
        self._spelled: dict[str, float] = {}
        self._prefixes: dict[str, float] = {}

    def id(self, form: str) -> int:
        """Return the id of a folded form, ``UNK`` when it is out of vocabulary."""
        found = self._ids.get(form)
        if found is None:
            found = _remember(self._ids, form, self._find(form))
        return found

    def log10(self, u: int, v: int, w: int) -> float:
        """Return log10 p(w | u v): ``u`` and ``v`` are the ids before, the nearer last."""
        key = (u << 16 | v) << 16 | w
        found = self._triples.get(key)
        if found is None:
            found = _remember(self._triples, key, self._trigram(u, v, w))
        return found

    def word(self, u: int, v: int, form: str) -> tuple[float, int]:
        """Return log10 of a folded form after two ids, spelling included, and the form's id."""
        # The decoder's inner loop: what is remembered is looked up here, without further calls.
        w = self._ids.get(form)
        if w is None:
            w = self.id(form)
        p = self._triples.get((u << 16 | v) << 16 | w)
        if p is None:
            p = self.log10(u, v, w)
        return (p, w) if w else (p + self.spelling(form), 0)

    def spelling(self, form: str) -> float:
        """Return log10 of an unknown word's letters, given that an unknown word comes here.

        The dictionaries' words share a part of it among themselves; the rest goes by letters.
        """
        found = self._spelled.get(form)
        if found is None:
            p = (1 - LISTED) * 10 ** self._spelling.log10(form)
            if self._lexicon.index(form) >= 0:
                p += self._listed
            found = _remember(self._spelled, form, log10(max(p, LEAST)))
        return found

    def prefix(self, fragment: str) -> float:
        """Return log10 of the likeliest word that begins with a fragment, no context given.

        For a fragment that no word of the vocabulary begins with: what its letters allow.
        """
        found = self._prefixes.get(fragment)
        if found is None:
            letters = self._spelling.log10(fragment, ended=False)
            found = _remember(self._prefixes, fragment, self._likeliest(fragment, letters))
        return found

    def zwnj(self, left: str, right: str) -> float:
        """Return P(ZWNJ rather than space) between two folded words."""
        key = self.id(left) << 16 | self.id(right)
        found = self._joins.get(key)
        if found is None:
            found = _remember(self._joins, key, self._gaps.rate(key >> 16, key & 0xFFFF))
        return found

    def log10s(self, u: Ids, v: Ids, w: Ids) -> Log10:
        """Return ``log10`` for each place of three arrays [n] of ids, by the thousand."""
        return self._ngram_table.log10(u, v, w)

    def spellings(self, forms: Sequence[str]) -> Log10:
        """Return ``spelling`` for each of ``forms``."""
        import numpy as np

        p = (1 - LISTED) * 10 ** self._spelling_table.log10(forms)[1]
        p += [self._listed if self._lexicon.index(form) >= 0 else 0.0 for form in forms]
        found: Log10 = np.log10(np.maximum(p, LEAST))
        return found

    def prefixes(self, fragments: Sequence[str]) -> Log10:
        """Return ``prefix`` for each of ``fragments``."""
        import numpy as np

        letters = self._spelling_table.log10(fragments)[0].tolist()
        return np.array(list(map(self._likeliest, fragments, letters)))

    def zwnjs(self, left: Ids, right: Ids) -> Log10:
        """Return ``zwnj`` for each place of two arrays [n] of ids."""
        return self._gap_table.rate(left, right)

    def ids(self, words: Prints) -> Ids:
        """Return ``id`` for each word of an array [n] of prints (see ``textfix.lm.prints``)."""
        return self._lexicon_table.ids(words)

    @cached_property
    def _lexicon_table(self) -> Lexicon:
        from textfix.lm.lexicon import Lexicon

        return Lexicon(self._vocabulary)

    @cached_property
    def _ngram_table(self) -> NgramTable:
        from textfix.lm.batch import NgramTable

        return NgramTable(self._views, CONTEXTS_IN_BLOCK)

    @cached_property
    def _spelling_table(self) -> SpellingTable:
        from textfix.lm.batch import SpellingTable

        return SpellingTable(self._facts["letters"], self._views)

    @cached_property
    def _gap_table(self) -> GapTable:
        from textfix.lm.batch import GapTable

        return GapTable(self._views, self._facts["gaps"])

    def joined(self, left: str, right: str) -> Joined:
        """Return what is known of two folded words written as one, without a gap."""
        form = left + right
        w = self.id(form)
        if w:
            return Joined(w, unpack_count(self._counts[w]), LEVELS[self._unigrams[w]], True)
        p = LEVELS[self._unigrams[self.UNK]] + self.spelling(form)
        return Joined(0, 0, p, self.is_listed(form))

    def is_listed(self, form: str) -> bool:
        """Say whether the vocabulary or a dictionary lists a folded form."""
        return self.id(form) != UNK or self._lexicon.index(form) >= 0

    def count(self, form: str) -> int:
        """Return how often a folded form stood in the training text, 0 if unknown.

        Within 4 %, and weighed as the sources are (see the card).
        """
        w = self.id(form)
        return unpack_count(self._counts[w]) if w else 0

    def counts(self, ids: Ids) -> Log10:
        """Return ``count`` for each word of an array [n] of ids."""
        import numpy as np

        found: Log10 = _unpacked()[np.asarray(self._counts)[ids]]
        found[ids == UNK] = 0
        return found

    def _likeliest(self, fragment: str, letters: float) -> float:
        """Return log10 of the likeliest word that begins with a fragment, given its letters'."""
        unknown = LEVELS[self._unigrams[self.UNK]]
        p = (1 - LISTED) * 10**letters
        first, end = self._vocabulary.span(fragment)
        if end > first:
            best = min(self._unigrams[first + len(RESERVED) : end + len(RESERVED)].tobytes())
            # No word of a dictionary alone is likelier than the least word of the vocabulary.
            return max(LEVELS[best], unknown + log10(max(p, LEAST)))
        if p < self._listed:
            first, end = self._lexicon.span(fragment)
            p = self._listed if end > first else p
        return unknown + log10(max(p, LEAST))

    def _find(self, form: str) -> int:
        if form in RESERVED:
            return RESERVED.index(form)
        place = self._vocabulary.index(form)
        return place + len(RESERVED) if place >= 0 else UNK

    def _bigram(self, v: int, w: int) -> float:
        key = v << 16 | w
        found = self._pairs.get(key)
        if found is None:
            start, end = self._pair_starts[v], self._pair_starts[v + 1]
            place = bisect_left(self._pair_words, w, start, end)
            if place < end and self._pair_words[place] == w:
                found = LEVELS[self._pair_p[place]]
            else:
                found = LEVELS[self._backoff[v]] + LEVELS[self._unigrams[w]]
            _remember(self._pairs, key, found)
        return found

    def _trigram(self, u: int, v: int, w: int) -> float:
        history = self._histories.get(u << 16 | v)
        if history is None:
            history = _remember(self._histories, u << 16 | v, self._history(u, v))
        start, end, backoff = history
        if start < end:
            place = bisect_left(self._triple_words, w, start, end)
            if place < end and self._triple_words[place] == w:
                return LEVELS[self._triple_p[place]]
        return backoff + self._bigram(v, w)

    def _history(self, u: int, v: int) -> tuple[int, int, float]:
        """Return where the trigrams after two words begin and end, and their backoff weight."""
        start, end = self._context_starts[u], self._context_starts[u + 1]
        place = bisect_left(self._context_words, v, start, end)
        if place == end or self._context_words[place] != v:
            return 0, 0, 0.0
        return self._triple(place), self._triple(place + 1), LEVELS[self._context_backoff[place]]

    def _triple(self, context: int) -> int:
        return self._triple_bases[context // CONTEXTS_IN_BLOCK] + self._triple_starts[context]


@lru_cache(maxsize=1)
def _unpacked() -> Log10:
    import numpy as np

    return np.array([unpack_count(code) for code in range(256)], np.float64)


def _remember(memo: dict[_K, _V], key: _K, value: _V) -> _V:
    if len(memo) >= MEMO:
        memo.clear()
    memo[key] = value
    return value


def _word_list(alphabet: str, views: Mapping[str, memoryview], name: str, size: int) -> WordList:
    return WordList(alphabet, views[f"{name}_letters"], views[f"{name}_blocks"], size)


def load_from(folder: Path) -> Model:
    """Load the model of a folder that holds the store and its card.

    Raises ``StoreError`` when the store is not the one the card names by its SHA-256.
    """
    digest = find_digest((folder / CARD).read_text(encoding="utf-8"), STORE)
    if digest is None:
        raise StoreError(f"{CARD} names no SHA-256 of {STORE}")
    return Model(*read(folder / STORE, digest))


@lru_cache(maxsize=1)
def load() -> Model:
    """Load the package's own model, once in a process; its pages are shared between processes.

    >>> lm = load()
    >>> lm.id("کتاب") > 0, lm.id("کتباب")
    (True, 0)
    """
    return load_from(Path(str(resources.files("textfix.lm") / "data")))
