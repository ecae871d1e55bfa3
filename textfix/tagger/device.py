"""The device that the network runs on: the processor, or a graphics card where one is at hand."""

from __future__ import annotations

import os
from typing import Final

DEVICE_VARIABLE: Final = "TEXTFIX_DEVICE"
DEVICES: Final = ("cpu", "cuda")
_CPU, _CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


class DeviceError(RuntimeError):
    """The device that was asked for is not there."""


def choose_device(name: str) -> None:
    """Run the network of this process, and of those it starts, on the device ``name``.

    Raises:
        DeviceError: it is unknown or not there.
    """
    providers_for(name)
    os.environ[DEVICE_VARIABLE] = name


def providers() -> list[str]:
    """Return onnxruntime's providers for the device of TEXTFIX_DEVICE (default: cpu).

    Raises:
        DeviceError: the device is unknown or not there.
    """
    return providers_for(os.environ.get(DEVICE_VARIABLE) or "cpu")


def providers_for(device: str) -> list[str]:
    """Return the providers for a device, the one to be tried first in front.

    Raises:
        DeviceError: the device is unknown or not there.

    >>> providers_for("cpu")
    ['CPUExecutionProvider']
    """
    if device == "cpu":
        return [_CPU]
    if device not in DEVICES:
        raise DeviceError(f"no device {device!r}: there are {' and '.join(DEVICES)}")
    import onnxruntime  # type: ignore[import-untyped]

    if _CUDA not in onnxruntime.get_available_providers():
        raise DeviceError("no CUDA device: it takes an NVIDIA card and pip install onnxruntime-gpu")
    return [_CUDA, _CPU]
