"""Fits a network for who is who. In comes what `prepare_coreference.py` made of gold, out go weights.

    python train/fit_coreference.py GOLD.pkl MODEL.safetensors OUT.pt [--under 1] [--rounds 6] [--hold]

MODEL is the base, whose upper layers those of the network begin as. A Point is to take up any of the options that gold
has in its cluster, or none; what it is and where its mention begins and ends is learned beside. What is kept is the
running mean of the weights. With --hold every sixth document of a genre is left out, of news every third, and how
often a Point's choice is right there is printed. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from coreference import CLUES, KINDS, NEVER, STARTS, UNDER, Layers, Referents
from network import LAYERS, WIDTH, Encoder
from torch import Tensor, nn
from torch.nn import functional

RATE, SLOWER = 1.5e-4, 0.9  # how fast the top layer learns, and each layer below beside the one above
HEAD_RATE = 7e-4
KIND, BOUNDS = 0.1, 0.3  # worth of what it is, and of where it begins and ends, beside what it takes up
WARM = 60
HOLD, HOLD_NEWS = 6, 3  # of as many documents of a genre one is held out: the third
Row = dict[Any, Any]


class Whole(nn.Module):
    """Both parts of the network."""

    def __init__(self, base: Path, under: int) -> None:
        super().__init__()
        encoder = Encoder()
        encoder.load(base)
        self.under, self.layers, self.referents = under, Layers(under), Referents()
        for own, given in zip(self.layers.layers, encoder.layers[under:], strict=True):
            own.load_state_dict(given.state_dict())

    def forward(self, row: Row) -> tuple[Tensor, Tensor, Tensor]:
        sizes = torch.tensor([len(one) for one in row[self.under]])
        mask = torch.arange(int(sizes.max()))[None] < sizes[:, None]
        x = torch.zeros(*mask.shape, WIDTH)
        x[mask] = torch.from_numpy(np.concatenate(row[self.under])).float()
        pieces = self.layers(x, mask)[mask].float()
        owner = torch.from_numpy(np.concatenate(row["owner"]))
        words = torch.zeros(row["words"], WIDTH).index_add(0, owner[owner >= 0], pieces[owner >= 0])
        words = words / torch.bincount(owner[owner >= 0], minlength=row["words"]).clamp(min=1)[:, None]
        clues = torch.from_numpy(np.unpackbits(row["clues"], axis=-1, count=CLUES)).float()
        heads, options, edges = (torch.from_numpy(row[name]) for name in ("heads", "options", "edges"))
        single, known = (torch.from_numpy(row[name]).float() for name in ("single", "known"))
        return self.referents(words, heads, single, torch.arange(len(heads)), options, clues, edges, known)


def right_ones(row: Row) -> Tensor:
    """Which options are of a Point's own cluster, by Point and option; in front, whether none is."""
    numbers: dict[str, int] = {}
    cluster = torch.tensor([0 if one is None else numbers.setdefault(one, len(numbers) + 1) for one in row["clusters"]])
    options = torch.from_numpy(row["options"])
    right = (cluster[:, None] == cluster[options.clamp(min=0)]) & (cluster[:, None] > 0) & (options >= 0)
    return torch.cat((~right.any(1, keepdim=True), right), 1)


def loss(model: Whole, row: Row) -> Tensor:
    """How unlikely the network finds what is right, in one document."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        refers, begins, kinds = (one.float() for one in model(row))
    odds = torch.cat((torch.zeros(len(refers), 1), refers), 1)
    wrong = (odds.logsumexp(1) - odds.masked_fill(~right_ones(row), NEVER).logsumexp(1)).mean()
    goal = torch.tensor(
        [0 if cluster is None else KINDS.index(kind) if kind in KINDS else -1
         for cluster, kind in zip(row["clusters"], row["kinds"], strict=True)]
    )  # fmt: skip
    wrong = wrong + KIND * functional.cross_entropy(kinds, goal, ignore_index=-1)
    sides = ((begins[:, :STARTS], 0), (begins[:, STARTS:], 1))
    right = torch.from_numpy(row["right"])
    return wrong + BOUNDS * sum(functional.cross_entropy(logits, right[:, at], ignore_index=-1) for logits, at in sides)


def groups(model: Whole, share: float) -> list[dict[str, object]]:
    """Lower layers learn more slowly."""
    made: list[dict[str, object]] = []
    for number, layer in enumerate(model.layers.layers, start=model.under + 1):
        made.append({"params": list(layer.parameters()), "lr": share * RATE * SLOWER ** (LAYERS - number)})
    made.append({"params": list(model.referents.parameters()), "lr": share * HEAD_RATE})
    return made


def fit(model: Whole, rows: list[Row], options: argparse.Namespace) -> dict[str, Tensor]:
    """All rounds, at a rate that falls to zero; out comes the running mean of the weights."""
    chance, steps, step = random.Random(options.seed), options.rounds * len(rows), 0
    optimizer = torch.optim.AdamW(groups(model, options.rate), weight_decay=0.02, fused=True)
    slope = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: min((at + 1) / WARM, max(0.02, 1 - at / steps)))
    kept = {name: one.detach().clone() for name, one in model.named_parameters()}
    started = time.time()
    model.train()
    for number in range(options.rounds):
        chance.shuffle(rows)
        total = 0.0
        for row in rows:
            wrong = loss(model, row)
            wrong.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            slope.step()
            optimizer.zero_grad(set_to_none=True)
            total, step = total + wrong.item(), step + 1
            if step > WARM:
                for name, one in model.named_parameters():
                    kept[name].lerp_(one.detach(), 1 - min(options.mean, step / (step + 20)))
        print(f"{number + 1}: loss {total / len(rows):.3f}, {time.time() - started:.0f} s", flush=True)
        torch.save(kept, options.out)
    return kept


@torch.no_grad()
def figures(model: Whole, rows: Sequence[Row]) -> str:
    """How often what a Point takes up is right, of those that take up something, by either side."""
    found = given = both = 0
    for row in rows:
        refers, right = model(row)[0], right_ones(row)
        best = torch.where(refers.max(1).values > 0, refers.argmax(1) + 1, 0)
        fits = right[torch.arange(len(best)), best]
        found, given = found + int((best > 0).sum()), given + int((~right[:, 0]).sum())
        both += int((fits & (best > 0)).sum())
    return f"held out: precision {both / max(found, 1):.3f}, recall {both / max(given, 1):.3f}"


def main() -> int:
    """Fits and saves."""
    parser = argparse.ArgumentParser(description="Fit the network for who is who.")
    for name in ("gold", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--under", type=int, choices=UNDER, default=UNDER[0], help="layers of the reader to stand on")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.0, help="how fast to learn, as a share of the usual")
    parser.add_argument("--mean", type=float, default=0.98, help="how much of the mean of weights is kept each step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--hold", action="store_true", help="leave out every sixth document of a genre")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rows, seen = pickle.loads(options.gold.read_bytes()), Counter[str]()
    kept, held = [], []
    for row in rows:
        seen[row["genre"]] += 1
        every = HOLD_NEWS if row["genre"] == "news" else HOLD
        (held if options.hold and seen[row["genre"]] % every == 3 % every else kept).append(row)
    model = Whole(options.base, options.under)
    model.load_state_dict(fit(model, kept, options), strict=False)
    torch.save(model.state_dict(), options.out)
    if held:
        print(figures(model.eval(), held))
    return 0


if __name__ == "__main__":
    sys.exit(main())
