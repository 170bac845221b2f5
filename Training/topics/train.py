"""Trains heads for topics: python3 -m topics.train LABELS.csv... --output topics.json [--measure LABELS.csv...]

LABELS has a header and one text a line: `text`; any number of columns of 0 and 1, each a topic that a text is about or not; one
column `class` (optional) with one of several topics, and `class2` with a second that would be right as well; `group` (optional), such
as the newspaper: texts of a group are held out together. A topic with fewer than --least texts, a class with fewer than --least-class,
is left out and said so. Logistic regression over the encoder's vector and hashed stems (topics.features), weights of 8 bits.

Prints what was found in cross-validation by group: F1 of each topic at its threshold (that of the best F1 on the texts not measured)
and the share of right classes; for --measure the same on those texts alone, which are trained on like the others where they are not held out.
"""

import argparse
import base64
import csv
import json
import os
import sys
import zlib

import numpy as np
from scipy.optimize import minimize

from .features import BITS, IDF_STEPS, SHORTEST, STEM, WEIGHT, Encoder, Features, stems

FOLDS = 5
RESERVED = ("text", "group", "class", "class2", "id")


def load(path):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or "text" not in rows[0]:
        sys.exit(f"topics: {path} has no column text")
    return rows


def logistic(features, labels, strength):
    """Weights [features + 1, classes] of a softmax; the bias is last and not held small."""
    count = labels.shape[1]
    width = features.shape[1]

    def loss(flat):
        weights = flat.reshape(width + 1, count)
        scores = features @ weights[:-1] + weights[-1]
        scores -= scores.max(1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(1, keepdims=True)
        difference = chances - labels
        gradient = np.vstack([features.T @ difference + weights[:-1] / strength, difference.sum(0)])
        value = -(labels * np.log(chances + 1e-12)).sum() + (weights[:-1] ** 2).sum() / (2 * strength)
        return value, gradient.ravel()

    found = minimize(loss, np.zeros((width + 1) * count), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return found.x.reshape(width + 1, count)


def chances(features, weights):
    scores = features @ weights[:-1] + weights[-1]
    scores -= scores.max(1, keepdims=True)
    result = np.exp(scores)
    return result / result.sum(1, keepdims=True)


def binary(values):
    return np.stack([1 - values, values], 1).astype(float)


def f1(truth, found):
    both = (truth & found).sum()
    return 2 * both / max(1, truth.sum() + found.sum())


def best_threshold(truth, found):
    candidates = np.unique(np.quantile(found, np.linspace(0.3, 0.995, 300)))
    return max(candidates, key=lambda value: f1(truth, found >= value))


def packed(weights):
    """A row of weights as bytes and their scale."""
    scale = float(np.abs(weights).max() / 127) or 1.0
    return {
        "scale": round(scale, 8),
        "weights": base64.b64encode(np.round(weights / scale).astype(np.int8).tobytes()).decode(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--measure", nargs="*", default=[])
    parser.add_argument("--output", required=True)
    parser.add_argument("--models", default=os.path.join(os.path.dirname(__file__), "../../Models"))
    parser.add_argument("--least", type=int, default=20)
    parser.add_argument("--least-class", type=int, default=5)
    parser.add_argument("--strength", type=float, default=10.0, help="the larger, the less the weights are held small")
    arguments = parser.parse_args()
    rows = [row for path in arguments.labels for row in load(path)]
    measured = np.array([False] * len(rows))
    more = [row for path in arguments.measure for row in load(path)]
    rows, measured = rows + more, np.r_[measured, np.array([True] * len(more), bool)]
    texts = [row["text"] for row in rows]
    vectors, stem_lists = Encoder(arguments.models).vectors(texts), [stems(text) for text in texts]
    features = Features(vectors, stem_lists)
    table = features.of(vectors, stem_lists)
    groups = [row.get("group") or str(index) for index, row in enumerate(rows)]
    folds = np.array([zlib.crc32(group.encode()) % FOLDS for group in groups])

    def held_out(labels):
        """Chances of each text by heads that have not seen its group."""
        result = np.zeros(labels.shape)
        for fold in range(FOLDS):
            here = folds == fold
            if here.any():
                result[here] = chances(table[here], logistic(table[~here], labels[~here], arguments.strength))
        return result

    heads, classes = [], None
    for name in [name for name in rows[0] if name not in RESERVED]:
        truth = np.array([(row.get(name) or "").strip() == "1" for row in rows])
        if truth.sum() < arguments.least:
            print(f"{name:20} {truth.sum()} texts: too few, left out")
            continue
        found = held_out(binary(truth))[:, 1]
        threshold = best_threshold(truth[~measured], found[~measured])
        line = f"{name:20} {truth.sum():4} texts  F1 {f1(truth, found >= threshold):.3f}  threshold {threshold:.3f}"
        if measured.any():
            part = f1(truth[measured], found[measured] >= threshold)
            line += f"  measured: {truth[measured].sum()} texts, F1 {part:.3f}"
        print(line, flush=True)
        weights = logistic(table, binary(truth), arguments.strength)
        row = weights[:, 1] - weights[:, 0]
        heads.append({"name": name, "bias": round(float(row[-1]), 5), "threshold": round(float(threshold), 4), **packed(row[:-1])})
    if any(row.get("class") for row in rows):
        names = sorted({row["class"] for row in rows if row["class"]})
        counts = {name: sum(row["class"] == name for row in rows) for name in names}
        small = [name for name in names if counts[name] < arguments.least_class]
        if small:
            print("classes with too few texts, left out:", ", ".join(f"{name} {counts[name]}" for name in small))
        names = [name for name in names if name not in small]
        labels = np.zeros((len(rows), len(names)))
        for index, row in enumerate(rows):
            if row["class"] in names:
                labels[index, names.index(row["class"])] = 1
        found = np.array(names)[held_out(labels).argmax(1)]
        right = np.array([row["class"] == name for row, name in zip(rows, found)])
        either = np.array([name in (row["class"], row.get("class2")) for row, name in zip(rows, found)])
        for name, mask in (("all", np.ones(len(rows), bool)), ("measured", measured)):
            if mask.any():
                print(f"classes, {name}: {mask.sum()} texts, right {right[mask].mean():.3f}, first or second {either[mask].mean():.3f}")
        known = labels.any(1)
        weights = logistic(table[known], labels[known], arguments.strength)
        classes = [
            {"name": name, "bias": round(float(weights[-1, index]), 5), **packed(weights[:-1, index])}
            for index, name in enumerate(names)
        ]
    with open(arguments.output, "w", encoding="utf-8") as file:
        result = {
            "format": "broadsheet-topics 1",
            "mean": [round(float(value), 6) for value in features.mean],
            "stems": {"letters": STEM, "shortest": SHORTEST, "bits": BITS, "weight": WEIGHT, "steps": IDF_STEPS},
            "idf": base64.b64encode(features.idf.tobytes()).decode(),
            "heads": heads,
            "classes": classes or [],
        }
        json.dump(result, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
