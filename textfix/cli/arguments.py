"""The command line, read into one immutable value."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from textfix import __version__

MOST_JOBS = 512
JOBS_ADVICE = f"--jobs takes a number from 1 to {MOST_JOBS}"

_EPILOG = """exit codes: 0 fine; 1 --check found something to repair; 2 an error, each said on one
line of standard error (the other documents are still done); 130 interrupted; 141 closed pipe.
textfix corpus IN OUT repairs a whole corpus by partitions (textfix corpus --help); a file of the
name corpus is ./corpus"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pipeline was asked for; ``options`` are (stage, option, value)."""

    config: str | None
    preset: str | None
    stages: tuple[str, ...]
    disable: tuple[str, ...]
    options: tuple[tuple[str, str, str | bool], ...]


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for."""

    files: tuple[str, ...]
    output: str | None
    in_place: bool
    check: bool
    show: str
    """What standard output gets: "" (the text), diff, diagnosis; text, full or json (explained)."""
    jsonl: bool
    field: str
    jobs: int
    device: str | None
    encoding: str
    choice: Choice
    list_rules: bool
    resume: bool = False
    report: str | None = None


def parse(argv: Sequence[str]) -> Arguments:
    """Read the command line; on a mistake say it, show the usage and exit with 2."""
    parser = command_parser()
    # A bare --explain must not swallow the file after it, as an optional value would.
    given = parser.parse_args(["--explain=text" if a == "--explain" else a for a in argv])
    mistake = _mistake(given)
    if mistake:
        parser.error(mistake)
    return Arguments(
        files=tuple(given.file) or ("-",),
        output=given.output,
        in_place=given.in_place,
        check=given.check,
        show="diff" if given.diff else "diagnosis" if given.diagnose else given.explain,
        jsonl=given.jsonl,
        field=given.field,
        jobs=given.jobs,
        device=given.device,
        encoding=given.encoding,
        choice=choice(given),
        list_rules=given.list_rules,
        resume=given.resume,
        report=given.report,
    )


def choice(given: argparse.Namespace) -> Choice:
    """Return the choice that the options of ``add_repair`` make."""
    keep = given.lines == "keep"
    options = [
        (stage, option, value)
        for stage, option, value in (
            ("paragraphs", "lines", given.lines),
            ("footnotes", "render", given.footnotes or ("keep" if keep else None)),
            ("furniture", "keep", given.keep_furniture or keep or None),
        )
        if value is not None
    ]
    return Choice(
        config=given.config,
        preset=given.preset,
        stages=_names(given.stages),
        disable=_names(given.disable),
        options=tuple(options),
    )


def _mistake(given: argparse.Namespace) -> str:
    """Return what is contradictory in the arguments, or ""."""
    import sys

    if given.in_place and given.output:
        return "--in-place and -o exclude each other"
    if given.check and (given.in_place or given.output):
        return "--check writes nothing: leave out -o and --in-place"
    if bool(given.diff) + bool(given.explain) + bool(given.diagnose) > 1:
        return "--diff, --explain and --diagnose exclude each other"
    if given.jsonl and given.diagnose and given.field == "diagnosis":
        return "--diagnose writes the field 'diagnosis': --field names another"
    if given.in_place and (not given.file or "-" in given.file):
        return "--in-place needs files: standard input cannot be replaced"
    if given.resume and (not given.output or given.diff or given.explain):
        return "--resume goes on with what -o writes: give -o, without --diff and --explain"
    if "" in (given.output, given.report):
        return "-o and --report take a name, not an empty one"
    if not 1 <= given.jobs <= MOST_JOBS:
        return JOBS_ADVICE
    if not given.file and not given.list_rules and sys.stdin and sys.stdin.isatty():
        return "no FILE; give one, or - to type the text"
    return ""


def _names(lists: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for names in lists for name in names.split(",") if name.strip())


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="textfix",
        usage="textfix [options] [FILE ...]\n       textfix corpus [options] IN OUT",
        description="Repair Persian text extracted from PDFs. Reads FILEs (- or none: standard"
        " input), writes UTF-8 to standard output.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", nargs="*", metavar="FILE", help="a text (UTF-8), a .parquet or a folder"
    )
    _add_output(parser.add_argument_group("where the text goes"))
    add_repair(parser.add_argument_group("what is repaired"))
    _add_input(parser.add_argument_group("input"))
    parser.add_argument("--list-rules", action="store_true", help="list stages and rules")
    parser.add_argument("--version", action="version", version=f"textfix {__version__}")
    return parser


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-o", "--output", metavar="FILE|DIR", help="write here (a folder: by name)")
    group.add_argument(
        "--resume", action="store_true", help="with -o: do not do again what is done there"
    )
    group.add_argument("--report", metavar="FILE", help="write counts and versions there, as JSON")
    group.add_argument("--in-place", action="store_true", help="replace each file, atomically")
    group.add_argument("--check", action="store_true", help="write nothing; exit 1 on any change")
    group.add_argument("--diff", action="store_true", help="show a unified diff, not the text")
    group.add_argument(
        "--explain",
        nargs="?",
        choices=("text", "full", "json"),
        default="",
        metavar="=full|=json",
        help="show the changes, not the text: of each rule those least sure, or all"
        " (--explain=full); --explain=json for programs",
    )
    group.add_argument(
        "--diagnose",
        action="store_true",
        help="show what extraction did to the text, and what to extract with instead",
    )


def add_repair(group: argparse._ArgumentGroup) -> None:
    """Add the options that choose a pipeline."""
    group.add_argument(
        "--lines",
        choices=("unwrap", "keep"),
        help="join lines to paragraphs (unless said otherwise), or keep every line",
    )
    group.add_argument(
        "--footnotes",
        choices=("markdown", "endnotes", "inline", "drop"),
        help="how footnotes are written (unless said otherwise: [^1], and [^1]: at the end)",
    )
    group.add_argument(
        "--keep-furniture", action="store_true", help="keep page numbers and running heads"
    )
    group.add_argument("--preset", metavar="NAME", help="default, lines, style, characters or zero")
    group.add_argument(
        "--stages", action="append", default=[], metavar="A,B", help="run these stages only"
    )
    group.add_argument(
        "--disable", action="append", default=[], metavar="A,B", help="leave out stages or rules"
    )
    group.add_argument("--config", metavar="FILE", help="read options from a TOML file")


def _add_input(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a line in, and out; Parquet is known by .parquet",
    )
    group.add_argument("--field", default="text", help="the field to repair (default: text)")
    group.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default: 1)")
    group.add_argument(
        "--device", choices=("cpu", "cuda"), help="where the network runs (default: cpu)"
    )
    group.add_argument(
        "--encoding", default="utf-8", metavar="NAME", help="of the input (default: utf-8)"
    )
