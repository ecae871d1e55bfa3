"""The network's weights: read from the package, checked, and opened once per process."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from textfix.tagger.device import providers

SHEET = "weights.json"  # the name of the ONNX file and its hash, written by the export
CARD = "MODEL_CARD.md"


class Session(Protocol):
    """The part of onnxruntime's session that prediction uses."""

    def run(
        self, outputs: list[str], inputs: dict[str, NDArray[np.int64]]
    ) -> list[NDArray[np.float32]]: ...


class DamagedWeightsError(RuntimeError):
    """The weights in the package are not the ones this version was built with."""


def read_weights() -> bytes:
    """Return the ONNX file of the package.

    Raises:
        DamagedWeightsError: its SHA-256 is not the recorded one.
    """
    data = files("textfix.tagger").joinpath("data")
    sheet: dict[str, str] = json.loads(data.joinpath(SHEET).read_text(encoding="utf-8"))
    return check_weights(data.joinpath(sheet["file"]).read_bytes(), sheet["sha256"])


def check_weights(weights: bytes, sha256: str) -> bytes:
    """Return ``weights`` if they have the recorded hash.

    Raises:
        DamagedWeightsError: their SHA-256 is another one.
    """
    found = hashlib.sha256(weights).hexdigest()
    if found != sha256:
        raise DamagedWeightsError(
            f"the tagger's weights are damaged (SHA-256 {found[:12]}…, recorded {sha256[:12]}…):"
            " reinstall textfix"
        )
    return weights


@cache
def session() -> Session:
    """Open the network on the device chosen (see ``device``): one thread a run, memory kept for
    one window a thread.

    Threads run whole windows instead (see ``predict``). A session without threads of its own
    survives a fork, which a session with a thread pool does not.

    Raises:
        DamagedWeightsError: the weights are damaged.
        DeviceError: the device chosen is not there.
    """
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    network: Session = onnxruntime.InferenceSession(read_weights(), options, providers=providers())
    return network
