"""Verb forms that follow می and نمی, from the stems that hazm ships (``verbs.dat``).

hazm is never imported (that costs 310 MB): only its table of ``past stem#present stem`` is read.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_PAST_ENDINGS: Final = ("", "م", "ی", "یم", "ید", "ند")
_PRESENT_ENDINGS: Final = ("م", "ی", "د", "یم", "ید", "ند")
_PARTICIPLE_ENDING: Final = "ه"
# Enclitic pronouns after a finite form: می‌بینمش، می‌خواندندشان.
_ENCLITICS: Final = ("", "م", "ت", "ش", "مان", "تان", "شان")
# Impersonal forms, which no pair of stems makes: می‌توان، می‌بایست.
_IMPERSONAL: Final = ("توان", "باید", "بایست", "بایستی")
_STEM: Final = re.compile(r"[^\W\d_]+")


@cache
def verb_forms() -> frozenset[str]:
    """Return the finite forms and participles that می and نمی stand before; empty without hazm.

    >>> {"شود", "رفته", "بینمش"} <= verb_forms(), "کتاب" in verb_forms()
    (True, False)
    """
    return frozenset(
        form + enclitic
        for form in _finite_forms()
        for enclitic in (_ENCLITICS if len(form) > 2 else ("",))
    )


def _finite_forms() -> set[str]:
    forms = set(_IMPERSONAL)
    for past, present in _stems():
        forms.update(past + ending for ending in _PAST_ENDINGS)
        forms.update(present + ending for ending in _PRESENT_ENDINGS)
        forms.add(past + _PARTICIPLE_ENDING)
    return forms


def _stems() -> list[tuple[str, str]]:
    """Read the pairs of stems; an entry with alternatives («آهنج یا آهاز») gives its first."""
    table = _table()
    if table is None:
        return []
    lines = table.read_text(encoding="utf-8").splitlines()
    pairs = [_STEM.findall(line)[:2] for line in lines if line.count("#") == 1]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def _table() -> Path | None:
    spec = find_spec("hazm")
    folders = spec.submodule_search_locations if spec else None
    paths = [Path(folder, "data", "verbs.dat") for folder in folders or ()]
    return next((path for path in paths if path.is_file()), None)
