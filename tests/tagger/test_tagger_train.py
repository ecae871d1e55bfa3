# ruff: noqa: E402 (nothing below can be imported without PyTorch)
from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install textfix[train]")
pytest.importorskip("onnx", reason="export needs the extra: pip install textfix[train]")

import onnxruntime

from textfix.tagger.batches import IGNORED, Batches, Passage
from textfix.tagger.export import INT8, export_float, write_release
from textfix.tagger.network import Network, Shape, load_network, loss_of, save_network
from textfix.tagger.train import CHECKPOINT, NETWORK, Plan, main, train
from textfix.tagger.weights import CARD, SHEET, check_weights, session

CHECKPOINTS = Path(__file__).parents[2] / "../shared/model"
TINY = Shape(width=32, layers=2, heads=2, inner=64)
PLAN = Plan(steps=3, windows=2, seed=4, warm_up=1, shape=TINY)
LINES = ("نامه‌های دیوانی را می‌خوانند و از آن‌ها یادداشت برمی‌دارند.",) * 20
PASSAGES = [Passage(LINES, True), Passage(LINES, False)]


def test_the_same_seed_gives_the_same_losses(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    first = train(PASSAGES, PLAN, tmp_path / "a")
    assert len(first) == 3
    assert np.isfinite(first).all()
    assert train(PASSAGES, PLAN, tmp_path / "b") == first


def test_a_resumed_training_goes_on_as_if_never_stopped(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    whole = train(PASSAGES, PLAN, tmp_path / "a")
    parts = [
        loss for last in (2, None) for loss in train(PASSAGES, PLAN, tmp_path / "b", until=last)
    ]
    assert parts == whole
    a, b = (load_network(tmp_path / name / NETWORK).state_dict() for name in "ab")
    assert all(torch.equal(a[name], b[name]) for name in a)


def test_workers_do_not_change_the_data(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    one = train(PASSAGES, PLAN, tmp_path / "a", workers=2)
    assert one == train(PASSAGES, PLAN, tmp_path / "b", workers=0)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with lzma.open(tmp_path / "docs_vite.txt.xz", "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in LINES)
    options = ["--steps", "1", "--windows", "1", "--workers", "0", "--out", str(tmp_path / "out")]
    assert main([str(tmp_path), *options]) == 0
    sheet = json.loads((tmp_path / "out" / SHEET).read_text(encoding="utf-8"))
    assert sheet["sha256"] in capsys.readouterr().out


def test_another_plan_is_not_resumed(tmp_path: Path) -> None:
    train(PASSAGES, PLAN, tmp_path, until=1)
    assert (tmp_path / CHECKPOINT).exists()
    with pytest.raises(ValueError, match="another plan"):
        train(PASSAGES, Plan(steps=3, windows=2, seed=5, warm_up=1, shape=TINY), tmp_path)


def test_the_network_learns() -> None:
    torch.manual_seed(1)
    network = Network(TINY)
    batch = Batches(PASSAGES[:1], seed=1, size=4)[0]
    symbols, gaps, truth = map(torch.from_numpy, batch)
    adam = torch.optim.AdamW(network.parameters(), lr=0.003)
    losses = []
    for _ in range(12):
        loss = loss_of(network(symbols, gaps), truth)
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
    assert losses[-1] < 0.6 * losses[0]


def test_the_loss_of_cuts_alone_adds_up_the_gaps() -> None:
    logits = torch.randn(1, 5, 6)
    odds = logits.softmax(-1)[0]
    truth = torch.tensor([[IGNORED, 4, 6, 7, IGNORED]])
    expected = -(odds[1, 4].log() + odds[2, :3].sum().log() + odds[3, 3:].sum().log()) / 3
    assert torch.isclose(loss_of(logits, truth), expected)


def test_a_release_holds_the_network_its_hash_and_its_card(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = Network(TINY).eval()
    digest = write_release(network, tmp_path, {"seed": "1"})
    sheet = json.loads((tmp_path / SHEET).read_text(encoding="utf-8"))
    weights = (tmp_path / INT8).read_bytes()
    assert sheet == {"file": INT8, "sha256": digest}
    check_weights(weights, digest)
    assert digest in (tmp_path / CARD).read_text(encoding="utf-8")
    x, g = (Batches(PASSAGES, 1, 1)[0][i] for i in (0, 1))
    y = onnxruntime.InferenceSession(weights).run(["y"], {"x": x, "g": g})[0]
    with torch.no_grad():
        assert np.abs(y - network(torch.from_numpy(x), torch.from_numpy(g)).numpy()).max() < 0.3


def test_networks_survive_a_file(tmp_path: Path) -> None:
    network = Network(TINY)
    save_network(tmp_path / "n.pt", network)
    stored = load_network(tmp_path / "n.pt")
    assert stored.shape == TINY
    weights = network.state_dict()
    assert all(torch.equal(w, weights[n].half().float()) for n, w in stored.state_dict().items())


@pytest.mark.skipif(not CHECKPOINTS.exists(), reason="the checkpoint is not beside the repository")
def test_the_checkpoint_predicts_as_the_shipped_network(tmp_path: Path) -> None:
    network = load_network(CHECKPOINTS / "tagger-big.fp16.pt")
    export_float(network, tmp_path / "float.onnx")
    floats = onnxruntime.InferenceSession(tmp_path / "float.onnx")
    batch = Batches(PASSAGES, seed=1, size=2)[0]
    for x, g in zip(batch.symbols, batch.gaps, strict=True):
        feed = {"x": x[None], "g": g[None]}
        ours, shipped = (s.run(["y"], feed)[0][0] for s in (floats, session()))
        assert (ours.argmax(-1) == shipped.argmax(-1)).mean() > 0.98
        assert np.abs(ours - shipped).mean() < 0.3
