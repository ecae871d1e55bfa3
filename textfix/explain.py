"""Explanations of a result for programs: as JSON, as a unified diff."""

from __future__ import annotations

import difflib
import json
from math import isfinite

from textfix.diagnosis import diagnose
from textfix.result import Result
from textfix.versions import versions


def explain_json(result: Result, name: str = "") -> str:
    """Return one JSON object on one line; its fields are described in ``docs/command.md``.

    Spans count code points of the original, without a byte order mark. Lone surrogates are
    written as escapes.

    >>> from textfix.presets import preset
    >>> explain_json(preset("zero")("سلام"), "page.txt").split(", ")[4:9]
    ['"file": "page.txt"', '"changed": false', '"violation": ""', '"changes": []', '"findings": []']
    """
    document = {
        **versions(result.pipeline),
        "file": name,
        "changed": result.text != result.original,
        "violation": result.violation,
        "changes": [
            {
                "stage": change.stage,
                "rule": change.rule,
                "kind": change.kind,
                "start": change.start,
                "end": change.end,
                "before": change.before,
                "after": change.after,
                "margin": finite(change.margin),
            }
            for change in result.changes
        ],
        "findings": [{"stage": stage, **found._asdict()} for stage, found in result.findings],
        "diagnosis": diagnose(result).as_json(),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def finite(margin: float | None) -> float | None:
    """Return ``margin``, or None where nothing else was possible: JSON knows no infinity."""
    return margin if margin is not None and isfinite(margin) else None


def explain_diff(result: Result, name: str = "text") -> str:
    """Return the unified diff from the original to the repaired text, "" when they are equal."""
    lines = difflib.unified_diff(
        _lines(result.original), _lines(result.text), name, f"{name} (repaired)"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
