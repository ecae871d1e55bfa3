# mypy: disable-error-code="import-not-found, import-untyped"
"""Export: a trained network becomes the int8 ONNX file, data sheet and card that are shipped."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import torch

from textfix.tagger.network import Network, count_parameters
from textfix.tagger.weights import CARD, SHEET

FLOAT, INT8 = "tagger.onnx", "tagger.int8.onnx"
_OPSET = 20  # the first with GELU as one operator
_CARD = """# Gap tagger

`{file}`, trained by `python -m textfix.tagger.train`.

| | |
|---|---|
{rows}
"""


def export_float(network: Network, path: Path) -> None:
    """Write a network as ONNX in float32: inputs ``x`` and ``g``, output ``y`` (logits)."""
    sample = torch.zeros((1, 8), dtype=torch.int64)
    axes = {name: {0: "b", 1: "t"} for name in ("x", "g", "y")}
    with warnings.catch_warnings():
        # The exporter that replaces this one needs a package more and gives the same file.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval().cpu(),
            (sample, sample),
            str(path),
            input_names=["x", "g"],
            output_names=["y"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )


def export_int8(network: Network, path: Path) -> None:
    """Write a network as ONNX with its matrices in int8, one scale for each column."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        floats, prepared = Path(folder, "float.onnx"), Path(folder, "prepared.onnx")
        export_float(network, floats)
        quant_pre_process(str(floats), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(path),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


def write_release(network: Network, folder: Path, facts: dict[str, str]) -> str:
    """Write the int8 network, the sheet with its hash and its card; return the SHA-256."""
    export_int8(network, folder / INT8)
    digest = hashlib.sha256((folder / INT8).read_bytes()).hexdigest()
    sheet = {"file": INT8, "sha256": digest}
    (folder / SHEET).write_text(json.dumps(sheet, indent=1) + "\n", encoding="utf-8")
    facts = {"parameters": f"{count_parameters(network):,}", "SHA-256": digest, **facts}
    rows = "\n".join(f"| {name} | {fact} |" for name, fact in facts.items())
    (folder / CARD).write_text(_CARD.format(file=INT8, rows=rows), encoding="utf-8")
    return digest
