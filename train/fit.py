"""Fits the network. In comes the file of `prepare.py`, out go its weights, and figures on dev.

    python train/fit.py GOLD.pkl MODEL.safetensors OUT.pt [--steps 2000]

Each step sees windows of PolNeAR and then windows of factuality, so that one encoder learns both. Seeds are fixed; on
the same machine with the same number of threads the same weights come out.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from network import ROLES, Reader
from torch import Tensor
from torch.nn import functional

Row = dict[str, Any]
SETS = ("uw", "uds_ih2", "meantime", "commitmentbank", "megaveridicality", "rp")
SHARES = (0.55, 0.12, 0.15, 0.05, 0.05, 0.08)  # how often a step takes its factuality from each set
CLASSED = "meantime"  # the set whose gold is five classes
ROUND = 32  # lengths of windows are multiples of it
LONGEST = 150  # word pieces of factuality taken together as one window


def padded(rows: Sequence[Row], to: int = ROUND) -> tuple[Tensor, Tensor]:
    """Word pieces of windows as a table, and where there are any; few lengths, so that few kernels are made."""
    length = -(-max(len(row["ids"]) for row in rows) // to) * to
    ids = torch.tensor([list(row["ids"]) + [0] * (length - len(row["ids"])) for row in rows])
    sizes = torch.tensor([len(row["ids"]) for row in rows])
    return ids, torch.arange(length)[None, :] < sizes[:, None]


def wanted(rows: Sequence[Row], length: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Heads of cues by piece; for each cue its window, its place, and which pieces are in its roles."""
    heads = torch.zeros(len(rows), length)
    windows, places, roles = [], [], []
    for number, row in enumerate(rows):
        for cue in row["cues"]:
            heads[number, cue["head"]] = 1
            role = torch.zeros(len(ROLES), length)
            for name in ("source", "cue", "content"):
                for start, end in cue[name]:
                    role[ROLES.index(name), start:end] = 1
                    if name != "cue":
                        role[ROLES.index(f"{name}_start"), start] = 1
                        role[ROLES.index(f"{name}_end"), end - 1] = 1
            if not cue["source"]:  # the cue itself stands for no source
                role[ROLES.index("source_start"), cue["head"]] = role[ROLES.index("source_end"), cue["head"]] = 1
            windows.append(number)
            places.append(cue["head"])
            roles.append(role)
    return heads, torch.tensor(windows), torch.tensor(places), torch.stack(roles) if roles else torch.zeros(0)


def attribution_loss(outputs: Sequence[Tensor], mask: Tensor, rows: Sequence[Row]) -> Tensor:
    """How wrong the heads of cues and the roles of all pieces are."""
    anchor, ask, answer, bias = outputs
    heads, windows, places, roles = wanted(rows, mask.shape[1])
    found = functional.binary_cross_entropy_with_logits(anchor[mask], heads[mask])
    loss = 10 * found
    if len(windows):
        scores = torch.einsum("crd,clrd->crl", ask[windows, places], answer[windows]) + bias[windows].transpose(1, 2)
        here = mask[windows]
        scores = scores.masked_fill(~here[:, None], -1e4)
        single = functional.binary_cross_entropy_with_logits(scores, roles, reduction="none")
        loss = loss + single[:, :3].sum() / len(windows) / 20 + 0.3 * single[:, 5:].sum() / len(windows)
        pointed = roles[:, 3:5] / roles[:, 3:5].sum(-1, keepdim=True)
        loss = loss - 0.3 * (pointed * scores[:, 3:5].log_softmax(-1)).sum() / len(windows)
    return loss


def together(rows: Sequence[Row]) -> Row:
    """Sentences in a row as one window."""
    ids: list[int] = [rows[0]["ids"][0]]
    events = []
    for row in rows:
        shift = len(ids) - 1
        ids += row["ids"][1:]
        events += [(start + shift, end + shift, value, bucket) for start, end, value, bucket in row["events"]]
    return {"ids": ids, "events": events}


def judged(sets: dict[str, list[Row]], most: int, chance: random.Random) -> Iterator[tuple[str, list[Row]]]:
    """Batches of one factuality set each, without end; one to five neighboring sentences are a window."""
    while True:
        name = chance.choices(SETS, SHARES)[0]
        rows, batch, size = sets[name], [], 0
        while size < most:
            at = chance.randrange(len(rows))
            group = rows[at : at + chance.choice((1, 2, 3, 4, 5))]
            while len(group) > 1 and sum(len(row["ids"]) for row in group) > LONGEST:
                group = group[:-1]
            batch.append(together(group))
            size += len(batch[-1]["ids"])
        yield name, batch


def event_scores(values: Tensor, rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """For each event the mean of its pieces' numbers; what it is worth; its bucket."""
    events = [(number, *event) for number, row in enumerate(rows) for event in row["events"]]
    pool = torch.zeros(len(events), *values.shape[:2])
    for at, (number, start, end, _, _) in enumerate(events):
        pool[at, number, start:end] = 1 / (end - start)
    worth, buckets = torch.tensor([event[3] for event in events]), torch.tensor([event[4] for event in events])
    return pool.flatten(1) @ values.flatten(0, 1), worth, buckets


def status_loss(values: Tensor, name: str, rows: Sequence[Row]) -> Tensor:
    """How far the events' numbers are off, and for the set with classes how wrong these are."""
    numbers, worth, buckets = event_scores(values, rows)
    loss = functional.smooth_l1_loss(numbers[:, SETS.index(name)], worth, beta=0.3)
    if name == CLASSED:
        loss = loss + functional.cross_entropy(numbers[:, len(SETS) :], buckets)
    return loss


def losses(model: Reader, said: list[Row], name: str, happened: list[Row]) -> tuple[Tensor, Tensor]:
    """Both losses of one step; all of its windows go through the network together."""
    ids, mask = padded([*said, *happened])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = model(ids, mask)
    first = [part[: len(said)].float() for part in outputs[:-1]]
    values = outputs[-1][len(said) :].float()
    return attribution_loss(first, mask[: len(said)], said), status_loss(values, name, happened)


@torch.no_grad()
def attribution_figures(model: Reader, rows: Sequence[Row]) -> str:
    """F1 of heads of cues; with these given, of the pieces of contents, and how many sources are exact."""
    right = said = there = inside = covered = full = exact = cues = 0
    for row in rows:
        ids, mask = padded([row])
        heads, windows, places, roles = wanted([row], ids.shape[1])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            anchor, ask, answer, bias, _ = (part.float() for part in model(ids, mask))
        found = anchor > 0
        right += int((found & (heads > 0)).sum())
        said, there = said + int(found.sum()), there + int(heads.sum())
        if not len(windows):
            continue
        scores = torch.einsum("crd,lrd->crl", ask[0, places], answer[0]) + bias[0].T
        member = scores[:, 2] > 0
        inside += int((member & (roles[:, 2] > 0)).sum())
        covered, full = covered + int(member.sum()), full + int(roles[:, 2].sum())
        exact += int(((scores[:, 0] > 0) == (roles[:, 0] > 0)).all(-1).sum())
        cues += len(windows)
    contents = 200 * inside / (covered + full)
    return (
        f"cue F1 {200 * right / (said + there):.1f}, content F1 {contents:.1f}, sources exact {100 * exact / cues:.1f}"
    )


@torch.no_grad()
def status_figures(model: Reader, name: str, rows: Sequence[Row]) -> str:
    """Mean error and correlation on a set."""
    found, worth, right = [], [], 0
    for row in rows:
        if row["events"]:
            ids, mask = padded([row])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                values = model(ids, mask)[-1].float()
            numbers, values_, buckets = event_scores(values, [row])
            found.append(numbers[:, SETS.index(name)])
            worth.append(values_)
            right += int((numbers[:, len(SETS) :].argmax(-1) == buckets).sum())
    guess, gold = torch.cat(found), torch.cat(worth)
    r = torch.corrcoef(torch.stack((guess, gold)))[0, 1]
    return f"{name}: MAE {(guess - gold).abs().mean():.3f}, r {r:.3f}, classes {100 * right / len(gold):.1f}"


def groups(model: Reader, share: float) -> list[dict[str, Any]]:
    """Layers learn slowly, heads fast, the words' vectors not at all; norms and biases are not pulled to zero."""
    model.encoder.words.requires_grad_(False)
    layers = [(name, one) for name, one in model.encoder.named_parameters() if one.requires_grad]
    heads = [(name, one) for name, one in model.named_parameters() if not name.startswith("encoder.")]
    made = []
    for rate, named in ((1.5e-4, layers), (1e-3, heads)):
        made.append({"params": [one for _, one in named if one.ndim > 1], "lr": rate * share, "weight_decay": 0.01})
        made.append({"params": [one for _, one in named if one.ndim < 2], "lr": rate * share, "weight_decay": 0.0})
    return made


def batches(rows: list[Row], size: int, chance: random.Random) -> list[list[Row]]:
    """All windows once, those of like length together, batches in any order."""
    rows = sorted(rows, key=lambda row: len(row["ids"]) + chance.random() * 40)
    made = [rows[at : at + size] for at in range(0, len(rows), size)]
    chance.shuffle(made)
    return made


def without_end(rows: list[Row], size: int, chance: random.Random) -> Iterator[list[Row]]:
    """Batches of all windows, again and again."""
    while True:
        yield from batches(rows, size, chance)


def fit(model: Reader, gold: dict[str, list[Row]], options: argparse.Namespace) -> None:
    """All steps, at a rate that falls to zero; then saves the weights and prints figures."""
    chance = random.Random(options.seed)
    said = without_end([row for row in gold["polnear.train"] if len(row["ids"]) > 8], options.batch, chance)
    facts = judged(
        {name: [row for row in gold[f"{name}.train"] if row["events"]] for name in SETS}, options.judged, chance
    )
    optimizer = torch.optim.AdamW(groups(model, options.rate), fused=True)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 100, max(0.01, 1 - step / options.steps))
    )
    started, sums = time.time(), [0.0, 0.0]
    for step in range(1, (options.until or options.steps) + 1):
        model.train()
        first, second = losses(model, next(said), *next(facts))
        (first + second).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        slope.step()
        optimizer.zero_grad(set_to_none=True)
        sums = [sums[0] + first.item(), sums[1] + second.item()]
        if step % 50 == 0:
            print(f"{step}: losses {sums[0] / 50:.3f} {sums[1] / 50:.3f}, {time.time() - started:.0f} s", flush=True)
            sums = [0.0, 0.0]
    torch.save(model.state_dict(), options.out)
    figures(model.eval(), gold)


def figures(model: Reader, gold: dict[str, list[Row]]) -> None:
    """Prints how well it does on dev."""
    print(attribution_figures(model, gold["polnear.dev"]))
    for name in ("uw", "meantime"):
        print(status_figures(model, name, gold[f"{name}.dev"]), flush=True)


def main() -> int:
    """Fits and saves."""
    parser = argparse.ArgumentParser(description="Fit the encoder and its heads.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the base's")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--until", type=int, help="stop after so many of the steps")
    parser.add_argument("--batch", type=int, default=8, help="windows of PolNeAR a step")
    parser.add_argument("--judged", type=int, default=400, help="word pieces of factuality a step")
    parser.add_argument("--rate", type=float, default=1.0, help="how fast to learn, as a share of the usual")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    model = Reader()
    if options.start:
        model.load_state_dict(torch.load(options.start))
    else:
        model.encoder.load(options.base)
    fit(model, pickle.loads(options.gold.read_bytes()), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
