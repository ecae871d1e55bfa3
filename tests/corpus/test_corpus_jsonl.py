"""Ranges of a file of JSON Lines: each line lies in one of them, in its place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import find, given
from hypothesis import strategies as st
from small_stages import Yeh

from textfix.corpus import jsonl
from textfix.corpus.tally import Tally
from textfix.pipeline import Pipeline

lines = st.lists(
    st.sampled_from(['{"text": "علي"}', '{"text": ""}', "", "[]", '{"text": "' + "x" * 50 + '"}'])
)


def repaired(data: bytes, size: int) -> tuple[list[bytes], Tally, list[tuple[int, int, int]]]:
    """Return the output and the ranges of ``data`` cut at ``size`` bytes."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        source.write_bytes(data)
        ranges = list(jsonl.split(str(source), size))
        outputs, whole = [], Tally()
        for start, end, _ in ranges:
            whole.add(
                jsonl.repair(str(source), start, end, str(target), "text", Pipeline((Yeh(),)))
            )
            outputs.append(target.read_bytes())
    return outputs, whole, ranges


@given(lines, st.integers(1, 200), st.booleans())
def test_ranges_partition_the_file_at_ends_of_lines(
    some: list[str], size: int, ended: bool
) -> None:
    data = "\n".join(some).encode() + b"\n" * ended
    _, _, ranges = repaired(data, size)
    assert b"".join(data[start:end] for start, end, _ in ranges) == data
    assert all(data[end - 1 : end] == b"\n" for _, end, _ in ranges[:-1])
    assert all(held == end - start for start, end, held in ranges)


@given(lines, st.integers(1, 200))
def test_where_it_is_cut_makes_no_difference(some: list[str], size: int) -> None:
    data = "".join(f"{line}\n" for line in some).encode()
    cut, counted, _ = repaired(data, size)
    whole, counted_whole, _ = repaired(data, 10**6)
    assert b"".join(cut) == b"".join(whole)
    assert counted == counted_whole


def test_ranges_hold_the_hard_cases() -> None:
    find(
        st.tuples(lines, st.integers(1, 200)),
        lambda case: len(repaired("\n".join(case[0]).encode(), case[1])[2]) > 2,
    )
