"""The fitted network as the file that ships. In come the weights of `fit.py`, out goes an ONNX file of 8-bit numbers.

    python train/export.py WEIGHTS.pt OUT.onnx

The file takes one window of any length (`ids`) and gives what `network.Reader` gives, and what two of its layers do,
for the networks that stand on them (`export_certainty.py`, `export_coreference.py`). The layers and the words' vectors
are quantized, with one scale an output channel and a bit less than eight, so that processors without instructions for
whole numbers come to the same sums; the heads stay as they are, since they are small and their sums decide.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from network import WIDTH, Reader
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

NAMES = ("anchor", "ask", "answer", "bias", "value")


class OneWindow(nn.Module):
    """The reader for one window; all of its outputs are tables with a row a piece."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        anchor, ask, answer, bias, value = self.reader(ids[None])
        return anchor[0], ask[0], answer[0], bias[0], value[0]


def export(reader: Reader, out: Path) -> None:
    """Writes the network as it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OneWindow(reader), (torch.arange(1000, 1100),), str(out), input_names=["ids"], output_names=list(NAMES),
            dynamic_axes={name: {0: "pieces"} for name in ("ids", *NAMES)}, opset_version=17, dynamo=False,
        )  # fmt: skip


GIVEN = "/reader/encoder/layers.{}/outer_norm/LayerNormalization_output_0"  # what a layer gives
OPENED = {"below": GIVEN.format(0), "upper": GIVEN.format(3)}
LONGEST = 192  # pieces of a window with its marks: `extract/encoder/windows.py` makes none that is longer


def layers(path: Path) -> list[str]:
    """The nodes to quantize: products with weights in the encoder, and the words' vectors."""
    nodes = onnx.load(str(path)).graph.node
    weighed = [node.name for node in nodes if node.op_type == "MatMul" and node.input[1].startswith("onnx::MatMul")]
    words = [node.name for node in nodes if node.op_type == "Gather" and node.input[0] == "reader.encoder.words.weight"]
    return words + [name for name in weighed if "encoder/layers" in name]


def open_layers(path: Path) -> None:
    """What two of the layers give is given out too, for the networks that stand on them."""
    model = onnx.load(str(path))
    for new, old in OPENED.items():
        for node in model.graph.node:
            for names in (node.input, node.output):
                names[:] = [new if name == old else name for name in names]
        if new not in {one.name for one in model.graph.output}:
            model.graph.output.append(helper.make_tensor_value_info(new, TensorProto.FLOAT, [1, "pieces", WIDTH]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def main() -> int:
    """Exports and quantizes."""
    weights, out = map(Path, sys.argv[1:])
    reader = Reader()
    reader.load_state_dict(torch.load(weights))
    reader.eval().shorten(LONGEST)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(reader, whole)
        nodes = layers(whole)
        quantize_dynamic(
            whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_quantize=nodes
        )
    open_layers(out)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, width {WIDTH}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
