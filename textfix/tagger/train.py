# mypy: disable-error-code="import-not-found"
"""Train the gap tagger: ``python -m textfix.tagger.train CORPORA [--steps N] [--out DIR]``.

The data depend on the seed and the step only, and the schedule on the steps, so a training can be
stopped and resumed (run it again with the same options) and repeated. OUT gets a checkpoint, the
network (float16), its int8 ONNX file, the sheet with its hash and its card.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from textfix.tagger.batches import Batch, Batches, Passage, read_passages
from textfix.tagger.export import write_release
from textfix.tagger.network import Network, Shape, load_network, loss_of, save_network

CHECKPOINT, NETWORK = "checkpoint.pt", "tagger.fp16.pt"
_SAVE_EVERY, _SAY_EVERY = 1000, 100  # steps
_MATRIX_RATE, _OTHER_RATE = 0.02, 0.002  # of Muon and of AdamW
_SLOWEST = 0.01  # share of the rate at the end


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training does; the defaults are those that the network was found with."""

    steps: int = 26_700
    windows: int = 256  # a step, of 512 symbols
    seed: int = 1
    warm_up: int = 300  # steps
    decay: float = 0.75  # the share of the steps in which the rate falls
    shape: Shape = dataclasses.field(default_factory=Shape)

    def rate(self, step: int) -> float:
        """Return the share of the full learning rate at a step.

        >>> Plan(steps=1000, warm_up=100, decay=0.5).rate(749)
        0.502
        """
        left = (self.steps - step) / max(1, self.steps * self.decay)
        return min(1.0, (step + 1) / max(1, self.warm_up), max(_SLOWEST, left))


class Training:
    """A network in training: its weights, their running average, the optimizers and the step."""

    def __init__(self, plan: Plan, device: str, first: Path | None = None) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.step = 0
        self.device = device
        self.network = (load_network(first) if first else Network(plan.shape)).to(device)
        self.average = (load_network(first) if first else Network(plan.shape)).to(device)
        self.average.load_state_dict(self.network.state_dict())
        named = list(self.network.named_parameters())
        matrices = [p for name, p in named if name.startswith("blocks.") and p.ndim == 2]
        others = [p for name, p in named if not (name.startswith("blocks.") and p.ndim == 2)]
        self.optimizers: list[torch.optim.Optimizer] = [
            torch.optim.Muon(matrices, lr=_MATRIX_RATE, momentum=0.95, weight_decay=0.01),
            torch.optim.AdamW(others, lr=_OTHER_RATE, betas=(0.9, 0.98), weight_decay=0.0),
        ]

    def learn(self, batch: Batch) -> float:
        """Take one step; return the loss (nats a gap)."""
        rate = self.plan.rate(self.step)
        for optimizer, full in zip(self.optimizers, (_MATRIX_RATE, _OTHER_RATE), strict=True):
            optimizer.param_groups[0]["lr"] = full * rate
            optimizer.zero_grad(set_to_none=True)
        symbols, gaps, truth = (_on(self.device, part) for part in batch)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device != "cpu"):
            logits = self.network(symbols, gaps)
        loss = loss_of(logits, truth)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
        self.step += 1
        self._update_average()
        return float(loss.detach())

    def _update_average(self) -> None:
        share = min(0.999, self.step / (self.step + 9))
        with torch.no_grad():
            pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
            for mean, weight in pairs:
                mean.lerp_(weight, 1 - share)

    def save(self, path: Path) -> None:
        """Write everything that a later ``resume`` needs."""
        state = {
            "plan": dataclasses.asdict(self.plan),
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Go on where ``path`` was saved.

        Raises:
            ValueError: it was saved by a training with another plan.
        """
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        if state["plan"] != dataclasses.asdict(self.plan):
            raise ValueError(f"{path} belongs to another plan: {state['plan']}")
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        for optimizer, own in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(own)


def _on(device: str, part: np.ndarray[Any, np.dtype[np.int64]]) -> Tensor:
    return torch.from_numpy(part).to(device, non_blocking=True)


def train(
    passages: list[Passage],
    plan: Plan,
    out: Path,
    first: Path | None = None,
    workers: int = 0,
    until: int | None = None,
) -> list[float]:
    """Train up to step ``until`` (the plan's last one if not given); return the losses.

    ``first`` is a network to start from, ``workers`` the processes that make data.

    Raises:
        ValueError: ``out`` holds the checkpoint of another plan.
    """
    out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    training = Training(plan, device, first)
    if (out / CHECKPOINT).exists():
        training.resume(out / CHECKPOINT)
    last = plan.steps if until is None else min(until, plan.steps)
    losses: list[float] = []
    for batch in _batches(passages, plan, range(training.step, last), workers):
        losses.append(training.learn(batch))
        if training.step % _SAY_EVERY == 0:
            recent = losses[-_SAY_EVERY:]
            print(f"step {training.step}: loss {np.mean(recent):.4f}", file=sys.stderr, flush=True)
        if training.step % _SAVE_EVERY == 0:
            training.save(out / CHECKPOINT)
    training.save(out / CHECKPOINT)
    save_network(out / NETWORK, training.average)
    return losses


def _batches(passages: list[Passage], plan: Plan, steps: range, workers: int) -> Iterable[Batch]:
    """Return the batches of some steps, in their order whatever the number of workers."""
    data: Any = Batches(passages, plan.seed, plan.windows)
    loader: Iterable[Batch] = DataLoader(
        data, batch_size=None, sampler=steps, num_workers=workers, collate_fn=_as_it_is
    )
    return loader


def _as_it_is(batch: Batch) -> Batch:
    return batch


def describe(plan: Plan, passages: list[Passage], losses: list[float]) -> dict[str, str]:
    """Return what a card says of a training."""
    lines = sum(len(passage.lines) for passage in passages)
    return {
        "data": f"{lines:,} lines in {len(passages):,} passages, with simulated damage",
        "windows seen": f"{plan.steps * plan.windows:,} of 512 symbols",
        "seed": str(plan.seed),
        "last loss": f"{np.mean(losses[-_SAY_EVERY:]):.4f} nats a gap" if losses else "",
        "shape": str(plan.shape),
        "torch, numpy": f"{torch.__version__}, {np.__version__}",
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    summary, _, _ = (__doc__ or "").partition("\n")
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m textfix.tagger.train", description=summary)
    parser.add_argument("corpora", type=Path, help="folder with NAME.txt.xz files")
    parser.add_argument("--out", type=Path, default=Path("build", "tagger"))
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--windows", type=int, default=usual.windows, help="a step")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--decay", type=float, default=usual.decay)
    parser.add_argument("--first", type=Path, help="a network (.pt) to start from")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    shape = load_network(options.first).shape if options.first else Shape()
    plan = Plan(options.steps, options.windows, options.seed, decay=options.decay, shape=shape)
    passages = read_passages(options.corpora)
    losses = train(passages, plan, options.out, options.first, options.workers)
    digest = write_release(
        load_network(options.out / NETWORK), options.out, describe(plan, passages, losses)
    )
    print(f"{options.out}: SHA-256 {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
