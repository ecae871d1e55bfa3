"""The word forms of a passage, numbered as they are met, and what the models say of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from textfix.direction.document_words import DocumentModel
from textfix.direction.spacing import STOPS
from textfix.lm.batch import Bits, Ids, Log10
from textfix.lm.tokens import QUOTE

# What may not hold each other with nothing between, whichever way either is turned.
_HOLDERS: Final = {QUOTE: 1, "(": 2, ")": 3, "[": 4, "]": 5}
_HOLLOW: Final = np.zeros((6, 6), bool)
_HOLLOW[1, 1] = _HOLLOW[2, 3] = _HOLLOW[3, 2] = _HOLLOW[4, 5] = _HOLLOW[5, 4] = True
_ALEF: Final = "\N{ARABIC LETTER ALEF}"

NONE: Final = -1  # no form
MARKER: Final = "\0"
"""Stands for the marker of a note, which is no part of the sentence."""


class Forms:
    """Numbers forms (a form that ``joins`` is a piece of a Persian word that may be longer) and
    answers for arrays of such numbers; the models are asked once for each form, on first need.

    ``ids`` are the language model's; ``joins``, ``stops``, ``slid`` (a mark that left its word),
    ``bears`` (such a mark may stand behind it), ``marks`` (the marker of a note): a column each, by
    number.
    """

    def __init__(self, model: DocumentModel) -> None:
        self._model = model
        self._numbers: dict[tuple[str, bool], int] = {}
        self._glued: dict[int, int] = {}
        self._forms: list[str] = []
        self.ids: Ids = np.zeros(0, np.int64)
        self.joins: Bits = np.zeros(0, bool)
        self.stops: Bits = np.zeros(0, bool)
        self.slid: Bits = np.zeros(0, bool)
        self.bears: Bits = np.zeros(0, bool)
        self.marks: Bits = np.zeros(0, bool)
        self._holders: Ids = np.zeros(0, np.int64)
        self._paired: Ids = np.zeros(0, np.int64)
        self._own: Log10 = np.zeros(0)
        self._spelling: Log10 = np.zeros(0)
        self._prefix: Log10 = np.zeros(0)

    def number(self, form: str, *, joins: bool) -> int:
        """Return the number of a folded form; it is in the columns after ``settle``."""
        key = (form, joins)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._forms)
            self._forms.append(form)
        return found

    def glue(self, before: int, behind: int) -> int:
        """Return the number of two forms written as one."""
        key = before << 32 | behind
        found = self._glued.get(key)
        if found is None:
            form = self._forms[before] + self._forms[behind]
            found = self._glued[key] = self.number(form, joins=True)
        return found

    def glue_all(self, before: Ids, behind: Ids) -> Ids:
        """Return ``glue`` for each place of two arrays [n]."""
        keys, places = np.unique(before << 32 | behind, return_inverse=True)
        known = self._glued
        numbers = [
            known[key] if key in known else self.glue(key >> 32, key & 0xFFFFFFFF)
            for key in keys.tolist()
        ]
        self.settle()
        glued: Ids = np.array(numbers, np.int64)[places]
        return glued

    def settle(self) -> None:
        """Bring the columns up to the forms numbered so far."""
        first, last = len(self.ids), len(self._forms)
        if first == last:
            return
        new = self._forms[first:]
        keys = list(self._numbers)[first:]
        model = self._model
        self.ids = np.append(self.ids, [model.id(form) for form in new])
        self.joins = np.append(self.joins, [joins for _, joins in keys])
        self.stops = np.append(self.stops, [form in STOPS for form in new])
        self.slid = np.append(self.slid, [not form for form in new])
        self.bears = np.append(self.bears, [form.endswith(_ALEF) for form in new])
        self.marks = np.append(self.marks, [form == MARKER for form in new])
        self._holders = np.append(self._holders, [_HOLDERS.get(form, 0) for form in new])
        self._own = np.append(self._own, [model.own(form) for form in new])
        self._paired = np.append(self._paired, [model.paired(form) for form in new])
        unknown = np.full(last - first, np.nan)
        known = self.ids[first:] != model.UNK
        self._spelling = np.append(self._spelling, np.where(known, 0.0, unknown))
        self._prefix = np.append(self._prefix, unknown)

    def words(self, u: Ids, v: Ids, numbers: Ids) -> tuple[Log10, Ids]:
        """Return log10 of forms after the ids ``u``, ``v`` (arrays [n]), and the forms' ids.

        Where brackets may be mirrored, one is the better of its pair: it is turned later.
        """
        self._fill(self._spelling, numbers, self._model.spelling)
        ids = self.ids[numbers]
        scores = self._model.log10s(u, v, ids) + self._spelling[numbers]
        np.maximum(scores, self._own[numbers], out=scores)
        if self._model.mirrored:
            pairs = self._paired[numbers]
            at = np.flatnonzero(pairs >= 0)
            if at.size:
                pairs, own = pairs[at], ids[at]
                others = self._model.log10s(u[at], v[at], pairs)
                better = (others > scores[at]) | ((others == scores[at]) & (pairs > own))
                scores[at] = np.where(better, others, scores[at])
                ids[at] = np.where(better, pairs, own)
        return scores, ids

    def prefixes(self, numbers: Ids) -> Log10:
        """Return log10 of the likeliest word that begins with each form, -inf if none may."""
        joining = np.flatnonzero(self.joins[numbers])
        found = np.full(len(numbers), -np.inf)
        self._fill(self._prefix, numbers[joining], self._model.prefix)
        found[joining] = self._prefix[numbers[joining]]
        return found

    def zwnjs(self, before: Ids, behind: Ids) -> Log10:
        """Return P(ZWNJ rather than space) between the forms of two arrays [n]."""
        return self._model.zwnjs(self.ids[before], self.ids[behind])

    def hold_nothing(self, before: Ids, behind: Ids) -> Bits:
        """Say where two forms are brackets or quotation marks that hold nothing."""
        hollow: Bits = _HOLLOW[self._holders[before], self._holders[behind]]
        return hollow

    def _fill(self, column: Log10, numbers: Ids, ask: Callable[[str], float]) -> None:
        missing = numbers[np.isnan(column[numbers])]
        if missing.size:
            for number in set(missing.tolist()):
                column[number] = ask(self._forms[number])
