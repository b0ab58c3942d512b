"""The network for who is who as the files that ship. In come the weights of `fit_coreference.py`, out go two files.

    python train/export_coreference.py WEIGHTS.pt LAYERS.onnx REFERENTS.onnx

The first takes what the reader's fourth layer gives for one window (`upper`) and gives a vector a piece (`above`); its
weights are whole numbers of eight bits, its sums plain ones. The second takes what `coreference.Referents` does.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from coreference import CLUES, ENDS, KNOWN, STARTS, TRAITS, Layers, Referents
from export_certainty import rounded
from network import WIDTH
from torch import Tensor, nn

OPTIONS = 46
INPUTS = ("words", "heads", "single", "rows", "options", "clues", "edges", "known")
COUNTED = ("word", "point", "point", "row", "row", "row", "row", "row")  # what the first axis of each counts
OUTPUTS = ("refers", "begins", "kinds")


class OneWindow(nn.Module):
    """The layers for one window."""

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, upper: Tensor) -> Tensor:
        return self.layers(upper[None])[0]


def example() -> tuple[Tensor, ...]:
    """Tables of the right form: 30 words, 20 Points, of which 10 are looked at."""
    return (
        torch.zeros(30, WIDTH), torch.arange(20), torch.zeros(20, TRAITS), torch.arange(10, 20),
        torch.zeros(10, OPTIONS, dtype=torch.long), torch.zeros(10, OPTIONS, CLUES),
        torch.zeros(10, STARTS + ENDS, dtype=torch.long), torch.zeros(10, STARTS + ENDS, KNOWN),
    )  # fmt: skip


def main() -> int:
    """Exports both, and rounds the first."""
    weights, layers_out, referents_out = map(Path, sys.argv[1:])
    layers, referents, learned = Layers(), Referents(), torch.load(weights)
    for prefix, part in (("layers.", layers), ("referents.", referents)):
        own = {name.removeprefix(prefix): one for name, one in learned.items() if name.startswith(prefix)}
        part.load_state_dict(own)
        part.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            OneWindow(layers), (torch.zeros(100, WIDTH),), str(whole), input_names=["upper"], output_names=["above"],
            dynamic_axes={"upper": {0: "pieces"}, "above": {0: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.save(rounded(onnx.load(str(whole))), str(layers_out))
        axes = {name: {0: count} for name, count in zip(INPUTS, COUNTED, strict=True)}
        torch.onnx.export(
            referents, example(), str(referents_out), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes | {name: {0: "row"} for name in OUTPUTS}, opset_version=17, dynamo=False,
        )  # fmt: skip
    for path in (layers_out, referents_out):
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
