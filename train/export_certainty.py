"""The second network as the file that ships. In come the weights of `fit_certainty.py`, out goes an ONNX file.

    python train/export_certainty.py WEIGHTS.pt OUT.onnx

It takes what the reader's first layer gives for one window (`below`) and gives a number a piece (`certain`). Weights
are whole numbers of eight bits with a scale an output channel; sums are plain ones, since rounding what goes through
the layers costs a hundredth of the error, and nobody waits for this network who does not ask it.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from fit_certainty import middle
from network import WIDTH, Certainty
from onnx import helper, numpy_helper
from torch import Tensor, nn

LARGE = 100_000  # numbers from which on a table of weights is rounded
MOST = 127


class OneWindow(nn.Module):
    """The network for one window, a number a piece."""

    def __init__(self, certainty: Certainty) -> None:
        super().__init__()
        self.certainty = certainty

    def forward(self, below: Tensor) -> Tensor:
        return middle(self.certainty(below[None])[0])


def export(certainty: Certainty, out: Path) -> None:
    """Writes the network as it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OneWindow(certainty), (torch.zeros(100, WIDTH),), str(out), input_names=["below"], output_names=["certain"],
            dynamic_axes={"below": {0: "pieces"}, "certain": {0: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip


def rounded(model: onnx.ModelProto, large: int = LARGE) -> onnx.ModelProto:
    """The same network with large weights as whole numbers, made plain again where they are used."""
    graph, nodes = model.graph, []
    for held in list(graph.initializer):
        values = numpy_helper.to_array(held)
        if values.size < large:
            continue
        scale = (np.abs(values).max(0) / MOST).astype(np.float32)  # a column is an output channel
        whole = np.rint(values / scale).astype(np.int8)
        parts = {f"{held.name}_whole": whole, f"{held.name}_scale": scale}
        nodes.append(helper.make_node("DequantizeLinear", list(parts), [held.name], f"{held.name}_plain", axis=1))
        graph.initializer.remove(held)
        graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in parts.items())
    rest = list(graph.node)
    del graph.node[:]
    graph.node.extend([*nodes, *rest])
    onnx.checker.check_model(model)
    return model


def main() -> int:
    """Exports and rounds."""
    weights, out = map(Path, sys.argv[1:])
    certainty = Certainty()
    certainty.load_state_dict(torch.load(weights))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(certainty.eval(), whole)
        onnx.save(rounded(onnx.load(str(whole))), str(out))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
