"""The networks for who is who: layers on top of the reader's first or fourth, and heads that judge pairs of words.

`Layers` gives a vector for each piece of a window. `Referents` takes the mean of each word's, for each Point its traits
and options, and for each option its clues (`extract/coreference/`), and gives

    refers   how likely a Point takes up each of its options: log odds against its being new, or no mention
    begins   how likely its mention begins, then ends, with each of the words that it may
    kinds    what it is, or that it is no mention
"""

from __future__ import annotations

import torch
from network import LAYERS, WIDTH, Layer
from torch import Tensor, nn
from torch.nn import functional

UNDER = (1, 4)  # layers of the reader that a network stands on: one of five layers of its own, one of two
SIZE, HIDDEN = 128, 192
ROLE = 64
TRAITS, CLUES, KNOWN = 91, 125, 35  # as `extract/coreference/` makes them
STARTS, ENDS = 8, 12
KINDS = (
    "none", "person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract",
)  # fmt: skip
NEVER = -1e4


class Layers(nn.Module):
    """What a network makes of a window on its own, on top of so many layers of the reader: a vector a piece."""

    def __init__(self, under: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - under))
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """`x` is what the reader's layer below gives."""
        bias = None if mask is None else torch.where(mask, 0.0, NEVER)[:, None, None, :]
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Referents(nn.Module):
    """Which Point takes up which."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.25)
        self.point = nn.Linear(WIDTH + TRAITS, WIDTH)
        self.query, self.key = nn.Linear(WIDTH, SIZE), nn.Linear(WIDTH, SIZE)
        self.prior, self.mention, self.clue = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1), nn.Linear(CLUES, 1)
        self.own, self.other = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.left, self.right = nn.Linear(WIDTH, SIZE), nn.Linear(WIDTH, SIZE)
        self.both, self.clues = nn.Linear(SIZE, HIDDEN, bias=False), nn.Linear(CLUES, HIDDEN, bias=False)
        self.hidden, self.pair = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.ask, self.answer = nn.Linear(WIDTH, 2 * ROLE), nn.Linear(WIDTH, 2 * ROLE)
        self.edge = nn.Sequential(nn.Linear(KNOWN + TRAITS, 64), nn.GELU(), nn.Linear(64, 2))
        self.register_buffer("side", torch.tensor([0] * STARTS + [1] * ENDS), persistent=False)

    def forward(  # noqa: PLR0913, PLR0917  (what ONNX takes, in its order)
        self, words: Tensor, heads: Tensor, single: Tensor, rows: Tensor, options: Tensor, clues: Tensor,
        edges: Tensor, known: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """`heads` are places in `words`, `rows` and `options` in `heads`, `edges` in `words`; -1 is none."""
        words = self.dropout(words)
        found = words[heads]
        points = self.dropout(functional.gelu(self.point(torch.cat((found, single), -1))) + found)
        x = points[rows]
        return self.refers(x, points, options, clues), self.begins(x, words, single[rows], edges, known), self.kinds(x)

    def refers(self, x: Tensor, points: Tensor, options: Tensor, clues: Tensor) -> Tensor:
        """Log odds by Point and option."""
        at = options.clamp(min=0)
        plain = (self.query(x)[:, None] * self.key(points)[at]).sum(-1) * SIZE**-0.5
        plain = plain + self.prior(points)[at][..., 0] + self.clue(clues)[..., 0] + self.mention(x)
        pairs = self.own(x)[:, None] + self.other(points)[at] + self.clues(clues)
        pairs = functional.gelu(pairs + self.both(self.left(x)[:, None] * self.right(points)[at]))
        odds = plain + self.pair(functional.gelu(self.hidden(pairs)))[..., 0]
        return torch.where(options >= 0, odds, torch.full_like(odds, NEVER))

    def begins(self, x: Tensor, words: Tensor, single: Tensor, edges: Tensor, known: Tensor) -> Tensor:
        """Logits by Point and edge, the starts before the ends."""
        at = edges.clamp(min=0)
        ask, answer = self.ask(x).view(-1, 2, ROLE), self.answer(words).view(-1, 2, ROLE)
        odds = (ask[:, self.side] * answer[at, self.side]).sum(-1) * ROLE**-0.5
        told = self.edge(torch.cat((known, single[:, None].expand(-1, STARTS + ENDS, -1)), -1))
        odds = odds + torch.cat((told[:, :STARTS, 0], told[:, STARTS:, 1]), 1)
        return torch.where(edges >= 0, odds, torch.full_like(odds, NEVER))
