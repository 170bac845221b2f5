"""Trains the verifier on evidence written by `broadsheet-lab training pairs`, and exports it.

  python3 -m verifier.train PAIRS.jsonl EVIDENCE.jsonl --output verifier.onnx [--steps N] [--seed N]

The network: the evidence made even (mean 0, deviation 1 over the training pairs), one hidden layer, a probability. One pair in
ten is held out by the hash of its first text.
"""

import argparse
import json
import zlib

import numpy as np
import torch
from torch import nn


class Verifier(nn.Module):
    """[n, features] to probabilities [n, 1]."""

    def __init__(self, mean, deviation, hidden=16):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("deviation", torch.tensor(deviation))
        self.hidden = nn.Linear(len(mean), hidden)
        self.last = nn.Linear(hidden, 1)

    def logits(self, evidence):
        # Evidence far beyond what was seen counts as the farthest seen.
        even = torch.clamp((evidence - self.mean) / self.deviation, -4, 4)
        return self.last(torch.tanh(self.hidden(even)))

    def forward(self, evidence):
        return torch.sigmoid(self.logits(evidence))


def load(pairs, evidence):
    """Evidence [n, features], labels [n], kinds, and which pairs are held out."""
    rows, labels, kinds, held = [], [], [], []
    with open(pairs, encoding="utf-8") as first, open(evidence, encoding="utf-8") as second:
        names = json.loads(next(second))["names"]
        for line, values in zip(first, second, strict=True):
            values = json.loads(values)["evidence"]
            if values is None:
                continue
            pair = json.loads(line)
            rows.append(values)
            labels.append(pair["label"])
            kinds.append(pair["kind"])
            held.append(zlib.crc32(pair["first"].encode()) % 10 == 0)
    return names, np.array(rows, np.float32), np.array(labels, np.float32), np.array(kinds), np.array(held)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("evidence")
    parser.add_argument("--output", required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    names, rows, labels, kinds, held = load(options.pairs, options.evidence)
    network = Verifier(rows[~held].mean(0), rows[~held].std(0) + 1e-3)
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-2, weight_decay=0.02)
    lot = np.random.default_rng(options.seed)
    known = np.flatnonzero(~held)
    loss_of = nn.BCEWithLogitsLoss()
    for step in range(options.steps):
        chosen = known[lot.integers(0, len(known), options.batch)]
        for group in optimizer.param_groups:
            group["lr"] = 1e-2 * (0.02 + 0.98 * (1 - step / options.steps))
        logits = network.logits(torch.from_numpy(rows[chosen]))[:, 0]
        loss = loss_of(logits, torch.from_numpy(labels[chosen]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        probabilities = network(torch.from_numpy(rows))[:, 0].numpy()
    print(f"{len(rows)} pairs with evidence, {held.sum()} held out; {', '.join(names)}")
    for kind in ["all", *sorted(set(kinds))]:
        some = held & ((kinds == kind) | (kind == "all"))
        if not some.any():
            continue
        yes, true = probabilities[some] >= 0.5, labels[some] > 0
        print(
            f"  {kind}: {some.sum()} pairs, {true.sum()} reprints, "
            f"found {(yes & true).sum()}, falsely {(yes & ~true).sum()}"
        )
    torch.onnx.export(
        network.eval(),
        torch.zeros(2, rows.shape[1]),
        options.output,
        input_names=["evidence"],
        output_names=["chance"],
        dynamic_axes={"evidence": {0: "n"}, "chance": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
