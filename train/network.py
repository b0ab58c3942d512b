"""The network: MiniLM's six layers, and heads that read attributions and status off its word pieces.

`Encoder` has the layout of the weights of all-MiniLM-L6-v2. `Reader` gives for each piece

    anchor   how likely it is the head word of a cue (a logit)
    ask      what it looks for where it is such a head word: a vector a role
    answer   what it offers to such a head word: a vector a role, and a bias
    value    how sure it is that what it names happened, on the scales of several sets

so that `ask[i] · answer[j]` tells whether piece j belongs to the attribution of cue i in a role. Positions are turned
into both by rotation, by which a product depends on how far they are apart. `Certainty` is a second network for the
last of these alone, on layers of its own.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, WORDS, PLACES = 384, 6, 12, 1536, 30522, 512
ROLES = ("source", "cue", "content", "source_start", "source_end", "content_start", "content_end")
SIZE = 64  # numbers of a role's vector
SCALES = 6  # sets with a scale of their own
BUCKETS = 5
SHARED = 1  # layers of the reader that the second network stands on
QUANTILES = (0.3, 0.4, 0.5, 0.6, 0.7)
GUESSES = 1 + len(QUANTILES)  # numbers on the scale that counts: for the least error, and below which a share lies


class Layer(nn.Module):
    """One transformer layer, normalized after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        if bias is not None:
            scores = scores + bias
        heard = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.mixed_norm(x + self.dropout(self.mixed(heard)))
        return self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces in, a vector for each out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask` is True where there is a piece; without one there is one everywhere."""
        bias = None if mask is None else torch.where(mask, 0.0, -1e4)[:, None, None, :]
        x = self.dropout(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, path: Path) -> None:
        """Takes over the weights of all-MiniLM-L6-v2, whose one token type is added to the places."""
        given = load_file(path)
        own = {"words.weight": given["embeddings.word_embeddings.weight"]}
        kind = given["embeddings.token_type_embeddings.weight"][0]
        own["places.weight"] = given["embeddings.position_embeddings.weight"] + kind
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
            for number in range(LAYERS):
                there, here = f"encoder.layer.{number}", f"layers.{number}"
                threefold = [given[f"{there}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                own[f"{here}.query_key_value.{part}"] = torch.cat(threefold)
                own[f"{here}.mixed.{part}"] = given[f"{there}.attention.output.dense.{part}"]
                own[f"{here}.mixed_norm.{part}"] = given[f"{there}.attention.output.LayerNorm.{part}"]
                own[f"{here}.inner.{part}"] = given[f"{there}.intermediate.dense.{part}"]
                own[f"{here}.outer.{part}"] = given[f"{there}.output.dense.{part}"]
                own[f"{here}.outer_norm.{part}"] = given[f"{there}.output.LayerNorm.{part}"]
        self.load_state_dict(own)


def rotation(length: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines that turn a role's vector by its place."""
    speeds = torch.exp(-math.log(10000.0) * torch.arange(0, SIZE, 2) / SIZE)
    angles = torch.arange(length)[:, None] * speeds[None, :]
    return angles.cos(), angles.sin()


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.ask = nn.Linear(WIDTH, len(ROLES) * SIZE)
        self.answer = nn.Linear(WIDTH, len(ROLES) * SIZE)
        self.bias = nn.Linear(WIDTH, len(ROLES))
        self.status = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, SCALES + BUCKETS))
        cosines, sines = rotation(PLACES)
        self.register_buffer("cosines", cosines, persistent=False)
        self.register_buffer("sines", sines, persistent=False)

    def shorten(self, longest: int) -> None:
        """Forgets all places beyond the longest window."""
        self.encoder.places.weight.data = self.encoder.places.weight.data[:longest].clone()
        self.cosines, self.sines = self.cosines[:longest].clone(), self.sines[:longest].clone()

    def turned(self, x: Tensor) -> Tensor:
        """Vectors by piece and role, turned by the place of the piece."""
        batch, length, _ = x.shape
        x = x.view(batch, length, len(ROLES), SIZE // 2, 2)
        cosines, sines = self.cosines[:length, None], self.sines[:length, None]
        first, second = x[..., 0], x[..., 1]
        return torch.cat((first * cosines - second * sines, first * sines + second * cosines), -1)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        x = self.dropout(self.encoder(ids, mask))
        ask = self.turned(self.ask(x)) * SIZE**-0.5
        return self.cue(x)[..., 0], ask, self.turned(self.answer(x)), self.bias(x), self.status(x)


class Certainty(nn.Module):
    """A second network that stands on the reader's first layer, for how certain a text tells what its pieces name.

    It gives for each piece a number on the scale of each set, for the set it is for `GUESSES` further ones, and the
    classes. What ships of them is the mean of two: what errors are least for, and what half of the judges are below.
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Sequential(
            nn.Linear(WIDTH, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, SCALES + GUESSES + BUCKETS)
        )

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """`x` is what the reader's first layer gives."""
        bias = None if mask is None else torch.where(mask, 0.0, -1e4)[:, None, None, :]
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(self.dropout(x))
