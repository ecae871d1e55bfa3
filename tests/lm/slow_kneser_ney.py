"""Interpolated modified Kneser–Ney with dictionaries, as the paper has it: slow, and plain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

START, END = "<s>", "</s>"
Gram = tuple[Hashable, ...]
Level = tuple[Counter[Gram], dict[int, float], dict[Gram, list[int]]]


class SlowKneserNey:
    """A trigram model of sentences, over the words of ``vocabulary`` and the end of a line."""

    def __init__(self, sentences: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> None:
        self.words = [*vocabulary, END]
        trigrams: Counter[Gram] = Counter()
        for sentence in sentences:
            line = [START, START, *sentence, END]
            trigrams.update(zip(line, line[1:], line[2:], strict=False))
        bigrams: Counter[Gram] = Counter()
        for (u, v, w), count in trigrams.items():
            bigrams[v, w] += count if v == START and u == START else 1
        unigrams: Counter[Gram] = Counter((w,) for _, w in bigrams)
        self.levels = [self._level(unigrams), self._level(bigrams), self._level(trigrams)]

    @staticmethod
    def _level(counts: Counter[Gram]) -> Level:
        n = Counter(counts.values())
        if min(n[1], n[2], n[3], n[4]) == 0:
            discounts = {1: 0.5, 2: 0.75, 3: 0.9}
        else:
            y = n[1] / (n[1] + 2 * n[2])
            discounts = {k: k - (k + 1) * y * n[k + 1] / n[k] for k in (1, 2, 3)}
            discounts = {
                1: min(max(discounts[1], 0.05), 0.95),
                2: min(max(discounts[2], 0.1), 1.9),
                3: min(max(discounts[3], 0.15), 2.85),
            }
        after: dict[Gram, list[int]] = defaultdict(list)
        for gram, count in counts.items():
            after[gram[:-1]].append(count)
        return counts, discounts, after

    def p(self, *gram: str) -> float:
        """Return p of the gram's last word after the others (up to two)."""
        counts, discounts, after = self.levels[len(gram) - 1]
        lower = self.p(*gram[1:]) if len(gram) > 1 else 1 / len(self.words)
        seen = after.get(gram[:-1])
        if not seen:
            return lower
        total = sum(seen)
        count = counts[gram]
        kept = max(count - discounts[min(count, 3)], 0) if count else 0
        spare = sum(discounts[min(c, 3)] for c in seen)
        return kept / total + spare / total * lower
