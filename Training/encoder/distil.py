"""Trains smaller encoders on what a larger one says: on a GPU where there is one, else on the processor.

  python3 -m encoder.distil targets FOLDER --teacher ENCODER.onnx
  python3 -m encoder.distil train FOLDER STUDENT OUTPUT_FOLDER --teacher ENCODER.onnx [--seconds 240] [--seed N]

FOLDER holds what encoder.pairs made. `targets` adds the teacher's vectors, targets.npy, and measures the teacher. `train` trains one of
the students of encoder.students for so many seconds and writes it (encoder.weights), every minute and at the end. Three losses:
the student's vector, through a linear layer that is thrown away, is the teacher's; the similarities of all rows of a batch are the
teacher's; and the contrast of encoder.train.
"""

import argparse
import json
import math
import os
import time

import numpy as np
import torch
from torch.nn import functional

from .model import CLS, PAD, SEP, pieces
from .pairs import UNIT
from .students import STUDENTS, student
from .train import BORDER, loss_of
from .weights import of_onnx, save

# Two texts of other groups that the teacher finds as similar as this are perhaps reprints that nobody marked: no contrast.
DOUBTFUL = 0.5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)


def device_of():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Rows:
    """Rows of token ids on the device: flat `ids` [t], `ends` [r]."""

    def __init__(self, ids, ends, device):
        self.ids = torch.from_numpy(np.append(ids, 0).astype(np.int32)).to(device)
        self.starts, self.lengths = np.append(0, ends[:-1]), np.diff(ends, prepend=0)

    @classmethod
    def of(cls, rows, device):
        return cls(np.concatenate([np.array(row, np.uint16) for row in rows]), np.cumsum([len(row) for row in rows]), device)

    def padded(self, chosen):
        """`input_ids` and `attention_mask` [b, t] of some rows, wrapped in [CLS] and [SEP]; t is a multiple of 8."""
        device = self.ids.device
        starts = torch.from_numpy(self.starts[chosen]).to(device)[:, None]
        lengths = torch.from_numpy(self.lengths[chosen]).to(device)[:, None]
        places = torch.arange(-(-(int(self.lengths[chosen].max()) + 2) // 8) * 8, device=device)[None, :]
        ids = self.ids[(starts + places - 1).clamp(0, len(self.ids) - 1)].long()
        ids = ids.masked_fill(places == 0, CLS).masked_fill(places == lengths + 1, SEP).masked_fill(places > lengths + 1, PAD)
        return ids, (places <= lengths + 1).long()


def encoded(network, rows, chosen, tokens):
    """Vectors [n, d] of some rows, in their order; rows of like length go through the network together, at most `tokens` at once."""
    order = chosen[np.argsort(rows.lengths[chosen], kind="stable")]
    place = np.argsort(np.argsort(rows.lengths[chosen], kind="stable"), kind="stable")
    vectors, begin = [], 0
    while begin < len(order):
        end = begin + 1
        while end < len(order) and (end + 1 - begin) * (rows.lengths[order[end]] + 2) <= tokens:
            end += 1
        vectors.append(network(*rows.padded(order[begin:end])))
        begin = end
    return torch.cat(vectors)[torch.from_numpy(place).to(vectors[0].device)]


def autocast(device, kind):
    """Sixteen bits on a GPU; on the processor everything stays f32."""
    return torch.autocast("cuda", dtype=kind, enabled=device.type == "cuda")


def measure(network, folder, device):
    """Lines on the texts held back: recall of pairs and candidates an article, for pieces of 126 and 254; recall of short cuts."""
    with open(os.path.join(folder, "held.json"), encoding="utf-8") as file:
        held = json.load(file)

    def vectors(given):
        rows = Rows.of([row or [0] for row in given], device)
        with torch.no_grad(), autocast(device, torch.float16):
            return encoded(network, rows, np.arange(len(given)), 32768).float().cpu().numpy()

    groups = np.array([article["group"] for article in held["articles"]])
    same = np.triu(groups[:, None] == groups[None, :], 1)
    for window in (126, 254):
        cut = [pieces(article["ids"], window) for article in held["articles"]]
        starts = np.cumsum([0] + [len(part) for part in cut[:-1]])
        found = vectors([row for part in cut for row in part])
        most = np.maximum.reduceat(np.maximum.reduceat(found @ found.T, starts, 1), starts, 0)
        over = [np.triu(most >= threshold, 1) for threshold in THRESHOLDS]
        shown = [f"{t}: {(o & same).sum() / same.sum():.4f} of pairs, {o.sum() / len(cut):.2f} an article" for t, o in zip(THRESHOLDS, over)]
        yield f"held back, pieces of {window}: " + "; ".join(shown)
    short, whole = (vectors(rows) for rows in zip(*held["cuts"]))
    near = (short * whole).sum(1)
    yield "held back, short cuts: " + "; ".join(f"{t}: {(near >= t).mean():.4f}" for t in THRESHOLDS)


def target_vectors(options):
    device = device_of()
    teacher = of_onnx(options.teacher).to(device)
    arrays = np.load(os.path.join(options.folder, "pairs.npz"))
    rows = Rows(arrays["ids"], arrays["ends"], device)
    count, began = len(arrays["ends"]), time.time()
    order = np.argsort(rows.lengths, kind="stable")
    targets = np.empty((count, teacher.shape.width), np.float16)
    with torch.no_grad(), autocast(device, torch.float16):
        for begin in range(0, count, 4096):
            some = order[begin : begin + 4096]
            targets[some] = encoded(teacher, rows, some, 131072).half().cpu().numpy()
            if begin % (1 << 16) == 0:
                print(f"teacher: {begin} of {count} rows, {time.time() - began:.0f} s", flush=True)
    if not np.isfinite(targets).all():
        raise SystemExit("distil: the teacher's vectors hold no numbers")
    np.save(os.path.join(options.folder, "targets.npy"), targets)
    print(f"teacher: {count} rows in {time.time() - began:.0f} s", flush=True)
    for line in measure(teacher, options.folder, device):
        print("teacher:", line, flush=True)


def losses(vectors, mapped, targets, groups):
    """The three losses of a batch: of the mapped vectors, of similarities, of contrast.

    `vectors` [2 p + h, d], `mapped` and `targets` [2 p + h, 384], all of length 1: anchors, positives, hard negatives; `groups` [p].
    """
    count = len(groups)
    alike = targets @ targets.T
    own = torch.arange(count, device=vectors.device)
    same = (groups[:, None] == groups[None, :]) & (groups >= 0)[:, None]
    doubtful = (same | (alike[:count, count : 2 * count] > DOUBTFUL)).fill_diagonal_(False)
    wanted = alike.clone()
    # Where the teacher itself misses a reproduction, its student need not.
    for one, other in ((own, own + count), (own + count, own)):
        wanted[one, other] = wanted[one, other].clamp(min=BORDER + 0.1)
    # Most pairs are alike in nothing; those that are count more.
    weight = 1 + 20 * wanted.clamp(min=0)
    vector = 1 - (mapped * targets).sum(1).mean()
    matrix = (weight * (vectors @ vectors.T - wanted) ** 2).sum() / weight.sum()
    anchors, positives, hard = vectors.split([count, count, len(vectors) - 2 * count])
    return vector, matrix, loss_of(anchors, positives, hard, doubtful)


def train(options):
    device = device_of()
    torch.manual_seed(options.seed)
    lot = np.random.default_rng(options.seed)
    torch.set_float32_matmul_precision("high")
    teacher = of_onnx(options.teacher)
    network = student(options.student, teacher).to(device)
    average = student(options.student, teacher).to(device)
    head = torch.nn.Linear(network.shape.width, teacher.shape.width).to(device)
    arrays = np.load(os.path.join(options.folder, "pairs.npz"))
    rows = Rows(arrays["ids"], arrays["ends"], device)
    targets = torch.from_numpy(np.load(os.path.join(options.folder, "targets.npy"))).to(device)
    pairs, groups, hard = arrays["pairs"].reshape(-1, UNIT, 2), arrays["groups"].reshape(-1, UNIT), arrays["hard"]
    first = np.searchsorted(hard[:, 0], np.arange(len(pairs) + 1))
    size = min(options.units, len(pairs))

    trained = [*network.parameters(), *head.parameters()]
    # What begins from the teacher's own weights must not lose them at once.
    rate = options.rate or (5e-4 if network.shape.width < teacher.shape.width else 3e-4)
    optimizer = torch.optim.AdamW(trained, lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    own, averaged = list(network.parameters()), list(average.parameters())
    began = shown = saved = time.time()
    step, epoch, queue, means = 0, -1, np.array([], int), None
    share = 0.0
    while share < 1:
        if len(queue) < size:
            queue, epoch = lot.permutation(len(pairs)), epoch + 1
        units, queue = queue[:size], queue[size:]
        chosen = np.concatenate([pairs[units, :, 0].ravel(), pairs[units, :, 1].ravel()] + [hard[first[u] : first[u + 1], 1] for u in units])
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, share / 0.04 + 0.01) * (0.01 + 0.99 * (0.5 + 0.5 * math.cos(math.pi * share)))
        with autocast(device, torch.bfloat16):
            vectors = encoded(network, rows, chosen, options.tokens)
        vectors = vectors.float()
        mapped = functional.normalize(head(vectors), dim=-1)
        found = losses(vectors, mapped, targets[torch.from_numpy(chosen).to(device)].float(), torch.from_numpy(groups[units].ravel()).to(device))
        loss = 4 * found[0] + 30 * found[1] + options.contrast * found[2]
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            torch._foreach_lerp_(averaged, own, 1 - min(0.998, (1 + step) / (10 + step)))
        now = time.time()
        share = (now - began) / options.seconds
        if now - shown > options.every or step == 1 or share >= 1:
            values = [value.item() for value in (*found, loss)]
            if not math.isfinite(values[3]):
                raise SystemExit(f"distil {options.student}: the loss is {values[3]} at step {step}")
            print(
                f"{options.student}: step {step} epoch {epoch} loss {values[3]:.3f} (vector {values[0]:.4f}, matrix {values[1]:.5f}, "
                f"contrast {values[2]:.3f}) {now - began:.0f} s",
                flush=True,
            )
            shown = time.time()
        if now - saved > 60 and share < 1:
            save(average, os.path.join(options.output, options.student + ".npz"))
            saved = time.time()
    save(average, os.path.join(options.output, options.student + ".npz"))
    print(f"{options.student}: {sum(p.numel() for p in own) / 1e6:.1f} million weights, {step} steps, saved", flush=True)
    for line in measure(average, options.folder, device):
        print(f"{options.student}:", line, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(required=True)
    task = tasks.add_parser("targets")
    task.add_argument("folder")
    task.add_argument("--teacher", required=True)
    task.set_defaults(run=target_vectors)
    task = tasks.add_parser("train")
    task.add_argument("folder")
    task.add_argument("student", choices=STUDENTS)
    task.add_argument("output")
    task.add_argument("--teacher", required=True)
    task.add_argument("--seconds", type=float, default=240)
    task.add_argument("--units", type=int, default=24, help=f"units of {UNIT} pairs in a batch")
    task.add_argument("--tokens", type=int, default=32768, help="tokens that go through the network at once")
    task.add_argument("--rate", type=float, help="highest rate of learning")
    task.add_argument("--contrast", type=float, default=0.3, help="weight of the contrastive loss")
    task.add_argument("--every", type=float, default=10, help="seconds between lines of the log")
    task.add_argument("--seed", type=int, default=1)
    task.set_defaults(run=train)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
