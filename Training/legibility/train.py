"""Trains the legibility network on folders written by `broadsheet-lab training legibility`.

  python3 -m legibility.train --data DIR... --output CHECKPOINT [--start MODEL.onnx] [--steps N] [--seed N]

One page in eight is held out; the temperature of the chances is fitted to them. Resumes from the checkpoint where there is
one; otherwise begins with the weights of --start, or with none.

Blocks of scans have no transcription. How sure the reading was tells their errors, as it does on the typeset blocks; at half
resolution the edits from the full reading come on top.
"""

import argparse
import glob
import json
import os
import zlib

import cv2
import numpy as np
import torch
from torch import nn

from .model import HEIGHT, WIDTH, LegibilityNetwork
from .restore import restore

LIMITS = (0.1, 0.4)


def load(folders):
    """Strips [n, 32, 256] uint8, figures [n, 2], labels [n], blocks [n] and whether the page is held out [n]."""
    strips, records, blocks, held = [], [], [], []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
            with open(path, encoding="utf-8") as file:
                lines = [json.loads(line) for line in file]
            picture = cv2.imread(path[:-6] + ".png", cv2.IMREAD_GRAYSCALE)
            strips.append(picture.reshape(len(lines), HEIGHT, WIDTH))
            records += lines
            # A name in place of a count: a page stays on its side when others are added, at both resolutions.
            name = os.path.basename(path)[:-6].removesuffix("-half")
            blocks += [f"{path}:{line['block']}" for line in lines]
            held += [zlib.crc32(name.encode()) % 8 == 0] * len(lines)
    errors = estimated(records)
    return (
        np.concatenate(strips),
        np.array([record["features"] for record in records], np.float32),
        (errors >= LIMITS[0]).astype(int) + (errors > LIMITS[1]),
        np.array(blocks),
        np.array(held),
    )


def estimated(records):
    """Character error rate of each record [n]: measured, or told by confidence and difference."""
    known = [(record["confidence"], record["cer"]) for record in records if record.get("cer") is not None]
    if len(known) == len(records):
        return np.array([rate for _, rate in known])
    sure, rates = np.array(sorted(known)).T
    # Means of a twentieth of the transcribed blocks each, made to fall with confidence.
    parts = [part for part in np.array_split(np.arange(len(sure)), 20) if len(part)]
    middles = np.array([sure[part].mean() for part in parts])
    means = np.maximum.accumulate([rates[part].mean() for part in parts[::-1]])[::-1]
    return np.array(
        [
            record["cer"]
            if record.get("cer") is not None
            else min(1.0, np.interp(record["confidence"], middles, means) + record.get("difference", 0))
            for record in records
        ]
    )


def grays(strips):
    return torch.from_numpy(strips.astype(np.float32) / 127.5 - 0.5)[:, None]


def varied(strips, random):
    """Strips moved sideways and a pixel up or down, with a little noise."""
    moved = np.roll(strips, int(random.integers(-1, 2)), 1)
    moved = np.roll(moved, int(random.integers(-16, 17)), 2)
    noise = random.normal(0, random.uniform(0, 2), strips.shape)
    return np.clip(moved + noise, 0, 255).astype(np.uint8)


def blockwise(chances, labels, blocks):
    """Mean chances and label of each block."""
    names, where = np.unique(blocks, return_inverse=True)
    sums = np.zeros((len(names), 3))
    np.add.at(sums, where, chances)
    truth = np.zeros(len(names), int)
    truth[where] = labels
    return sums / np.bincount(where)[:, None], truth


def confusion(chances, labels):
    table = np.zeros((3, 3), int)
    np.add.at(table, (labels, chances.argmax(1)), 1)
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--output", required=True, help="checkpoint file")
    parser.add_argument("--start", help="published weights to go on from, an ONNX file; take a lower --rate then")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=500, help="steps between checkpoints")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    strips, figures, labels, blocks, held = load(options.data)
    print(f"{len(labels)} strips, {held.sum()} held out; by label {np.bincount(labels, minlength=3)}", flush=True)
    train = np.flatnonzero(~held) if (~held).any() else np.arange(len(labels))
    network = LegibilityNetwork()
    if options.start and not os.path.exists(options.output):
        sample = train[:: max(1, len(train) // 1024)]
        restore(network, options.start, grays(strips[sample]), torch.from_numpy(figures[sample]))
        network.train()
    network = network.to(device)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.02)
    step, temperature = 0, 1.0
    if os.path.exists(options.output):
        state = torch.load(options.output, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        step, temperature = state["step"], state["temperature"]
        print(f"resuming at step {step}", flush=True)

    def judged(indices):
        network.eval()
        with torch.no_grad():
            parts = [
                network(grays(strips[part]).to(device), torch.from_numpy(figures[part]).to(device)).cpu()
                for part in np.array_split(indices, max(1, len(indices) // 512))
            ]
        network.train()
        return torch.cat(parts)

    # Labels are drawn evenly, softened by a root: the middle one is rare.
    counts = np.bincount(labels[train], minlength=3)
    weights = (1 / np.maximum(1, counts)) ** 0.5
    shares = counts * weights / (counts * weights).sum()
    weights = weights[labels[train]] / weights[labels[train]].sum()
    random = np.random.default_rng(options.seed * 1000 + step)
    mean = None
    while step < options.steps:
        chosen = random.choice(train, options.batch, p=weights)
        rate = options.rate * (0.02 + 0.98 * (1 - step / options.steps))
        for group in optimizer.param_groups:
            group["lr"] = rate
        logits = network(
            grays(varied(strips[chosen], random)).to(device), torch.from_numpy(figures[chosen]).to(device)
        )
        loss = nn.functional.cross_entropy(logits, torch.from_numpy(labels[chosen]).to(device), label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        step += 1
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % options.every == 0 or step == options.steps:
            if held.any():
                out = np.flatnonzero(held)
                logits = judged(out)
                wanted = torch.from_numpy(labels[out])
                scales = np.exp(np.linspace(-1, 1.5, 51))
                losses = [nn.functional.cross_entropy(logits / scale, wanted).item() for scale in scales]
                temperature = float(scales[int(np.argmin(losses))])
                chances, truth = blockwise(torch.softmax(logits / temperature, 1).numpy(), labels[out], blocks[out])
                table = confusion(chances, truth)
                print(
                    f"step {step} loss {mean:.3f} held out: right {np.trace(table) / table.sum():.3f} "
                    f"temperature {temperature:.2f} true by found {table.tolist()}",
                    flush=True,
                )
            state = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "step": step,
                "temperature": temperature,
                "shares": np.maximum(shares, 1e-3).tolist(),
            }
            torch.save(state, options.output + ".new")
            os.replace(options.output + ".new", options.output)


if __name__ == "__main__":
    main()
