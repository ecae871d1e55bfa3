"""The words of the document itself, for the language model that does not know them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf, log10

import numpy as np

from textfix.direction.chain import Chain, is_unbroken
from textfix.direction.stops import mark_edges
from textfix.direction.units import Line
from textfix.lm import Model, tokenize
from textfix.lm.batch import Bits, Log10
from textfix.lm.prints import Prints, prints_of
from textfix.unicode.letters import ZWNJ
from textfix.words.affixes import affix_cuts

_LEAST = 3  # times a word stands in the document before it counts as one
_SHARE = 0.3
_PAIRED = {"(": ")", ")": "(", "[": "]", "]": "["}
_GAPS = ("", " ", ZWNJ)


class DocumentModel:
    """A language model that has read the document: unknown words that the document repeats cost
    what their count says, not what their letters say."""

    def __init__(self, model: Model, lines: Sequence[Line], *, mirrored: bool = False) -> None:
        self._model = model
        self.mirrored = mirrored
        self.START, self.UNK = model.START, model.UNK
        self.id, self.spellings = model.id, model.spellings
        self.log10s, self.zwnjs = model.log10s, model.zwnjs
        counts = Counter(t.form for line in lines for t in tokenize(line.text) if t.kind == "word")
        total = counts.total()
        self._words = {
            form: log10(_SHARE * count / total)
            for form, count in counts.items()
            if count >= _LEAST and len(form) > 2 and model.id(form) == model.UNK
        }
        # Where runs end at stops, none ends inside a word: one that lost its ZWNJ is whole.
        for form in counts if mark_edges(lines) else ():
            if model.id(form) == model.UNK and (glued := _glued(model, form)) > -inf:
                self._words[form] = max(glued, self._words.get(form, -inf))
        self._sorted = sorted(self._words)
        self._prints = np.sort(prints_of(self._sorted))

    def word(self, u: int, v: int, form: str) -> tuple[float, int]:
        """Return log10 of a folded form after two ids and the form's id, as the model does.

        Where brackets may be mirrored, one is the better of its pair: it is turned later.
        """
        score, at = self._model.word(u, v, form)
        if self.mirrored and form in _PAIRED:
            return max((score, at), self._model.word(u, v, _PAIRED[form]))
        if at == self.UNK and form in self._words:
            score = max(score, self._words[form])
        return score, at

    def may_know(self, words: Prints) -> Bits:
        """Say which prints (an array [n]) may be those of words that the model or the document
        knows; all others are of words that neither does."""
        known: Bits = self._model.ids(words) != self.UNK
        if self._prints.size:
            places = self._prints.searchsorted(words)
            known |= self._prints[np.minimum(places, self._prints.size - 1)] == words
        return known

    def own(self, form: str) -> float:
        """Return log10 of an unknown form by its count in the document, -inf if it has none."""
        return self._words.get(form, -inf)

    def paired(self, form: str) -> int:
        """Return the id of the other bracket of a pair, -1 for any other form."""
        return self.id(_PAIRED[form]) if form in _PAIRED else -1

    def prefixes(self, fragments: Sequence[str]) -> Log10:
        """Return log10 of the likeliest word that begins with each of ``fragments``."""
        best = self._model.prefixes(fragments)
        for number, fragment in enumerate(fragments if self._sorted else ()):
            at = bisect_left(self._sorted, fragment)
            while at < len(self._sorted) and self._sorted[at].startswith(fragment):
                best[number] = max(best[number], self._words[self._sorted[at]])
                at += 1
        return best

    def gain(self, line: Line, chain: Chain) -> float:
        """Return by how much (log10) the words of ``line`` read better as ``chain`` has them; the
        marker of a note is none of them."""
        if is_unbroken(chain):
            return 0.0
        parts = [
            "" if start == chain.note else line.text[slice(*line.span(start, end))]
            for start, end in chain.runs
        ]
        read = parts[0] + "".join(
            _GAPS[s] + part for s, part in zip(chain.seams, parts[1:], strict=True)
        )
        return self._log10(read) - self._log10(_without_note(line, chain))

    def gain_over_spaces(self, line: Line, chain: Chain) -> float:
        """Return the same (log10) against the line with spaces where ``chain`` cuts its words: two
        words that are glued are no runs."""
        if is_unbroken(chain):
            return 0.0
        starts = sorted(start for start, _ in chain.runs)[1:]
        cuts = [line.span(start, start + 1)[0] for start in starts]
        parts = [line.text[a:b].strip() for a, b in pairwise([0, *cuts, len(line.text)])]
        return (
            self.gain(line, chain) + self._log10(line.text.strip()) - self._log10(" ".join(parts))
        )

    def _log10(self, text: str) -> float:
        u = v = self.START
        total = 0.0
        for token in tokenize(text):
            score, at = self.word(u, v, token.form)
            total += score
            u, v = v, at
        return total


def _glued(model: Model, form: str) -> float:
    """Return log10 of a form as a word and its affix that lost the ZWNJ between them, or -inf.

    >>> from textfix.lm import load
    >>> _glued(load(), "دامنههای") > load().word(0, 0, "دامنههای")[0], _glued(load(), "دامنه")
    (True, -inf)
    """
    best = -inf
    for cut in affix_cuts(form):
        left, right = model.id(form[:cut]), model.id(form[cut:])
        if model.UNK not in (left, right):
            word = model.log10(model.UNK, model.UNK, left)
            best = max(best, word + model.log10(model.UNK, left, right))
    return best


def _without_note(line: Line, chain: Chain) -> str:
    """Return the text of ``line`` as it stands, but for the marker of a note in ``chain``."""
    note = next((run for run in chain.runs if run[0] == chain.note), None)
    if note is None:
        return line.text.strip()
    return line.text[: line.span(*note)[0]] + " " + line.text[line.span(*note)[1] :]
