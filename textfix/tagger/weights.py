"""The network's weights: read from the package, checked, and opened once per process."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from mmap import ACCESS_READ, mmap
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


def check_weights(weights: bytes | mmap, sha256: str) -> None:
    """Check that ``weights`` have the recorded hash.

    Raises:
        DamagedWeightsError: their SHA-256 is another one.
    """
    found = hashlib.sha256(weights).hexdigest()
    if found != sha256:
        raise DamagedWeightsError(
            f"the tagger's weights are damaged (SHA-256 {found[:12]}…, recorded {sha256[:12]}…):"
            " reinstall textfix"
        )


def read_sheet() -> dict[str, str]:
    """Return the name (``file``) and the hash (``sha256``) of the ONNX file of the package."""
    sheet: dict[str, str] = json.loads(_data().joinpath(SHEET).read_text(encoding="utf-8"))
    return sheet


def _data() -> Traversable:
    return files("textfix.tagger").joinpath("data")


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
    sheet = read_sheet()
    # By its name: bytes handed over would be held a second time, for as long as the network is.
    with as_file(_data().joinpath(sheet["file"])) as path:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as weights:
            check_weights(weights, sheet["sha256"])
        network: Session = onnxruntime.InferenceSession(str(path), options, providers=providers())
    return network
