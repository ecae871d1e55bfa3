"""The word forms of a passage, numbered as they are met, and what the models say of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from textfix.direction.document_words import DocumentModel
from textfix.direction.spacing import STOPS
from textfix.lm.batch import Bits, Ids, Log10, places_of
from textfix.lm.prints import Prints, joined, prints_of
from textfix.lm.tokens import QUOTE

# What may not hold each other with nothing between, whichever way either is turned.
_HOLDERS: Final = {QUOTE: 1, "(": 2, ")": 3, "[": 4, "]": 5}
_HOLLOW: Final = np.zeros((6, 6), bool)
_HOLLOW[1, 1] = _HOLLOW[2, 3] = _HOLLOW[3, 2] = _HOLLOW[4, 5] = _HOLLOW[5, 4] = True
# Pauses, and what none stands behind. A full stop may end an abbreviation before one, and dots in a
# row lead to the number of a page.
_PAUSES: Final = frozenset(".:\N{ARABIC COMMA}\N{ARABIC SEMICOLON}")
_NO_WORDS: Final = frozenset(
    ":\N{ARABIC COMMA}\N{ARABIC SEMICOLON}!\N{ARABIC QUESTION MARK}\N{EN DASH}\N{BULLET}"
)
_ALEF: Final = "\N{ARABIC LETTER ALEF}"

_N = TypeVar("_N", bound=np.generic)

NONE: Final = 0  # the number of no form at all
MARKER: Final = "\0"
"""Stands for the marker of a note, which is no part of the sentence."""


class Forms:
    """Numbers forms (a form that ``joins`` is a piece of a Persian word that may be longer) and
    answers for arrays of such numbers; the models are asked once for each form, on first need.

    ``ids`` are the language model's; ``joins``, ``stops``, ``pauses``, ``wordless`` (no pause
    stands behind it), ``slid`` (a mark that left its word), ``bears`` (such a mark may stand behind
    it), ``marks`` (the marker of a note): a column each, by number, with room for more.
    """

    def __init__(self, model: DocumentModel) -> None:
        self._model = model
        self._joinable: dict[str, int] = {}
        self._others: dict[str, int] = {}
        self._glued: dict[int, int] = {}
        self._forms: list[str] = []
        self._joining: list[bool] = []
        self._settled = 0
        self.ids: Ids = np.zeros(0, np.int64)
        self.joins: Bits = np.zeros(0, bool)
        self.stops: Bits = np.zeros(0, bool)
        self.pauses: Bits = np.zeros(0, bool)
        self.wordless: Bits = np.zeros(0, bool)
        self.slid: Bits = np.zeros(0, bool)
        self.bears: Bits = np.zeros(0, bool)
        self.marks: Bits = np.zeros(0, bool)
        self._prints: Prints = np.zeros(0, np.uint64)
        self._sizes: Ids = np.zeros(0, np.int64)
        self._holders: Ids = np.zeros(0, np.int64)
        self._paired: Ids = np.zeros(0, np.int64)
        self._own: Log10 = np.zeros(0)
        self._spelling: Log10 = np.zeros(0)
        self._prefix: Log10 = np.zeros(0)
        self.number("", joins=False)  # NONE

    def number(self, form: str, *, joins: bool) -> int:
        """Return the number of a folded form; it is in the columns after ``settle``."""
        numbers = self._joinable if joins else self._others
        found = numbers.get(form)
        if found is None:
            found = numbers[form] = len(self._forms)
            self._forms.append(form)
            self._joining.append(joins)
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
        first, new = self._settled, self._forms[self._settled :]
        if not new:
            return
        model, self._settled = self._model, len(self._forms)
        ids = self._ids_of(new, first)
        known = ids != model.UNK
        self.ids = _put(self.ids, first, ids)
        self.joins = _put(self.joins, first, np.array(self._joining[first:]))
        self.slid = _put(self.slid, first, np.array([not form for form in new]))
        self.bears = _put(self.bears, first, np.array([form[-1:] == _ALEF for form in new]))
        self._spelling = _put(self._spelling, first, np.where(known, 0.0, np.nan))
        self._prefix = _put(self._prefix, first, np.full(len(new), np.nan))
        self._own = _put(self._own, first, np.full(len(new), -np.inf))
        self.stops = _put(self.stops, first, np.zeros(len(new), bool))
        self.pauses = _put(self.pauses, first, np.array([form in _PAUSES for form in new]))
        self.wordless = _put(self.wordless, first, np.array([form in _NO_WORDS for form in new]))
        self.marks = _put(self.marks, first, np.zeros(len(new), bool))
        self._holders = _put(self._holders, first, np.zeros(len(new), np.int64))
        self._paired = _put(self._paired, first, np.full(len(new), -1))
        for number in places_of(~known).tolist():
            self._own[first + number] = model.own(new[number])
        for number in range(first, self._settled):
            if not self._joining[number]:
                self._read_sign(number, self._forms[number])

    def _ids_of(self, new: Sequence[str], first: int) -> Ids:
        """Return the ids of new forms, the first of them numbered ``first``; print and size of
        each go to their columns."""
        model, prints = self._model, prints_of(new)
        self._prints = _put(self._prints, first, prints)
        self._sizes = _put(self._sizes, first, np.array([len(form) for form in new], np.int64))
        asked = model.may_know(prints) | ~np.array(self._joining[first:])
        ids = np.full(len(new), model.UNK, np.int64)
        ids[asked] = [model.id(new[at]) for at in places_of(asked).tolist()]
        return ids

    def _read_sign(self, number: int, form: str) -> None:
        self.stops[number] = form in STOPS
        self.marks[number] = form == MARKER
        self._holders[number] = _HOLDERS.get(form, 0)
        self._paired[number] = self._model.paired(form)

    def words(self, u: Ids, v: Ids, numbers: Ids) -> tuple[Log10, Ids]:
        """Return log10 of forms after the ids ``u``, ``v`` (arrays [n]), and the forms' ids.

        Where brackets may be mirrored, one is the better of its pair: it is turned later.
        """
        self._fill(self._spelling, numbers, self._model.spellings)
        ids = self.ids[numbers]
        scores = self._model.log10s(u, v, ids) + self._spelling[numbers]
        np.maximum(scores, self._own[numbers], out=scores)
        if self._model.mirrored:
            pairs = self._paired[numbers]
            at = places_of(pairs >= 0)
            if at.size:
                pairs, own = pairs[at], ids[at]
                others = self._model.log10s(u[at], v[at], pairs)
                better = (others > scores[at]) | ((others == scores[at]) & (pairs > own))
                scores[at] = np.where(better, others, scores[at])
                ids[at] = np.where(better, pairs, own)
        return scores, ids

    def prefixes(self, numbers: Ids) -> Log10:
        """Return log10 of the likeliest word that begins with each form, -inf if none may."""
        joining = places_of(self.joins[numbers])
        found = np.full(len(numbers), -np.inf)
        self._fill(self._prefix, numbers[joining], self._model.prefixes)
        found[joining] = self._prefix[numbers[joining]]
        return found

    def known(self, numbers: Ids) -> Bits:
        """Say which forms are words of the language model or of the document."""
        known: Bits = (self.ids[numbers] != self._model.UNK) | (self._own[numbers] > -np.inf)
        return known

    def make_known(self, before: Ids, behind: Ids) -> Bits:
        """Say where two forms written as one are ``known`` (arrays [n])."""
        whole = joined(self._prints[before], self._prints[behind], self._sizes[before])
        known = self._model.may_know(whole)
        at = places_of(known)
        known[at] = self.known(self.glue_all(before[at], behind[at]))
        return known

    def zwnjs(self, before: Ids, behind: Ids) -> Log10:
        """Return P(ZWNJ rather than space) between the forms of two arrays [n]."""
        return self._model.zwnjs(self.ids[before], self.ids[behind])

    def hold_nothing(self, before: Ids, behind: Ids) -> Bits:
        """Say where two forms are brackets or quotation marks that hold nothing."""
        hollow: Bits = _HOLLOW[self._holders[before], self._holders[behind]]
        return hollow

    def are_pauses(self, before: Ids, behind: Ids) -> Bits:
        """Say where a form is a pause right behind another one, a dash or a bullet."""
        pauses: Bits = self.wordless[before] & self.pauses[behind]
        return pauses

    def _fill(self, column: Log10, numbers: Ids, ask: Callable[[Sequence[str]], Log10]) -> None:
        missing = numbers[np.isnan(column[numbers])]
        if missing.size:
            missing = np.unique(missing)
            column[missing] = ask([self._forms[number] for number in missing.tolist()])


def _put(column: NDArray[_N], first: int, values: NDArray[_N]) -> NDArray[_N]:
    """Return ``column`` with ``values`` from place ``first`` on, or a longer one."""
    last = first + len(values)
    if last > len(column):
        longer = np.empty(max(last, 2 * len(column)), column.dtype)
        longer[:first] = column[:first]
        column = longer
    column[first:last] = values
    return column
