"""Typeset the lab's documents with every producer and read them with every extractor.

    python tests/lab/make.py fixtures/lab [PDF-FOLDER]

Every folder with a ``source.txt`` gets its ``truth.txt`` and a ``PRODUCER.EXTRACTOR.txt`` for each
pair of programs that are installed; what is missing or fails is named in a line, and what it gave
before is left as it is. ``lost.txt`` and the tables of ``PROVENANCE.md`` are brought up to date.
The PDFs go to ``PDF-FOLDER``, if one is named.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean
from typing import TypeVar

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.extractors import EXTRACTORS
from lab.installed import Needs, font_versions, missing, versions
from lab.lost import lost_pairs
from lab.producers import PRODUCERS
from lab.provenance import with_rows
from lab.source import read_source, write_truth

P = TypeVar("P", bound=Needs)
T = TypeVar("T")


class Clock:
    """Runs programs and keeps what each took, in seconds; tells once how one failed."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        self._told: set[str] = set()

    def run(self, name: str, program: Callable[..., T], *arguments: object) -> T | None:
        """Return what the program returns, or nothing where it cannot run or fails."""
        began = time.perf_counter()
        try:
            result = program(*arguments)
        except Exception as error:  # each library has its own; one must not stop the others
            self.tell(f"{name}: {type(error).__name__}: {error}")
            return None
        self.seconds[name].append(time.perf_counter() - began)
        return result

    def tell(self, line: str) -> None:
        """Print a line that was not printed before."""
        if line not in self._told:
            print(line, file=sys.stderr)
        self._told.add(line)

    def installed(self, programs: Mapping[str, P]) -> dict[str, P]:
        """Return the programs that have what they need; name what the others lack."""
        lacking = {name: missing(program) for name, program in programs.items()}
        for name, absent in lacking.items():
            if absent:
                self.tell(f"{name}: not installed: {', '.join(absent)}")
        return {name: programs[name] for name in programs if not lacking[name]}


def build(folder: Path, scratch: Path) -> None:
    """Write all that the programs at hand give, beside the sources; leave PDFs in ``scratch``."""
    clock = Clock()
    producers, extractors = clock.installed(PRODUCERS), clock.installed(EXTRACTORS)
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for document in [path.parent for path in sorted(folder.glob("*/source.txt"))]:
        source = read_source(document / "source.txt")
        (document / "truth.txt").write_text(write_truth(source), encoding="utf-8")
        for name, producer in producers.items():
            pdf = clock.run(name, producer.typeset, source, scratch, f"{document.name}-{name}")
            texts = {
                reader: text
                for reader, extractor in extractors.items()
                if pdf and (text := clock.run(reader, extractor, pdf)) is not None
            }
            for reader, text in texts.items():
                kept = document / f"{name}.{reader}.txt"
                kept.write_bytes(text.replace("\r\n", "\n").encode("utf-8"))
            if texts:
                pages[name].append(max(map(count_pages, texts.values())))
    lost = list(lost_pairs(folder))
    (folder / "lost.txt").write_text("".join(f"{line}\n" for line in lost), encoding="utf-8")
    write_tables(folder / "PROVENANCE.md", clock, pages)


def count_pages(text: str) -> int:
    """Return how many pages an extraction has, whether its pages are parted or ended.

    >>> count_pages("one\\ftwo"), count_pages("one\\ftwo\\f")
    (2, 2)
    """
    return text.removesuffix("\f").count("\f") + 1


def write_tables(path: Path, clock: Clock, pages: Mapping[str, list[int]]) -> None:
    """Bring the tables of PROVENANCE.md up to date for the programs that ran."""
    producers = {
        name: [
            versions(producer) or "our own writer",
            ", ".join(map(font_versions, producer.fonts)),
            ", ".join(map(str, pages[name])),
            f"{mean(clock.seconds[name]):.2f}",
        ]
        for name, producer in PRODUCERS.items()
        if name in pages
    }
    extractors = {
        name: [versions(extractor), f"{mean(clock.seconds[name]):.2f}"]
        for name, extractor in EXTRACTORS.items()
        if name in clock.seconds
    }
    text = path.read_text(encoding="utf-8")
    text = with_rows(with_rows(text, "Producers", producers), "Extractors", extractors)
    path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Build the lab in a folder; the PDFs go to a second folder, if one is named."""
    if not 1 <= len(arguments) <= 2:
        print("usage: make.py FOLDER [PDF-FOLDER]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[1]) if len(arguments) == 2 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        build(Path(arguments[0]), folder.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
