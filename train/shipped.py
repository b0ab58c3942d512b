"""The weights of a shipped reader, read back. In comes `reader.onnx`, out go its encoder's weights as plain numbers.

The file holds whole numbers of eight bits with a scale a channel; times their scale they are the weights that the
reader counts with, but for the rounding of what goes through the layers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

PREFIX = "reader.encoder."
WORDS = "words.weight"


def encoder_weights(path: Path) -> dict[str, Tensor]:
    """The weights of `network.Encoder`, by name."""
    graph = onnx.load(str(path)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def plain(name: str) -> np.ndarray:
        whole, zero = (held[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point"))
        return (whole - zero) * held[f"{name}_scale"]

    made = {name.removeprefix(PREFIX): value for name, value in held.items() if name.startswith(PREFIX)}
    made = {name: value for name, value in made.items() if not name.startswith(WORDS)}
    made[WORDS] = plain(PREFIX + WORDS)
    for node in graph.node:
        if node.op_type == "MatMulInteger":  # "/reader/encoder/layers.0/inner/MatMul_quant"
            _, _, _, layer, part, _ = node.name.split("/")
            made[f"{layer}.{part}.weight"] = plain(node.input[1].removesuffix("_quantized")).T
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in made.items()}
