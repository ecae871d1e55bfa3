"""What all adapters share: the pipeline that was meant, and values that are no text."""

from __future__ import annotations

from typing import Any

from textfix.pipeline import Pipeline
from textfix.presets import preset


def chosen(pipeline: Pipeline | None) -> Pipeline:
    """Return ``pipeline``, or the default preset where none was given."""
    return preset("default") if pipeline is None else pipeline


def fix_value(value: Any, pipeline: Pipeline) -> Any:
    """Repair a str; a missing value (None, NaN, NaT, pandas.NA) comes back as it is.

    Raises:
        TypeError: it is neither.

    >>> fix_value("كتاب", preset("characters")), fix_value(None, preset("characters"))
    ('کتاب', None)
    """
    return value if _is_missing(value) else pipeline.fix(value)


def _is_missing(value: Any) -> bool:
    if value is None or type(value).__name__ == "NAType":  # pandas.NA refuses to be compared
        return True
    return not isinstance(value, str) and value != value
