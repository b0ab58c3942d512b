"""The network for who is who as the files that ship. In come weights of `fit_coreference.py`, out go two files.

    python train/export_coreference.py WEIGHTS.pt [WEIGHTS.pt ...] LAYERS.onnx REFERENTS.onnx

The first takes what the reader's first and fourth layer give for one window (`below`, `upper`) and gives a vector a
piece (`above`), those of several networks one behind the other. The second takes what `coreference.Referents` does, and
gives the mean of what the networks do. Weights are whole numbers of eight bits, sums plain ones.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from coreference import CLUES, ENDS, KNOWN, STARTS, TRAITS, UNDER, Layers, Referents
from export_certainty import rounded
from network import LAYERS, WIDTH
from torch import Tensor, nn

OPTIONS = 46
LARGE = 10000  # weights that are made eight bits in the heads
OPENED = ("below", "upper")  # by `UNDER`
INPUTS = ("words", "heads", "single", "rows", "options", "clues", "edges", "known")
COUNTED = ("word", "point", "point", "row", "row", "row", "row", "row")  # what the first axis of each counts
OUTPUTS = ("refers", "begins", "kinds")


class OneWindow(nn.Module):
    """The layers of several networks for one window."""

    def __init__(self, networks: Sequence[Layers]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, *given: Tensor) -> Tensor:
        opened = dict(zip(UNDER, given, strict=True))
        made = [layers(opened[LAYERS - len(layers.layers)][None])[0] for layers in self.networks]
        return torch.cat(made, -1)


class Mean(nn.Module):
    """What several networks say of the same words, on average."""

    def __init__(self, networks: Sequence[Referents]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, words: Tensor, *given: Tensor) -> tuple[Tensor, ...]:
        said = [referents(own, *given) for referents, own in zip(self.networks, words.split(WIDTH, -1), strict=True)]
        return tuple(torch.stack(parts).mean(0) for parts in zip(*said, strict=True))


def example(networks: int) -> tuple[Tensor, ...]:
    """Tables of the right form: 30 words, 20 Points, of which 10 are looked at."""
    return (
        torch.zeros(30, networks * WIDTH), torch.arange(20), torch.zeros(20, TRAITS), torch.arange(10, 20),
        torch.zeros(10, OPTIONS, dtype=torch.long), torch.zeros(10, OPTIONS, CLUES),
        torch.zeros(10, STARTS + ENDS, dtype=torch.long), torch.zeros(10, STARTS + ENDS, KNOWN),
    )  # fmt: skip


def load(weights: Path) -> tuple[Layers, Referents]:
    """Both parts of a network that was fitted."""
    learned = torch.load(weights)
    own = {name.split(".")[2] for name in learned if name.startswith("layers.")}
    layers, referents = Layers(LAYERS - len(own)), Referents()
    for prefix, part in (("layers.", layers), ("referents.", referents)):
        own = {name.removeprefix(prefix): one for name, one in learned.items() if name.startswith(prefix)}
        part.load_state_dict(own)
    return layers.eval(), referents.eval()


def main() -> int:
    """Exports both, and rounds the first."""
    *weights, layers_out, referents_out = map(Path, sys.argv[1:])
    layers, referents = zip(*map(load, weights), strict=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            OneWindow(layers), tuple(torch.zeros(100, WIDTH) for _ in UNDER), str(whole), input_names=list(OPENED),
            output_names=["above"], dynamic_axes={name: {0: "pieces"} for name in (*OPENED, "above")},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.save(rounded(onnx.load(str(whole))), str(layers_out))
        axes = {name: {0: count} for name, count in zip(INPUTS, COUNTED, strict=True)}
        torch.onnx.export(
            Mean(referents), example(len(weights)), str(whole), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes | {name: {0: "row"} for name in OUTPUTS},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        onnx.save(rounded(onnx.load(str(whole)), LARGE), str(referents_out))
    for path in (layers_out, referents_out):
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
