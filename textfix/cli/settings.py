"""From the command line and a configuration file to a pipeline."""

from __future__ import annotations

import tomllib
from typing import Any

from textfix.cli.arguments import Choice
from textfix.files.errors import CommandError, cause
from textfix.options import unknown
from textfix.pipeline import Pipeline
from textfix.presets import preset

_JOINING = frozenset({"fragments", "lifting"})
"""The stages that take lines together: where lines are kept they are left out, unless chosen."""
_KEYS = ("preset", "stages", "disable")


def configured(choice: Choice) -> Pipeline:
    """Return the pipeline that was asked for; the command line outranks the file.

    Raises:
        CommandError: a name, a value or the file is wrong.
    """
    table = _read(choice.config) if choice.config else {}
    try:
        pipeline = preset(choice.preset or table.pop("preset", "default"))
        table.pop("preset", None)
        stages = choice.stages or table.pop("stages", ())
        disable = [*table.pop("disable", ()), *choice.disable]
        table.pop("stages", None)
        pipeline = _with_tables(pipeline, table)
        for stage, option, value in choice.options:
            pipeline = pipeline.with_options(stage, **{option: value})
        if ("paragraphs", "lines", "keep") in choice.options and not stages:
            disable += [s.name for s in pipeline.stages if s.name in _JOINING]
        pipeline = pipeline.only(*stages) if stages else pipeline
        return pipeline.without(*disable)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _with_tables(pipeline: Pipeline, table: dict[str, Any]) -> Pipeline:
    names = [stage.name for stage in pipeline.stages]
    for name, options in table.items():
        if name not in names:
            raise ValueError(unknown("key or table", name, [*_KEYS, *names]))
        if not isinstance(options, dict):
            raise ValueError(f"{name} is a table: write [{name}] and its options under it")
        pipeline = pipeline.with_options(name, **{k.replace("-", "_"): options[k] for k in options})
    return pipeline


def _read(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except OSError as error:
        raise CommandError(f"{path}: {cause(error)}") from error
    except ValueError as error:  # TOML syntax, or bytes that are not UTF-8
        raise CommandError(f"{path}: not TOML: {error}") from error
    for key, kind in (("preset", str), ("stages", list), ("disable", list)):
        if not isinstance(table.get(key, kind()), kind):
            raise CommandError(
                f"{path}: {key} takes {'a name' if kind is str else 'a list of names'}"
            )
    return table
