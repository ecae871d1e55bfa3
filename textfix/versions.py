"""Versions: what a repair depends on, so that it can be had again.

Equal versions and equal texts give equal repairs. ``RULES`` counts up whenever a repair changes
under the same options; ``make rules-version`` does it, and a test over recorded repairs demands it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textfix.pipeline import Pipeline

RULES = 11

_SHORT = 12  # digits of a hash that people are shown


def versions(pipeline: Pipeline | None = None) -> dict[str, str]:
    """Return what the repairs of ``pipeline`` (None: the default preset) depend on.

    ``textfix``: the package's version. ``rules``: the number of the rules, and a fingerprint of
    stages, options and rules left out. ``lm``, ``tagger``: the SHA-256 of the models.

    >>> list(versions())
    ['textfix', 'rules', 'lm', 'tagger']
    """
    from textfix import __version__
    from textfix.presets import preset

    chosen = preset("default") if pipeline is None else pipeline
    return {
        "textfix": __version__,
        "rules": f"{RULES}-{chosen.fingerprint}",
        **_models(),
    }


def versions_line(pipeline: Pipeline | None = None) -> str:
    """Return ``versions`` as one line for people, hashes shortened."""
    lm, tagger = (_models()[name][:_SHORT] for name in ("lm", "tagger"))
    said = versions(pipeline)
    return f"textfix {said['textfix']}, rules {said['rules']}, lm {lm}, tagger {tagger}"


@cache
def _models() -> dict[str, str]:
    from textfix.lm.model import CARD, STORE
    from textfix.lm.store import find_digest
    from textfix.tagger.weights import SHEET

    card = files("textfix.lm").joinpath("data", CARD).read_text(encoding="utf-8")
    sheet = files("textfix.tagger").joinpath("data", SHEET).read_text(encoding="utf-8")
    return {"lm": find_digest(card, STORE) or "", "tagger": json.loads(sheet)["sha256"]}
