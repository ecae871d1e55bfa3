"""Options: the fields of a stage, set by name and checked against their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin, get_type_hints

from textfix.stage import Stage

_SHOWN = 8


def set_options(stage: Stage, options: Mapping[str, Any]) -> Stage:
    """Return ``stage`` with its fields ``options`` set.

    Raises:
        ValueError: the stage has no such option, or the option no such value; the message names
            the nearest one that exists.
    """
    kinds = {field.name: get_type_hints(type(stage))[field.name] for field in fields(stage)}  # type: ignore[arg-type]
    for name, value in options.items():
        if name not in kinds:
            raise ValueError(unknown(f"option of stage {stage.name}", name, kinds))
        if get_origin(kinds[name]) is Literal:
            values = get_args(kinds[name])
            if value not in values:
                raise ValueError(unknown(f"value of {stage.name}.{name}", str(value), values))
        elif kinds[name] in (bool, int, str) and type(value) is not kinds[name]:
            raise ValueError(f"{stage.name}.{name} takes a {kinds[name].__name__}, not {value!r}")
    return replace(stage, **options)  # type: ignore[type-var]


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Return the sentence that says ``name`` is unknown and what it may have meant.

    >>> unknown("stage", "word", ["words", "direction"])
    "no stage 'word'; did you mean 'words'?"
    """
    names = list(known)
    near = [n for n in names if n.endswith("." + name)] or get_close_matches(name, names, n=1)
    if near:
        return f"no {kind} {name!r}; did you mean {near[0]!r}?"
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return f"no {kind} {name!r}; there {'is' if len(names) == 1 else 'are'}: {shown or 'none'}"
