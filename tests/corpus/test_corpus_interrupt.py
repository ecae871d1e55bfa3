"""Ctrl-C, for real, on every engine: nothing half-written, and the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import corpora
import pytest

from textfix.corpus.engines import ENGINES

PARTS = ("--partition-size", "300")
PROGRAM = """
import signal
import sys
from corpus_stages import Slow
from small_stages import Yeh
from textfix import presets
from textfix.cli import main
from textfix.pipeline import Pipeline
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in background jobs
    presets.PRESETS["default"] = Pipeline((Yeh(), Slow(0.1)))
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.usefixtures("stages_in_path")
@pytest.mark.parametrize(
    ("engine", "jobs"),
    [("local", "1"), ("local", "2"), ("dask", "2"), ("spark", "2"), ("ray", "2")],
)
def test_an_interrupt_leaves_nothing_half_written(
    corpus: Path, tmp_path: Path, engine: str, jobs: str
) -> None:
    if ENGINES[engine]:
        pytest.importorskip(ENGINES[engine], reason=f"{engine} is not installed: make engines")
    out, program = tmp_path / "out", tmp_path / "program.py"
    program.write_text(PROGRAM)
    words = [sys.executable, str(program), "corpus", str(corpus), str(out), *PARTS]
    words += ["--jobs", jobs, "--engine", engine]
    running = subprocess.Popen(words, stderr=subprocess.PIPE, process_group=0, cwd=tmp_path)
    while not list(out.glob("_textfix/done/*.json")) and running.poll() is None:
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGINT)  # the command alone: it must take its processes along
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "interrupted; the same command goes on" in err.decode()
    there = corpora.contents(out)
    assert not [name for name in there if Path(name).name.startswith(".")]
    parts = {name: part for name, part in there.items() if name.startswith("part-")}
    assert "_report.json" not in there

    ended = subprocess.run(words, capture_output=True, check=False, cwd=tmp_path)
    assert ended.returncode == 2  # the bad record
    assert "partitions are done already" in ended.stderr.decode()
    whole = corpora.contents(out)
    assert len([name for name in whole if name.startswith("part-")]) > len(parts)
    assert all(whole[name] == part for name, part in parts.items())
    assert len(corpora.joined(out).splitlines()) == 40
