"""Fits the second network, for how certain a text tells that something happened. In comes gold, out go its weights.

    python train/fit_certainty.py GOLD.pkl MODEL.safetensors READER.onnx OUT.pt [--steps 1200]

GOLD.pkl is the file of `prepare.py`, MODEL the base, READER the shipped reader, whose words and first layer stay as
they are. The layers above begin with the base's weights and are fitted to factuality alone. Errors count as they are,
not by their squares; what is kept is the running mean of the weights. The last sentences of UW's train part are held
out, and figures on them are printed. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from fit import CLASSED, SETS, Row, event_scores, padded, together
from network import GUESSES, LAYERS, QUANTILES, SCALES, SHARED, Certainty, Encoder
from shipped import encoder_weights
from torch import Tensor, nn
from torch.nn import functional

FOR = "uw"  # the set whose scale counts
OFTEN = 0.7  # share of steps that see it
SHARES = {"uds_ih2": 0.35, "meantime": 0.2, "commitmentbank": 0.1, "megaveridicality": 0.12, "rp": 0.23}  # of the rest
HELD = 0.08  # share of its train part that is held out
RATE, SLOWER = 1.5e-4, 0.9  # how fast the top layer learns, and each layer below beside the one above
HEAD_RATE = 1e-3
WARM = 60  # steps to warm up
ROUND = 8  # lengths of windows are multiples of it
LONGEST = 150  # word pieces taken together as one window
MEAN_OVER = 0.98  # how much of the running mean stays, every second step


class Whole(nn.Module):
    """The reader's words and first layer, which stay, and the second network."""

    def __init__(self, base: Path, reader: Path) -> None:
        super().__init__()
        self.encoder, self.certainty = Encoder(), Certainty()
        self.encoder.load(base)
        for own, given in zip(self.certainty.layers, self.encoder.layers[SHARED:], strict=True):
            own.load_state_dict(given.state_dict())
        own_weights, shipped = self.encoder.state_dict(), encoder_weights(reader)
        places = shipped.pop("places.weight")  # the reader has no more than its windows need
        own_weights["places.weight"][: len(places)] = places
        self.encoder.load_state_dict({**own_weights, **shipped})
        del self.encoder.layers[SHARED:]
        self.encoder.requires_grad_(False)
        nn.init.constant_(self.certainty.head[-1].bias[: SCALES + GUESSES].detach(), 2.0)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.no_grad():
            below = self.encoder.eval()(ids, mask)
        return self.certainty(below, mask)


def windows(rows: Sequence[Row], most: int, chance: random.Random, grouped: bool) -> list[Row]:
    """Windows of some pieces in all; one to five neighboring sentences are one, where lines are in order."""
    made, size = [], 0
    while size < most:
        at = chance.randrange(len(rows))
        group = list(rows[at : at + (chance.choice((1, 1, 2, 3, 4, 5)) if grouped else 1)])
        while len(group) > 1 and sum(len(row["ids"]) for row in group) > LONGEST:
            group.pop()
        made.append(together(group))
        size += len(made[-1]["ids"])
    return made


def batches(rows: Sequence[Row], size: int, chance: random.Random, grouped: bool) -> Iterator[list[Row]]:
    """Batches without end; a batch has windows of like length, so that little is padded."""
    while True:
        pool = [one for _ in range(5) for one in windows(rows, size, chance, grouped)]
        made: list[list[Row]] = [[]]
        for one in sorted(pool, key=lambda one: len(one["ids"])):
            if made[-1] and len(one["ids"]) * (len(made[-1]) + 1) > 1.08 * size:
                made.append([])
            made[-1].append(one)
        chance.shuffle(made)
        yield from made


def loss(values: Tensor, name: str, rows: Sequence[Row]) -> Tensor:
    """How far the numbers are off; on the scale that counts the error as it is, and the quantiles, above all."""
    numbers, worth, buckets = event_scores(values, rows)
    squared = functional.smooth_l1_loss(numbers[:, SETS.index(name)], worth, beta=0.3)
    if name == CLASSED:
        return squared + functional.cross_entropy(numbers[:, SCALES + GUESSES :], buckets)
    if name != FOR:
        return squared
    plain = functional.smooth_l1_loss(numbers[:, SCALES], worth, beta=0.05)
    shares, over = torch.tensor(QUANTILES), worth[:, None] - numbers[:, SCALES + 1 : SCALES + GUESSES]
    return 0.3 * squared + 0.4 * plain + 0.6 * torch.maximum(shares * over, (shares - 1) * over).mean()


def middle(values: Tensor) -> Tensor:
    """The number that ships: the mean of that of the least error and that which half lie below."""
    return (values[..., SCALES] + values[..., SCALES + 1 + QUANTILES.index(0.5)]) / 2


def groups(model: Whole, share: float) -> list[dict[str, object]]:
    """Lower layers learn more slowly; norms and biases are not pulled to zero."""
    made: list[dict[str, object]] = []
    for number, layer in enumerate(model.certainty.layers, start=SHARED + 1):
        rate = share * RATE * SLOWER ** (LAYERS - number)
        made.append({"params": [one for one in layer.parameters() if one.ndim > 1], "lr": rate, "weight_decay": 0.01})
        made.append({"params": [one for one in layer.parameters() if one.ndim < 2], "lr": rate, "weight_decay": 0.0})
    made.append({"params": list(model.certainty.head.parameters()), "lr": share * HEAD_RATE, "weight_decay": 0.01})
    return made


@torch.no_grad()
def figures(model: Whole, rows: Sequence[Row]) -> str:
    """Mean error and correlation on sentences alone."""
    found, worth = [], []
    for row in rows:
        if row["events"]:
            numbers, values, _ = event_scores(model(*padded([row], ROUND)), [row])
            found.append(middle(numbers))
            worth.append(values)
    guess, gold = torch.cat(found).clamp(-3, 3), torch.cat(worth)
    r = torch.corrcoef(torch.stack((guess, gold)))[0, 1]
    return f"held out, {len(gold)} events: MAE {(guess - gold).abs().mean():.3f}, r {r:.3f}"


def fit(model: Whole, sets: dict[str, list[Row]], options: argparse.Namespace) -> dict[str, Tensor]:
    """All steps, at a rate that falls to zero; out comes the running mean of the weights."""
    chance = random.Random(options.seed)
    streams = {name: batches(sets[name], options.size, chance, name == FOR) for name in SETS}
    optimizer = torch.optim.AdamW(groups(model, options.rate), fused=True)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM, max(0.02, 1 - step / options.steps))
    )
    kept = {name: one.detach().clone() for name, one in model.certainty.named_parameters()}
    started, total = time.time(), 0.0
    model.train()
    for step in range(1, options.steps + 1):
        name = FOR if chance.random() < OFTEN else chance.choices(list(SHARES), list(SHARES.values()))[0]
        rows = next(streams[name])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            values = model(*padded(rows, ROUND))
        wrong = loss(values.float(), name, rows)
        wrong.backward()
        nn.utils.clip_grad_norm_(model.certainty.parameters(), 1.0)
        optimizer.step()
        slope.step()
        optimizer.zero_grad(set_to_none=True)
        if step > WARM and step % 2 == 0:
            for part, one in model.certainty.named_parameters():
                kept[part].lerp_(one.detach(), 1 - min(MEAN_OVER, step / (step + 20)))
        total += wrong.item()
        if step % 50 == 0:
            print(f"{step}: loss {total / 50:.3f}, {time.time() - started:.0f} s", flush=True)
            total = 0.0
    return kept


def main() -> int:
    """Fits and saves."""
    parser = argparse.ArgumentParser(description="Fit the network for how certain something is told.")
    for name in ("gold", "base", "reader", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--rate", type=float, default=1.0, help="how fast to learn, as a share of the usual")
    parser.add_argument("--size", type=int, default=900, help="word pieces a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    gold = pickle.loads(options.gold.read_bytes())
    cut = int(len(gold[f"{FOR}.train"]) * (1 - HELD))
    sets = {
        name: [row for row in gold[f"{name}.train"][: cut if name == FOR else None] if row["events"]] for name in SETS
    }
    model = Whole(options.base, options.reader)
    model.certainty.load_state_dict(fit(model, sets, options))
    torch.save(model.certainty.state_dict(), options.out)
    print(figures(model.eval(), gold[f"{FOR}.train"][cut:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
