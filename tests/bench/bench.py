"""Measure what textfix costs, beside other tools, and write docs/benchmarks.md.

    make bench [CORPORA=folder] [PEERS=python of an environment with other tools]

Each figure comes from a fresh interpreter. Rates are MB (10**6 bytes of UTF-8) by second of
processor time on one core (TEXTFIX_THREADS=1), the models loaded; start-up is wall-clock, the
median of several runs; memory is the most that was resident, in 10**6 bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from texts import clean, in_reversed_runs, paragraphs, without_zwnj

ROOT: Final = Path(__file__).parents[2]
MEASURED: Final = Path(__file__).with_name("measured.py")
OUT: Final = ROOT / "docs" / "benchmarks.md"
PEERS: Final = ("hazm", "shekar", "parsikit", "rishe", "ftfy")
KINDS: Final = ("clean", "ZWNJ lost", "runs reversed")
GOALS: Final = {"clean": 10.0, "ZWNJ lost": 0.3, "runs reversed": 0.15}
_SIZES: Final = {"clean": 1_000_000, "ZWNJ lost": 100_000, "runs reversed": 60_000}
_GROWTH: Final = (100_000, 1_000_000, 10_000_000)
_PARAGRAPH: Final = 1_000_000  # code points
_SHORT, _DOCUMENTS = 3_000, 100  # bytes of a short document, and how many of them
_FIRST: Final = "import textfix\ntextfix.fix('كتابهاي علمي را ميخوانيم')"


def run(python: str, *arguments: str) -> Any:
    """Return what ``measured.py`` prints, None if the tool is not there."""
    done = subprocess.run(
        [python, str(MEASURED), *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TEXTFIX_THREADS": "1"},
    )
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def wall(code: str, runs: int = 7) -> float:
    """Return the median seconds that ``code`` takes in a fresh interpreter, less an empty one."""

    def median(code: str) -> float:
        seconds = []
        for _ in range(runs):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
            seconds.append(time.perf_counter() - began)
        return statistics.median(seconds)

    return median(code) - median("pass")


def rates(python: str, name: str, paths: Sequence[Path]) -> list[float] | None:
    """Return MB a second of a tool for each file."""
    found = run(python, name, *map(str, paths))
    if found is None:
        return None
    sizes = [path.stat().st_size / 1e6 for path in paths]
    return [size / seconds for size, seconds in zip(sizes, found["seconds"], strict=True)]


def write_texts(folder: Path, corpora: Path | None) -> dict[str, Path]:
    """Write the texts to be measured; return their paths by kind."""
    prose = paragraphs(corpora)
    texts = {
        "clean": clean(prose, _SIZES["clean"]),
        "ZWNJ lost": without_zwnj(prose, _SIZES["ZWNJ lost"]),
        "runs reversed": in_reversed_runs(prose, _SIZES["runs reversed"]),
        "paragraph": clean(prose, 3 * _PARAGRAPH).replace("\n\n", " ")[:_PARAGRAPH],
        **{str(size): clean(prose, size) for size in _GROWTH},
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in texts}


def write_short(folder: Path, corpora: Path | None) -> list[Path]:
    """Write short clean documents; return their paths."""
    prose = paragraphs(corpora)
    paths, first = [], 0
    for number in range(_DOCUMENTS):
        text = clean(prose, _SHORT, first)
        first += text.count("\n\n") + 1
        paths.append(folder / f"short {number}")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def speed_table(paths: dict[str, Path], peers: str | None) -> list[str]:
    """Return the rows of textfix and of the peers found, in MB a second."""
    rows = ["| | " + " | ".join(KINDS) + " |", "|---|" + "---|" * len(KINDS)]
    some = [paths[kind] for kind in KINDS]
    for name in ("textfix", *PEERS):
        found = rates(sys.executable if name == "textfix" else peers or sys.executable, name, some)
        if found:
            rows.append(f"| {name} | " + " | ".join(f"{rate:.3g}" for rate in found) + " |")
    rows.append("| goal | " + " | ".join(f"{GOALS[kind]:g}" for kind in KINDS) + " |")
    return rows


def start_table(paths: dict[str, Path], short: Sequence[Path]) -> list[str]:
    """Return the rows of start-up, memory and growth, each with its goal."""
    growth = {size: run(sys.executable, "textfix", str(paths[str(size)])) for size in _GROWTH}
    whole = run(sys.executable, "textfix", *(str(paths[kind]) for kind in KINDS))
    paragraph = run(sys.executable, "textfix", str(paths["paragraph"]))
    rows = [
        "| | reached | goal |",
        "|---|---|---|",
        f"| import | {wall('import textfix'):.2f} s | 0.15 s |",
        f"| first result | {wall(_FIRST):.2f} s | 1 s |",
        f"| peak memory, the texts above | {whole['peak'] / 1e6:.0f} MB | 250 MB |",
    ]
    many = run(sys.executable, "textfix", *map(str, short))
    in_all = sum(path.stat().st_size for path in short) / 1e6
    rows.append(
        f"| {len(short)} documents of {_SHORT / 1e3:g} kB | {sum(many['seconds']) / in_all:.2f} s a"
        f" MB, {many['peak'] / 1e6:.0f} MB resident | as below |"
    )
    for size, found in growth.items():
        rate = found["seconds"][0] / (size / 1e6)
        rows.append(
            f"| {size / 1e6:g} MB in one document | {rate:.2f} s a MB, {found['peak'] / 1e6:.0f} MB"
            " resident | the same at all sizes, 250 MB |"
        )
    rate = paragraph["seconds"][0] / (paths["paragraph"].stat().st_size / 1e6)
    rows.append(
        f"| a paragraph of a million characters | {rate:.2f} s a MB,"
        f" {paragraph['peak'] / 1e6:.0f} MB resident | as above |"
    )
    return rows


def profile_table(paths: dict[str, Path]) -> list[str]:
    """Return the share of each stage, and of the network in all of them, by kind of text."""
    found = {kind: run(sys.executable, "stages", str(paths[kind])) for kind in KINDS}
    rows = ["| share of the time | " + " | ".join(KINDS) + " |", "|---|" + "---|" * len(KINDS)]
    totals = {kind: sum(v for k, v in found[kind].items() if k != "network") for kind in KINDS}
    for stage in found[KINDS[0]]:
        shares = [found[kind][stage] / totals[kind] for kind in KINDS]
        if max(shares) >= 0.01:
            name = "of it all, the network" if stage == "network" else f"`{stage}`"
            rows.append(f"| {name} | " + " | ".join(f"{share:.0%}" for share in shares) + " |")
    return rows


_PAGE: Final = """# Benchmarks

Written by `make bench`. {machine}.
Texts: {source}.

## Speed

MB (10⁶ bytes of UTF-8) by second of processor time on one core, models loaded, each tool in its
default setting (other tools line by line; they restore no order of runs).

{speed}

## Start-up, memory, growth

{start}

Growth is measured on clean text{repeated}.

## Where the time goes

{profile}

The network (int8, 7.9 M weights) alone reads some {network:.3f} MB a second on one core; windows
overlap, so that it reads a long text a third more slowly. Text that lost its order it has to read
from end to end: the goal for such text is beyond this network on a processor, whatever the rest
costs. Of text that lost its ZWNJs tables decide nearly all gaps (`textfix/words/cascade`), and the
network sees the rest in narrow windows; in short documents more of them. In reversed runs the
decoder, which searches lines side by side over arrays, takes the most of what is left. Clean text
the network sees only around doubts, in narrow windows, and looks twice where a space may stand for
a ZWNJ: the held-out documents, whose authors write «می شود» beside «می‌شود», have many such places.
That alone takes longer than the goal allows for everything. The words stage goes over a text in
rounds, until nothing changes; of a long one a sample tells how close to look, of one of 3 kB the
tables are asked of every gap, and there the calls of array functions cost more than what they do.
The patterns of all stages are tried only where one look over the text found what they begin with,
short texts too once a process has read many; those that may begin at any letter are tried all over.

`--device cuda` runs the network on a graphics card. No card was at hand: it was not measured.
"""


def network_rate() -> float:
    """Return the MB a second that the network reads, contexts included, at 1.8 bytes a letter."""
    code = (
        "import time\nimport numpy as np\n"
        "from textfix.tagger.weights import session\n"
        "x = np.full((1, 512), 40)\n"
        "feed = {'x': x, 'g': x % 2}\n"
        "session().run(['y'], feed)\n"
        "began = time.process_time()\n"
        "for _ in range(10): session().run(['y'], feed)\n"
        "print((time.process_time() - began) / 10)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return 512 * 1.24 * 1.8 / 1e6 / float(done.stdout)


def main(arguments: Sequence[str]) -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=ROOT / "../shared/corpora")
    parser.add_argument("--peers", metavar="PYTHON")
    given = parser.parse_args(arguments)
    at_hand = given.corpora.is_dir()
    with tempfile.TemporaryDirectory() as folder:
        corpora = given.corpora if at_hand else None
        paths, short = write_texts(Path(folder), corpora), write_short(Path(folder), corpora)
        page = _PAGE.format(
            machine=_machine(),
            source="held-out documents of the corpora" if at_hand else "the sample pages, repeated",
            speed="\n".join(speed_table(paths, given.peers)),
            start="\n".join(start_table(paths, short)),
            repeated=", whose paragraphs repeat beyond 1.3 MB" if at_hand else "",
            profile="\n".join(profile_table(paths)),
            network=network_rate(),
        )
    OUT.write_text(page, encoding="utf-8")
    print(page)


def _machine() -> str:
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        name = models[0].split(":")[1].strip() if models else name
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{name}, {os.cpu_count()} processors, {python}"


if __name__ == "__main__":
    main(sys.argv[1:])
