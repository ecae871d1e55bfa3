"""The network's weights: read from the package, checked, and opened once per process."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NAME = "tagger-big.int8.onnx"
SHA256 = "23b3b9802dcb408ea6fbe988581579140c81ae5c584e9ae289fda06003ca9aff"


class Session(Protocol):
    """The part of onnxruntime's session that prediction uses."""

    def run(
        self, outputs: list[str], inputs: dict[str, NDArray[np.int64]]
    ) -> list[NDArray[np.float32]]: ...


class DamagedWeightsError(RuntimeError):
    """The weights in the package are not the ones this version was built with."""


def read_weights() -> bytes:
    """Return the ONNX model of the package.

    Raises:
        DamagedWeightsError: its SHA-256 is not the recorded one.
    """
    return check_weights(files("textfix.tagger").joinpath("data", NAME).read_bytes())


def check_weights(weights: bytes) -> bytes:
    """Return ``weights`` if they are the recorded ones.

    Raises:
        DamagedWeightsError: their SHA-256 is not the recorded one.
    """
    found = hashlib.sha256(weights).hexdigest()
    if found != SHA256:
        raise DamagedWeightsError(
            f"{NAME} is damaged (SHA-256 {found[:12]}…, expected {SHA256[:12]}…); reinstall textfix"
        )
    return weights


@cache
def session() -> Session:
    """Open the network for the CPU: one thread a run, no memory kept between runs.

    Threads run whole windows instead (see ``predict``). A session without threads of its own
    survives a fork, which a session with a thread pool does not.

    Raises:
        DamagedWeightsError: the weights are damaged.
    """
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    providers = ["CPUExecutionProvider"]
    network: Session = onnxruntime.InferenceSession(read_weights(), options, providers=providers)
    return network
