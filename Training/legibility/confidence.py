"""Fits what a reading's confidence tells about its errors: python3 -m legibility.confidence STRIPS... [--check STRIPS...]

STRIPS are folders written by `broadsheet-lab training legibility` from pages with transcriptions. Prints the constants of
`ReadingJudgement` (Sources/Recognition): the odds of at least 10 % and of more than 40 % character errors are exponential in the
log odds of the mean confidence (proportional odds model, maximum likelihood). Then prints, by confidence, what the blocks' errors
were and how often the fitted label was right, in cross-validation by page.
"""

import argparse
import glob
import json
import os
import zlib

import numpy as np
from scipy.optimize import minimize

LIMITS = (0.1, 0.4)


def load(folders):
    """Confidence, character error rate and fold of each block that has enough characters."""
    blocks = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
            seen = set()
            name = os.path.basename(path)[:-6].removesuffix("-half")
            with open(path, encoding="utf-8") as file:
                for record in map(json.loads, file):
                    if record.get("cer") is None or record["block"] in seen or record["confidence"] == 0:
                        continue
                    seen.add(record["block"])
                    blocks.append((record["confidence"], record["cer"], zlib.crc32(name.encode()) % 5))
    return np.array(blocks).T


def log_odds(confidence):
    sure = np.clip(confidence, 0.001, 0.999)
    return np.log(sure / (1 - sure))


def chances(parameters, confidence):
    """Probabilities of the three labels [n, 3]."""
    slope, errorful, gap = parameters
    odds = -np.exp(slope) * log_odds(confidence)
    errorful_chance = 1 / (1 + np.exp(-(odds + errorful)))
    hopeless_chance = 1 / (1 + np.exp(-(odds + errorful - np.exp(gap))))
    return np.stack([1 - errorful_chance, errorful_chance - hopeless_chance, hopeless_chance], 1)


def fit(confidence, labels):
    def loss(parameters):
        return -np.log(chances(parameters, confidence)[np.arange(len(labels)), labels] + 1e-9).mean()

    return minimize(loss, [0.5, 0.0, 0.5], method="Nelder-Mead", options={"maxiter": 4000}).x


def table(labels, found):
    counts = np.zeros((3, 3), int)
    np.add.at(counts, (labels, found), 1)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("strips", nargs="+")
    parser.add_argument("--check", nargs="+", default=[], help="folders of blocks to be measured on, not fitted to")
    options = parser.parse_args()
    confidence, errors, folds = load(options.strips)
    labels = (errors >= LIMITS[0]).astype(int) + (errors > LIMITS[1])
    slope, errorful, gap = fit(confidence, labels)
    print(
        f"slope {np.exp(slope):.3f} errorfulConstant {errorful:.3f} hopelessConstant {errorful - np.exp(gap):.3f} "
        f"from {len(labels)} blocks, by label {np.bincount(labels, minlength=3)}"
    )
    held = np.zeros((len(labels), 3))
    for fold in np.unique(folds):
        inside = folds == fold
        held[inside] = chances(fit(confidence[~inside], labels[~inside]), confidence[inside])
    report("cross-validated", confidence, errors, labels, held)
    for folder in options.check:
        confidence, errors, _ = load([folder])
        labels = (errors >= LIMITS[0]).astype(int) + (errors > LIMITS[1])
        report(folder, confidence, errors, labels, chances((slope, errorful, gap), confidence))


def report(name, confidence, errors, labels, held):
    found = held.argmax(1)
    print(f"{name}: right {np.mean(found == labels):.3f}, true by found {table(labels, found).tolist()}")
    surest = held.max(1)
    ends = np.quantile(surest, np.linspace(0, 1, 6))
    for low, high in zip(ends, ends[1:]):
        inside = (surest >= low) & (surest <= high)
        print(f"  score {surest[inside].mean():.3f}: right {np.mean(found[inside] == labels[inside]):.3f}")
    for part in np.array_split(np.argsort(confidence), 10):
        if len(part):
            print(f"  confidence {confidence[part].mean():.3f}: errors {errors[part].mean():.3f} of {len(part)} blocks")


if __name__ == "__main__":
    main()
