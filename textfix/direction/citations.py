"""Citations in brackets: each moves as one, and reads by a rule of its own.

A citation is a name, a year and perhaps pages between brackets, and its runs are too short to be
put in order by their words. A Latin one is one left-to-right island. A Persian one, whatever order
its runs stand in, reads: name, year, pages (APA style as Persian journals use it). A stop that the
extractor drew inside belongs behind the closing bracket.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.direction.chain import NOTHING, SPACE, Chain
from textfix.direction.units import Line, kind_of

_BRACKETS = "()[]"
_STOP = "."
_COMMAS = ",\N{ARABIC COMMA}\N{ARABIC SEMICOLON};"
_PAGE_WORDS = {"ص", "صص", "ج"}
_MOST_UNITS = 60
_MOST_NAMES = 4


class Citation(NamedTuple):
    """A citation at units ``[start, end)``: its ``runs`` in reading order, and what stands before
    each run but the first (``seams``)."""

    start: int
    end: int
    runs: tuple[tuple[int, int], ...]
    seams: tuple[int, ...]


_Order = tuple[list[tuple[int, int]], list[int]]  # runs, and what stands before each but the first


class _Part(NamedTuple):
    kind: str  # "A" letters, "N" number, or the sign itself
    start: int
    end: int


def find_citations(line: Line) -> list[Citation]:
    """Return the citations of ``line``, in its order."""
    brackets = [at for at, base in enumerate(line.bases) if base in _BRACKETS]
    found: list[Citation] = []
    for start, last in pairwise(brackets):
        if found and start < found[-1].end:
            continue
        if 4 < last - start < _MOST_UNITS:
            citation = _read(line, start, last)
            if citation is not None:
                found.append(citation)
    return found


def expand(chain: Chain, citations: Sequence[Citation]) -> Chain:
    """Write the inner order of ``citations`` into a chain whose runs hold them whole."""
    runs: list[tuple[int, int]] = []
    seams: list[int] = []
    for run, seam in zip(chain.runs, (SPACE, *chain.seams), strict=True):
        for part, before in _opened(run, seam, citations):
            runs.append(part)
            seams.append(before)
    return Chain(tuple(runs), tuple(seams[1:]), chain.margin)


def _opened(
    run: tuple[int, int], seam: int, citations: Sequence[Citation]
) -> Iterator[tuple[tuple[int, int], int]]:
    at, end = run
    for citation in citations:
        if citation.start < at or citation.end > end:
            continue
        if at < citation.start:
            yield (at, citation.start), seam
            seam = SPACE
        for number, inner in enumerate(citation.runs):
            yield inner, citation.seams[number - 1] if number else seam
        at, seam = citation.end, SPACE
    if at < end:
        yield (at, end), seam


def _read(line: Line, start: int, last: int) -> Citation | None:
    """Read the bracketed units ``[start, last]`` as a citation, if they are one."""
    first, end = start + 1, last
    stop = None
    if line.base(first) == _STOP:
        stop, first = first, first + 1
    elif line.base(end - 1) == _STOP:
        stop, end = end - 1, end - 1
    parts = _parts(line, first, end)
    if not any(_is_year(line, part) for part in parts):
        return None
    kinds = {kind_of(line.base(at)) for at in range(first, end)}
    if "A" not in kinds:
        if "L" not in kinds:
            return None
        ordered: _Order | None = [(first, end)], []
    else:
        ordered = None if "L" in kinds else _persian_order(line, parts)
    if ordered is None:
        return None
    # Which bracket is drawn where does not matter: each is turned by balance later.
    near, far = (start, last) if "A" not in kinds or _opens_left(line, parts) else (last, start)
    runs = [(near, near + 1), *ordered[0], (far, far + 1)]
    seams = [NOTHING, *ordered[1], NOTHING]
    if stop is not None:
        runs.append((stop, stop + 1))
        seams.append(NOTHING)
    return Citation(start, last + 1, tuple(runs), tuple(seams))


def _parts(line: Line, start: int, end: int) -> list[_Part]:
    parts: list[_Part] = []
    for at in range(start, end):
        kind = kind_of(line.base(at))
        goes_on = kind == "A" or (kind == "N" and not line.gap(at))
        if goes_on and parts and parts[-1].kind == kind and parts[-1].end == at:
            parts[-1] = parts[-1]._replace(end=at + 1)
            continue
        parts.append(_Part(kind if kind in "ALN" else line.base(at), at, at + 1))
    return parts


def _is_year(line: Line, part: _Part) -> bool:
    if part.kind != "N" or part.end - part.start != 4:
        return False
    digits = "".join(str(int(line.base(at))) for at in range(part.start, part.end))
    return 1000 <= int(digits) <= 2100 or 1000 <= int(digits[::-1]) <= 2100


def _opens_left(line: Line, parts: Sequence[_Part]) -> bool:
    """Whether the name stands left of the year, as in a citation that nothing turned."""
    year = next(part for part in parts if _is_year(line, part))
    names = [part for part in parts if part.kind == "A" and not _is_page_word(line, part)]
    return bool(names) and names[0].start < year.start


def _is_page_word(line: Line, part: _Part) -> bool:
    return line.text[slice(*line.span(part.start, part.end))].strip() in _PAGE_WORDS


def _persian_order(line: Line, parts: Sequence[_Part]) -> _Order | None:
    """Return runs and seams of a Persian citation: name, year, pages; None if it is no such."""
    years = [part for part in parts if _is_year(line, part)]
    numbers = [part for part in parts if part.kind == "N" and part not in years]
    markers = [part for part in parts if part.kind == "A" and _is_page_word(line, part)]
    names = [part for part in parts if part.kind == "A" and part not in markers]
    commas = [part for part in parts if part.kind in _COMMAS]
    colons = [part for part in parts if part.kind == ":"]
    dashes = [part for part in parts if part.kind == "-"]
    known = len(years + numbers + markers + names + commas + colons + dashes)
    if known != len(parts) or len(years) != 1 or len(names) != 1 or len(numbers) > 2:
        return None
    if len(markers) > 1 or len(commas) > 2 or len(colons) > 1 or len(dashes) != len(numbers) // 2:
        return None
    if len(line.text[slice(*line.span(names[0].start, names[0].end))].split()) > _MOST_NAMES:
        return None
    numbers.sort(key=lambda part: _value(line, part))
    sequence: list[tuple[_Part, int]] = [(names[0], NOTHING)]
    sequence += [(part, NOTHING) for part in commas[:1]]
    sequence += [(years[0], SPACE)]
    sequence += [(part, NOTHING) for part in commas[1:] + colons]
    sequence += [(part, SPACE) for part in markers]
    sequence += [(part, SPACE) for part in numbers[:1]]
    sequence += [(part, NOTHING) for part in dashes + numbers[1:]]
    runs = [(part.start, part.end) for part, _ in sequence]
    return runs, [seam for _, seam in sequence[1:]]


def _value(line: Line, part: _Part) -> int:
    return int("".join(str(int(line.base(at))) for at in range(part.start, part.end)))
