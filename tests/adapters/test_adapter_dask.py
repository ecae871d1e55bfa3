"""Dask: bags, dataframes, and names of work that are the same in every process."""

from __future__ import annotations

import pytest
from hosts import CHARACTERS, FIXED, TEXTS, printed

REASON = "dask is not installed: make engines"
db = pytest.importorskip("dask.bag", reason=REASON)
dd = pytest.importorskip("dask.dataframe", reason=REASON)
pd = pytest.importorskip("pandas", reason=REASON)

from textfix.adapters import dask as adapter  # noqa: E402

TOKEN = """
from dask.base import tokenize
from textfix.adapters import dask
from textfix.presets import preset
rules = [f"characters.{rule.name}" for rule in preset("characters").stages[0].rules]
print(tokenize(preset("default").without(*rules)))
"""


def test_a_bag_of_texts() -> None:
    bag = db.from_sequence(TEXTS, npartitions=3)
    assert adapter.fix_bag(bag, CHARACTERS).compute(scheduler="sync") == FIXED


def test_a_bag_of_records() -> None:
    bag = db.from_sequence([{"n": n, "body": text} for n, text in enumerate(TEXTS)], npartitions=2)
    fixed = adapter.fix_bag(bag, CHARACTERS, field="body").compute(scheduler="sync")
    assert fixed == [{"n": n, "body": text} for n, text in enumerate(FIXED)]


def test_a_series_of_a_dataframe() -> None:
    frame = dd.from_pandas(pd.DataFrame({"n": range(len(TEXTS)), "body": TEXTS}), npartitions=3)
    frame["body"] = adapter.fix_series(frame["body"], CHARACTERS)
    computed = frame.compute(scheduler="processes", num_workers=2)
    assert computed.dtypes.equals(frame.dtypes)
    assert [None if pd.isna(text) else text for text in computed["body"]] == FIXED
    assert computed["n"].tolist() == list(range(len(TEXTS)))


def test_work_has_the_same_name_in_every_process() -> None:
    assert printed(TOKEN) == printed(TOKEN)
