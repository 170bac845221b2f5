"""Trains the verifier on evidence written by `broadsheet-lab training pairs`, and exports it.

  python3 -m verifier.train PAIRS.jsonl EVIDENCE.jsonl --output verifier.onnx [--steps N] [--seed N] [--folds] [--without FOLD]

--folds first trains without one half of the calendar and measures on it, for both halves: average precision, reprints found and
others taken by mistake at several thresholds, and how far the probabilities can be trusted. The network exported is trained on all, or --without one of the
halves, on which the whole search for reprints can then be measured.
"""

import argparse
import json

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from .model import Verifier

# What a made pair counts beside a real one: made pairs are many, and nobody could tell some of them.
MADE = 0.01


def load(pairs, evidence):
    """Evidence [n, features], labels [n], sources and kinds [n], folds [n], and the number of features that are differences."""
    rows, labels, kinds, folds, without = [], [], [], [], [0, 0]
    with open(pairs, encoding="utf-8") as first, open(evidence, encoding="utf-8") as second:
        head = json.loads(next(second))
        for line, values in zip(first, second, strict=True):
            values, pair = json.loads(values)["evidence"], json.loads(line)
            if values is None:
                without[pair["label"]] += 1
                continue
            rows.append(values)
            labels.append(pair["label"])
            kinds.append(f"{pair['source']} {pair['kind']}")
            folds.append(pair["fold"])
    print(f"share too little to have evidence: {without[1]} reprints, {without[0]} others")
    return np.array(rows, np.float32), np.array(labels, np.float32), np.array(kinds), np.array(folds), len(head["differences"])


def trained(rows, labels, kinds, differences, steps, seed, rate=1e-2, batch=512):
    """A network trained on pairs."""
    torch.manual_seed(seed)
    lot = np.random.default_rng(seed)
    scale = [max(1e-3, float(np.percentile(values[values > 0], 60))) if (values > 0).any() else 1 for values in rows.T[:differences]]
    amounts = rows[:, differences:]
    network = Verifier(scale, amounts.mean(0), amounts.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0)
    # Most pairs found share next to nothing: they are drawn less often, and count the more.
    share = np.where((rows[:, 0] < 0.8) | (labels == 1), 10.0, 1.0)
    share /= share.sum()
    importance = np.where(np.char.startswith(kinds, "made"), MADE, 1) / (share * len(rows))
    evidence, truth, importance = (torch.from_numpy(values.astype(np.float32)) for values in (rows, labels, importance))
    for step in range(steps):
        chosen = torch.from_numpy(lot.choice(len(rows), batch, p=share))
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 50) * (0.02 + 0.98 * (1 - step / steps))
        losses = binary_cross_entropy_with_logits(network.logits(evidence[chosen])[:, 0], truth[chosen], reduction="none")
        loss = (losses * importance[chosen]).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return network.eval()


def probabilities(network, rows):
    with torch.no_grad():
        return network(torch.from_numpy(rows))[:, 0].numpy()


def report(name, found, labels):
    """Prints how well probabilities [n] part labels [n]."""
    order = np.argsort(-found)
    hits = np.cumsum(labels[order])
    precision = (hits / np.arange(1, len(hits) + 1))[labels[order] == 1].mean() if labels.any() else float("nan")
    cuts = ", ".join(
        f"{cut}: {int(labels[found >= cut].sum())} of {int(labels.sum())} and {int((1 - labels[found >= cut]).sum())} others"
        for cut in (0.3, 0.5, 0.7, 0.9)
    )
    print(f"  {name}: {len(found)} pairs, average precision {precision:.4f}; found at {cuts}")


def reliability(found, labels):
    """Prints for ranges of probability the pairs, the mean probability, and the share of reprints."""
    borders = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.001]
    for low, high in zip(borders, borders[1:]):
        some = (found >= low) & (found < high)
        if some.any():
            print(f"    {low:.2f} to {min(high, 1):.2f}: {some.sum()} pairs, said {found[some].mean():.3f}, true {labels[some].mean():.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("evidence")
    parser.add_argument("--output", required=True)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--without", type=int, help="fold that the exported network is not trained on")
    options = parser.parse_args()

    torch.set_num_threads(1)
    rows, labels, kinds, folds, differences = load(options.pairs, options.evidence)
    names = sorted(set(kinds))
    print(f"{len(rows)} pairs with evidence: {', '.join(f'{(kinds == name).sum()} {name}' for name in names)}")
    if options.folds:
        held = np.full(len(rows), np.nan, np.float32)
        for fold in (0, 1):
            known = (folds == 1 - fold) | np.char.startswith(kinds, "made")
            network = trained(rows[known], labels[known], kinds[known], differences, options.steps, options.seed)
            held[folds == fold] = probabilities(network, rows[folds == fold])
        for name in names:
            some = (kinds == name) & ~np.isnan(held)
            if some.any():
                report(f"{name}, not trained on", held[some], labels[some])
                reliability(held[some], labels[some])
    if options.without is not None:
        known = (folds == 1 - options.without) | np.char.startswith(kinds, "made")
        rows, labels, kinds = rows[known], labels[known], kinds[known]
    network = trained(rows, labels, kinds, differences, options.steps, options.seed)
    found = probabilities(network, rows)
    for name in names:
        report(name, found[kinds == name], labels[kinds == name])
    print(f"a text and a piece of it: {float(probabilities(network, np.zeros((1, rows.shape[1]), np.float32))[0]):.4f}")
    torch.onnx.export(
        network,
        torch.zeros(2, rows.shape[1]),
        options.output,
        input_names=["evidence"],
        output_names=["probability"],
        dynamic_axes={"evidence": {0: "n"}, "probability": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
