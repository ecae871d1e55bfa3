# mypy: disable-error-code="import-not-found", allow-subclassing-any
"""The network (PyTorch): a character encoder with one softmax for every gap.

A symbol and the gap before it are embedded and added; a convolution of five symbols sees the word,
pre-norm Transformer blocks with rotary positions see the lines around, and the head reads the two
symbols beside the gap.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

# The layers' names in the first published checkpoint, by the names they have here.
_FIRST_NAMES = {
    "symbols": "e",
    "gaps": "g",
    "near": "c1",
    "norm": "n",
    "attention_norm": "n1",
    "feed_norm": "n2",
    "query_key_value": "qkv",
    "attended": "o",
    "widen": "f1",
    "narrow": "f2",
}
_FIRST_SHAPE = {
    "width": "d",
    "layers": "L",
    "heads": "h",
    "inner": "ff",
    "symbols": "nv",
    "classes": "nc",
    "near": "conv",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; the defaults are those of the shipped one (7.9 M parameters)."""

    width: int = 320
    layers: int = 6
    heads: int = 5
    inner: int = 1280
    symbols: int = 128
    classes: int = 6
    near: int = 5  # symbols that the convolution sees


class Block(nn.Module):
    """Attention over the window, then a feed-forward layer, each added to what came in."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.attention_norm = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width, bias=False)
        self.attended = nn.Linear(width, width, bias=False)
        self.feed_norm = nn.LayerNorm(width)
        self.widen = nn.Linear(width, shape.inner, bias=False)
        self.narrow = nn.Linear(shape.inner, width, bias=False)

    def forward(self, hidden: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        heads = self.query_key_value(self.attention_norm(hidden))
        heads = heads.view(batch, length, 3, self.heads, width // self.heads)
        heads = heads.permute(2, 0, 3, 1, 4)
        query, key = _rotate(heads[:2], cosine, sine).to(heads.dtype).unbind(0)
        seen = _attend(query, key, heads[2])
        hidden = hidden + self.attended(seen.transpose(1, 2).reshape(batch, length, width))
        wide = functional.gelu(self.widen(self.feed_norm(hidden)), approximate="tanh")
        return hidden + self.narrow(wide)


class Network(nn.Module):
    """The gap tagger: symbols and gaps [batch, length] to logits [batch, length, classes]."""

    frequencies: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.symbols = nn.Embedding(shape.symbols, shape.width)
        self.gaps = nn.Embedding(4, shape.width)
        for embedding in (self.symbols, self.gaps):
            nn.init.normal_(embedding.weight, std=0.5)
        self.near = nn.Conv1d(shape.width, shape.width, shape.near, padding=shape.near // 2)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width)
        self.head = nn.Linear(2 * shape.width, shape.classes)
        pairs = shape.width // shape.heads // 2
        frequencies = 1000.0 ** (-torch.arange(pairs).float() / pairs)
        self.register_buffer("frequencies", frequencies, persistent=False)

    def forward(self, symbols: Tensor, gaps: Tensor) -> Tensor:
        hidden = self.symbols(symbols) + self.gaps(gaps)
        near = self.near(hidden.transpose(1, 2)).transpose(1, 2)
        hidden = hidden + functional.gelu(near, approximate="tanh")
        places = torch.arange(symbols.shape[1], device=symbols.device).float()
        angles = places[:, None] * self.frequencies[None]
        cosine, sine = angles.cos(), angles.sin()
        for block in self.blocks:
            hidden = block(hidden, cosine, sine)
        hidden = self.norm(hidden)
        before = functional.pad(hidden, (0, 0, 1, 0))[:, :-1]
        logits: Tensor = self.head(torch.cat([hidden, before], -1))
        return logits


def _rotate(part: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """Turn each pair of features by an angle that grows with the symbol's place."""
    first, second = part.chunk(2, -1)
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], -1)


def _attend(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    if not torch.onnx.is_in_onnx_export():
        return functional.scaled_dot_product_attention(query, key, value)
    # Written out, the exported graph lacks the guards for masks (a fifth of the time on a CPU).
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    return scores.softmax(-1) @ value


def loss_of(logits: Tensor, truth: Tensor) -> Tensor:
    """Return the mean cross-entropy (nats) of the gaps whose truth is known.

    Classes beyond the network's own, ``classes + cut``, say only whether there is a cut: for text
    whose spacing is not to be learned.
    """
    log = functional.log_softmax(logits.float(), -1)
    half = log.shape[-1] // 2
    either = [part.logsumexp(-1, keepdim=True) for part in (log[..., :half], log[..., half:])]
    return functional.nll_loss(
        torch.cat([log, *either], -1).flatten(0, 1), truth.flatten(), ignore_index=-100
    )


def save_network(path: Path, network: Network) -> None:
    """Write the shape and weights (float16) of a network."""
    weights = {name: weight.half().cpu() for name, weight in network.state_dict().items()}
    torch.save({"shape": asdict(network.shape), "weights": weights}, path)


def load_network(path: Path) -> Network:
    """Read a network that ``save_network`` wrote, or the first published checkpoint.

    Raises:
        OSError: the file cannot be read.
        RuntimeError: it is no checkpoint of this network.
    """
    stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    if "shape" in stored:
        network = Network(Shape(**stored["shape"]))
        weights = stored["weights"]
    else:
        network = Network(Shape(**{ours: stored["cfg"][k] for ours, k in _FIRST_SHAPE.items()}))
        weights = {name: stored["ema"][_first_name(name)] for name in network.state_dict()}
    network.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return network


def _first_name(name: str) -> str:
    return ".".join(_FIRST_NAMES.get(part, part) for part in name.split("."))


def count_parameters(network: Network) -> int:
    """Return the number of weights."""
    return sum(math.prod(weight.shape) for weight in network.parameters())
