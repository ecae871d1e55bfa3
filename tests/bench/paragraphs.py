"""Measure the speed on a million letters in one paragraph, and in many.

make bench-paragraphs
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "fixtures" / "pages"
_MEASURED = """
import json, resource, sys, time
began = time.perf_counter()
{code}
seconds = time.perf_counter() - began
unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(json.dumps([seconds, peak]))
"""


class Cost(NamedTuple):
    """Seconds as its own clock tells them, peak resident bytes."""

    seconds: float
    peak: float


def cost(code: str, runs: int = 3) -> Cost:
    """Return the median cost of ``code`` in fresh interpreters."""
    made = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", _MEASURED.format(code=code)],
                capture_output=True,
                check=True,
                cwd=ROOT,
            ).stdout
        )
        for _ in range(runs)
    ]
    seconds, peak = (statistics.median(column) for column in zip(*made, strict=True))
    return Cost(seconds, peak)


def long_text(size: int, between: str, *, reverse: bool = False) -> str:
    """Return about ``size`` code points: the sentences of the sample pages in random order, no two
    windows alike, all ZWNJs lost, with ``between`` after each; ``reverse``: words in visual order.
    """
    pages = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.truth.txt"))]
    sentences = [part for page in pages for part in re.split(r"(?<=[.!؟])\s+|\n+", page) if part]
    rng = random.Random(1)
    parts: list[str] = []
    while size > 0:
        parts.append(rng.choice(sentences).replace("\N{ZERO WIDTH NON-JOINER}", ""))
        size -= len(parts[-1]) + len(between)
    text = between.join(parts)
    if not reverse:
        return text
    return "\n".join(" ".join(line.split(" ")[::-1]) for line in text.split("\n"))


def report_paragraphs(size: int, *left_out: str, reverse: bool = False) -> None:
    """Report the speed on a text in one paragraph, and on the same in many.

    ``left_out``: stages that do not run.
    """
    for name, between in (("one paragraph", " "), ("many", "\n\n")):
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
            file.write(long_text(size, between, reverse=reverse))
            file.flush()
            code = (
                f"import textfix\npipeline = textfix.preset('style').without(*{left_out!r})\n"
                "pipeline.fix('کتابهای خوب را میخوانیم. ' * 3)\n"
                f"text = open({file.name!r}, encoding='utf-8').read()\n"
                "began = time.perf_counter()\npipeline.fix(text)"
            )
            seconds = cost(code, runs=1).seconds
        less = f", without {', '.join(left_out)}" if left_out else ""
        what = f"{size // 1000}k in {name}{', reversed' if reverse else ''}{less}"
        report(what, size / 1000 / seconds, "k/s")


def main() -> None:
    """Print the table."""
    report_paragraphs(1_000_000)
    report_paragraphs(1_000_000, "words", reverse=True)


def report(what: str, figure: float, unit: str) -> None:
    """Print one figure."""
    print(f"{what:<52}{figure:>10.3f} {unit}", flush=True)


if __name__ == "__main__":
    main()
