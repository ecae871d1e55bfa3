"""The choice of a device: there is no card in tests, so onnxruntime's word for it is faked."""

from __future__ import annotations

import onnxruntime  # type: ignore[import-untyped]
import pytest

from textfix.cli import main
from textfix.tagger.device import DEVICE_VARIABLE, DeviceError, choose_device, providers


@pytest.fixture(autouse=True)
def _restore(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE_VARIABLE, "cpu")


def pretend(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: list(names))


def test_a_card_is_tried_before_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "CUDAExecutionProvider", "CPUExecutionProvider")
    choose_device("cuda")
    assert providers() == ["CUDAExecutionProvider", "CPUExecutionProvider"]


def test_a_missing_card_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "CPUExecutionProvider")
    with pytest.raises(DeviceError, match="onnxruntime-gpu"):
        choose_device("cuda")
    assert providers() == ["CPUExecutionProvider"]


def test_an_unknown_device_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE_VARIABLE, "abacus")
    with pytest.raises(DeviceError, match="abacus"):
        providers()


def test_the_command_says_in_one_line_that_there_is_no_card(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, "CPUExecutionProvider")
    assert main(["--device", "cuda", "README.md"]) == 2
    talk = capsys.readouterr().err.strip()
    assert "CUDA" in talk
    assert "\n" not in talk
