"""What a number says for or against having been reversed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from textfix.numbers.tokens import Number

# Solar and lunar years of Hijra that Persian prose names, and Gregorian ones. Of 21,572
# 4-digit numbers in Persian digits in modern prose, 18,640 are such years only as they stand and
# 122 only when reversed.
_YEARS = (range(1200, 1451), range(1500, 2051))

# log10 of how much likelier such a number is in a reversed document. Counted over the same prose
# it is 2.2 for years and for leading against final zeros alike; but the numbers of one document
# are no independent witnesses, and codes are numbered from 01.
_SURE, _WEAK = 1.5, 1.0

# What a reversal must have for it: sure numbers, and log10 (three numbers, or more, reach it).
_SURE_PIECES, _MARGIN = 2, 4.0
# By how many times that must be more than what is against it, and where no part of the numbers by
# itself reaches that: there are always some (codes, telephones, a number in a run of its own) that
# only look upright. All recorded extractions with three times as much for it were reversed.
_TIMES, _TIMES_OF_MIXED = 10, 3


def is_year(form: str) -> bool:
    """Whether ``form`` (ASCII digits) is a year such as Persian prose names.

    >>> is_year("1359"), is_year("9531")
    (True, False)
    """
    return len(form) == 4 and form.isdigit() and any(int(form) in years for years in _YEARS)


class Witness(NamedTuple):
    """A kind of evidence and its weight (log10): positive says reversed, negative upright."""

    kind: str
    weight: float


@lru_cache(maxsize=4096)
def witness(form: str) -> Witness | None:
    """Return what a number says, or None when it reads as well in both directions.

    Turning the number round turns the sign of the weight and nothing else.

    >>> witness("9531")
    Witness(kind='year', weight=1.5)
    >>> witness("250")
    Witness(kind='zero', weight=-1.5)
    """
    turned = form[::-1]
    for kind, is_sound in _KINDS:
        if is_sound(form) != is_sound(turned):
            weight = _WEAK if kind == "zero" and len(form) == 2 else _SURE
            return Witness(kind, -weight if is_sound(form) else weight)
    return None


def looks_reversed(number: Number) -> bool:
    """Whether ``number`` by itself says that it is reversed.

    >>> looks_reversed(Number(0, 4, "9531"))
    True
    """
    said = witness(number.form)
    return said is not None and said.weight > 0


def looks_upright(number: Number) -> bool:
    """Whether ``number`` by itself says that it is not reversed: some numbers of a reversed
    document are not.

    >>> looks_upright(Number(0, 4, "1366"))
    True
    """
    said = witness(number.form)
    return said is not None and said.weight < 0


def _has_no_leading_zero(form: str) -> bool:
    """Telephone numbers and long codes are no evidence: they may begin with zeros."""
    return len(form) > 6 or re.match(r"0\d+(?:٫\d+)?$", form) is None


def _is_date(form: str) -> bool:
    parts = form.split("/")
    if len(parts) != 3 or not all(map(str.isdigit, parts)):
        return False
    year, month, day = parts if len(parts[0]) == 4 else parts[::-1]
    return is_year(year) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _is_grouped(form: str) -> bool:
    return re.match(r"[1-9]\d{0,2}(?:[٬,،]\d{3})+$", form) is not None


_KINDS = (
    ("date", _is_date),
    ("group", _is_grouped),
    ("year", is_year),
    ("zero", _has_no_leading_zero),
)


class Evidence(NamedTuple):
    """The weights (log10) of the distinct numbers that speak for and against a reversal.

    ``pieces`` counts those for it, ``sure`` those among them that more than a zero betrays, or one
    that leads a number of things.
    """

    for_it: float = 0.0
    against: float = 0.0
    pieces: int = 0
    sure: int = 0

    @property
    def margin(self) -> float:
        return self.for_it - self.against

    @property
    def decides(self) -> bool:
        """Whether the numbers are reversed: three or more distinct ones say so, two of them by
        more than a zero that codes and list numbers begin with too, and hardly any object."""
        return self._decides(_TIMES)

    @property
    def decides_mixed(self) -> bool:
        """The same with some upright numbers among them."""
        return self._decides(_TIMES_OF_MIXED)

    def _decides(self, times: int) -> bool:
        return (
            self.sure >= _SURE_PIECES
            and self.margin >= _MARGIN
            and self.against * times <= self.for_it
        )

    @property
    def doubts(self) -> bool:
        """Whether the numbers look reversed rather than not, yet too few say so to act."""
        looks_so = self.margin >= _MARGIN or (self.sure >= 1 and self.pieces >= 2)
        return looks_so and self.for_it > self.against and not self.decides


def weigh(numbers: Iterable[Number]) -> Evidence:
    """Weigh the distinct forms among ``numbers``.

    >>> weigh(Number(0, 4, form) for form in ("9531", "5431", "052", "57")).decides
    True
    """
    numbers = list(numbers)
    led = {n.form for n in numbers if n.led}
    seen = {form: said for form in {n.form for n in numbers} if (said := witness(form))}
    told = [said for said in seen.values() if said.weight > 0]
    return Evidence(
        sum(said.weight for said in told),
        -sum(said.weight for said in seen.values() if said.weight < 0),
        len(told),
        sum(form in led or _is_sure(form, said) for form, said in seen.items()),
    )


def _is_sure(form: str, said: Witness) -> bool:
    """Whether more than its zero betrays ``form``: codes begin with one, thousands do not."""
    if said.weight <= 0 or said.kind == "zero":
        return False
    return said.kind == "group" or not form.startswith("0")
