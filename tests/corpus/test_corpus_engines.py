"""Every engine, for real: the same output as alone, and a process killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import corpora
import pytest
from commands import Command
from corpus_stages import Deadly, Slow
from small_stages import Loser, Yeh

from textfix import presets
from textfix.corpus.engines import ENGINES, TRIES
from textfix.pipeline import Pipeline

PARTS = ("--partition-size", "200")

pytestmark = pytest.mark.usefixtures("stages_in_path")


@pytest.fixture(params=ENGINES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of an engine that is installed."""
    engine: str = request.param
    if ENGINES[engine]:
        pytest.importorskip(
            ENGINES[engine], reason=f"{ENGINES[engine]} is not installed: make engines"
        )
    return engine


@pytest.fixture
def alone(command: Command, corpus: Path) -> dict[str, bytes]:
    """Return the output of one process, this one."""
    command("corpus", str(corpus), "alone", *PARTS, "--jobs", "1")
    return corpora.contents(Path("alone"))


@pytest.fixture
def lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that has the stage ``Deadly`` kill its process so many times."""
    path = tmp_path / "lives"
    stages = (*presets.PRESETS["default"].stages, Deadly(str(path)))
    monkeypatch.setitem(presets.PRESETS, "default", Pipeline(stages))
    return lambda times: path.write_bytes(b"+" * times) and None


def with_a_skull(corpus: Path) -> None:
    lines = corpora.records()
    lines[12] = '{"n": 12, "text": "☠ علي"}'
    corpora.write(corpus, lines)


def test_the_output_is_the_same_whatever_the_engine(
    command: Command, corpus: Path, alone: dict[str, bytes], name: str
) -> None:
    ended = command("corpus", str(corpus), "out", *PARTS, "--jobs", "2", "--engine", name)
    assert ended.code == 2  # the bad records
    assert corpora.contents(Path("out")) == alone
    assert len(alone) > 10


def test_the_work_of_a_process_that_dies_is_done_by_another(
    command: Command, corpus: Path, lives: Callable[[int], None], name: str, tmp_path: Path
) -> None:
    with_a_skull(corpus)
    lives(0)
    command("corpus", str(corpus), "alone", *PARTS, "--jobs", "1")
    lives(1)
    ended = command("corpus", str(corpus), "out", *PARTS, "--jobs", "2", "--engine", name)
    assert (tmp_path / "lives").read_bytes() == b""
    assert ended.code == 2  # the bad records
    assert corpora.contents(Path("out")) == corpora.contents(Path("alone"))


@pytest.mark.parametrize(
    ("name", "deaths"),
    [("local", {TRIES}), ("dask", {4, 8}), ("ray", {TRIES})],  # dask: again if others are blamed
    indirect=["name"],
)
def test_a_partition_that_kills_again_and_again_is_given_up_alone(
    command: Command,
    corpus: Path,
    lives: Callable[[int], None],
    name: str,
    deaths: set[int],
    tmp_path: Path,
) -> None:
    with_a_skull(corpus)
    lives(100)
    ended = command("corpus", str(corpus), "out", *PARTS, "--jobs", "2", "--engine", name)
    assert ended.code == 2
    assert 100 - len((tmp_path / "lives").read_bytes()) in deaths
    told = [line for line in ended.err.splitlines() if line.startswith("textfix: partition ")]
    assert len(told) == 1
    lives(0)
    again = command("corpus", str(corpus), "out", *PARTS, "--jobs", "2", "--engine", name)
    assert "partitions are done already" in again.err
    assert len(corpora.joined(Path("out")).splitlines()) == 40


@pytest.mark.parametrize("name", ["spark"], indirect=True)
def test_what_was_done_before_an_engine_gives_up_is_done(
    command: Command, corpus: Path, lives: Callable[[int], None], name: str
) -> None:
    with_a_skull(corpus)
    lives(100)
    options = (*PARTS, "--jobs", "1", "--engine", name)
    ended = command("corpus", str(corpus), "out", *options)
    assert ended.code == 2
    assert f"textfix: {name}: " in ended.err
    said = json.loads(Path("out/_report.json").read_bytes())
    assert 0 < said["done"] < said["partitions"]
    lives(0)
    assert f"{said['done']} of" in command("corpus", str(corpus), "out", *options).err
    assert len(corpora.joined(Path("out")).splitlines()) == 40


@pytest.fixture
def cluster() -> Iterator[object]:
    """Return a cluster of two worker processes that was there before the command."""
    distributed = pytest.importorskip(
        "distributed", reason="distributed is not installed: make engines"
    )
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as there:
        yield there


def test_a_worker_of_a_dask_cluster_is_killed_in_the_middle(
    command: Command,
    corpus: Path,
    alone: dict[str, bytes],
    cluster: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(presets.PRESETS, "default", Pipeline((Yeh(), Loser(), Slow(0.1))))
    address: str = cluster.scheduler_address  # type: ignore[attr-defined]
    pids = [nanny.pid for nanny in cluster.workers.values()]  # type: ignore[attr-defined]
    done_before: list[int] = []

    def kill_in_the_middle() -> None:
        while len(marks := list(Path("out/_textfix/done").glob("*.json"))) < 3:
            time.sleep(0.01)
        os.kill(pids[0], signal.SIGKILL)
        done_before.append(len(marks))

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    killer.start()
    options = ("--engine", "dask", "--address", address)
    ended = command("corpus", str(corpus), "out", *PARTS, *options)
    killer.join(timeout=1)
    parts = [name for name in alone if name.startswith("part-")]
    assert 3 <= done_before[0] < len(parts) - 2
    assert ended.code == 2  # the bad records
    out = corpora.contents(Path("out"))
    assert {name: out[name] for name in parts} == {name: alone[name] for name in parts}
