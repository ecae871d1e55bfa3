"""The command line of ``textfix corpus``."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textfix.cli.arguments import JOBS_ADVICE, MOST_JOBS, Choice, add_repair, choice

_ENGINES = ("local", "dask", "spark", "ray")
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}

_EPILOG = """All machines must see IN and OUT under the same names. A run that was stopped or killed
goes on where it was when the same command is given again. Exit codes: 0 fine; 2 some records or
partitions have errors, told on standard error and in OUT/_report.json; 130 interrupted."""


@dataclass(frozen=True, slots=True)
class CorpusArguments:
    """What was asked for; ``size`` is in bytes, ``address`` "" for a cluster of one's own."""

    source: str
    out: str
    field: str
    engine: str
    address: str
    jobs: int
    size: int
    choice: Choice


def parse(words: Sequence[str]) -> CorpusArguments:
    """Read the words after ``textfix corpus``; on a mistake say it, and exit with 2."""
    parser = corpus_parser()
    given = parser.parse_args(words)
    if not 1 <= given.jobs <= MOST_JOBS:
        parser.error(JOBS_ADVICE)
    if given.address and given.engine == "local":
        parser.error("--address is of a cluster: name its --engine")
    return CorpusArguments(
        source=given.source,
        out=given.out,
        field=given.field,
        engine=given.engine,
        address=given.address,
        jobs=given.jobs,
        size=given.partition_size,
        choice=choice(given),
    )


def corpus_parser() -> argparse.ArgumentParser:
    """Return the parser of ``textfix corpus``."""
    parser = argparse.ArgumentParser(
        prog="textfix corpus",
        description="Repair a corpus of JSON Lines or Parquet by partitions, over processes or on"
        " a cluster.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("source", metavar="IN", help="a file, or a folder of files of one format")
    parser.add_argument("out", metavar="OUT", help="a folder of its own for the output")
    parser.add_argument("--field", default="text", help="the field to repair (default: text)")
    parser.add_argument(
        "--engine", choices=_ENGINES, default="local", help="what spreads the work (default: local)"
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="of the cluster: Dask's scheduler, Spark's master, Ray's head (default: a cluster on"
        " this machine, made for the run)",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=min(os.cpu_count() or 1, MOST_JOBS),
        metavar="N",
        help="processes on this machine (default: its processors)",
    )
    parser.add_argument(
        "--partition-size",
        type=_size,
        default=_size("8M"),
        metavar="BYTES",
        help="of the input, for example 500K or 64M (default: 8M)",
    )
    add_repair(parser.add_argument_group("what is repaired"))
    return parser


def _size(said: str) -> int:
    """Return the number of bytes that ``said`` means.

    >>> _size("64M")
    67108864
    """
    found = re.fullmatch(r"([1-9][0-9]*)([KMG]?)", said.upper())
    if not found:
        raise argparse.ArgumentTypeError(f"{said!r} is no size: write for example 500K or 64M")
    return int(found[1]) * _UNITS[found[2]]
