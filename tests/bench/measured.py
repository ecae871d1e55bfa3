"""One measurement in an interpreter of its own: ``python measured.py TOOL FILE…``.

Prints a JSON object: seconds of processor time for each file, and the peak of resident memory. For
any Python that has the tool; TOOL is textfix or the name of another normalizer.
"""
# mypy: ignore-errors

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

_WARM = "اين متن كوتاه براي گرم کردن است و کتابهای علمی را ميخوانيم."


def tool(name: str) -> Callable[[str], object]:
    """Return the tool's repair of one text, in its default setting; others go line by line."""
    if name == "textfix":
        import textfix

        return textfix.fix
    if name == "hazm":
        from hazm import Normalizer

        fix = Normalizer().normalize
    elif name == "shekar":
        from shekar import Normalizer

        fix = Normalizer()
    elif name == "parsikit":
        from parsikit import clean_text as fix
    elif name == "rishe":
        from rishe import Normalizer

        fix = Normalizer().normalize
    else:
        from ftfy import fix_text as fix
    return lambda text: [fix(line) for line in text.split("\n")]


def by_stage(path: str) -> dict[str, float]:
    """Return seconds of processor time by stage, and those of them that the network takes."""
    from textfix.pieces import render
    from textfix.presets import preset
    from textfix.tagger import predict

    spent = dict.fromkeys(["network"], 0.0)
    inner = predict._tag_window

    def timed(symbols: bytes, gaps: bytes):
        began = time.process_time()
        rows = inner(symbols, gaps)
        spent["network"] += time.process_time() - began
        return rows

    predict._tag_window = timed
    preset("default").fix(_WARM)
    spent["network"] = 0.0
    text = Path(path).read_text(encoding="utf-8")
    for stage in preset("default").stages:
        began = time.process_time()
        text = render(text, stage.repair(text).pieces)
        spent[stage.name] = time.process_time() - began
    return spent


def main() -> None:
    name, *paths = sys.argv[1:]
    if name == "stages":
        print(json.dumps(by_stage(paths[0])))
        return
    fix = tool(name)
    fix(_WARM)
    seconds = []
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        began = time.process_time()
        fix(text)
        seconds.append(time.process_time() - began)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(json.dumps({"seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    main()
