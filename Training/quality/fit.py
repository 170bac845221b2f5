"""Fits the estimate of the character error rate: python3 -m quality.fit RECORDS.jsonl... [--measure RECORDS.jsonl...]

RECORDS has one article a line: `signals` as `broadsheet enrich` writes them, `cer` (edits per character of the truth), `characters` (of
the truth that it was measured on), `page`. Prints the constants of `ErrorEstimate` (Sources/Enrichment/Quality): the log odds of a wrong
character as a sum of the signs of damage, each with a weight of at least nothing (maximum likelihood of the share of wrong characters).
Then prints how well the estimate ranks articles by their errors (Spearman) and how far it is off: for the articles fitted to in
cross-validation by page, and for those of --measure, which nothing is fitted to.
"""

import argparse
import json
import zlib

import numpy as np
from scipy.optimize import minimize
from scipy.stats import spearmanr

FOLDS = 5


def load(paths):
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            rows += [row for row in map(json.loads, file) if row["signals"].get("rps_doc_word_count", 0) > 0]
    return rows


def signs(rows, with_confidence):
    """Signs of damage [n, 3 or 4], as `ErrorEstimate` computes them."""
    result = []
    for row in rows:
        signals = row["signals"]
        words = signals["rps_doc_word_count"]
        unlikely = (signals["unlikely_words"] * words + 0.2) / (words + 6)
        surprise = max(0.0, (np.log(signals["perplexity"]) * words + 2.3 * 10) / (words + 10) - 2.4)
        sign = [np.log(unlikely + 0.005), surprise, np.log(signals["strays"] + 0.01)]
        if with_confidence:
            sure = min(0.995, max(0.02, signals["confidence"]))
            sign.append(np.log((1 - sure) / sure))
        result.append(sign)
    return np.array(result)


def fit(signs, rates, weights):
    def loss(parameters):
        chances = np.clip(1 / (1 + np.exp(-(parameters[0] + signs @ parameters[1:]))), 1e-6, 1 - 1e-6)
        likelihood = rates * np.log(chances) + (1 - rates) * np.log(1 - chances)
        gradient = weights * (chances - rates)
        value = -(weights * likelihood).mean() + 1e-4 * (parameters[1:] ** 2).sum()
        return value, np.r_[gradient.mean(), (signs * gradient[:, None]).mean(0) + 2e-4 * parameters[1:]]

    bounds = [(None, None)] + [(0, None)] * signs.shape[1]
    start = np.r_[-3, np.full(signs.shape[1], 0.5)]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def estimate(parameters, signs):
    return 1 / (1 + np.exp(-(parameters[0] + signs @ parameters[1:])))


def report(name, rows, found):
    rates = np.array([row["cer"] for row in rows]).clip(0, 1)
    groups = sorted({row.get("set", "") for row in rows})
    for group in groups + (["all"] if len(groups) > 1 else []):
        mask = np.array([group in ("all", row.get("set", "")) for row in rows])
        rank = spearmanr(found[mask], rates[mask])[0]
        off = np.abs(found[mask] - rates[mask]).mean()
        print(f"{name:14} {group:10} {mask.sum():6} articles  Spearman {rank:.3f}  mean error {off:.4f}")
    for low, high in ((0, 0.005), (0.005, 0.01), (0.01, 0.02), (0.02, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 1.01)):
        mask = (low <= found) & (found < high)
        if mask.any():
            print(f"    estimate {low:.3f} to {min(high, 1):.3f}: {mask.sum():5} articles, measured {rates[mask].mean():.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="+")
    parser.add_argument("--measure", nargs="*", default=[])
    arguments = parser.parse_args()
    for with_confidence in (False, True):
        rows, others = load(arguments.records), load(arguments.measure)
        if with_confidence:
            rows, others = ([row for row in part if "confidence" in row["signals"]] for part in (rows, others))
        if not rows:
            continue
        name = "confidence" if with_confidence else "text alone"
        rates = np.array([row["cer"] for row in rows]).clip(0, 1)
        weights = np.sqrt(np.array([min(row["characters"], 1500) for row in rows]) / 500)
        folds = np.array([zlib.crc32(row["page"].encode()) % FOLDS for row in rows])
        table = signs(rows, with_confidence)
        found = np.zeros(len(rows))
        for fold in range(FOLDS):
            held = folds == fold
            if held.any() and not held.all():
                found[held] = estimate(fit(table[~held], rates[~held], weights[~held]), table[held])
        parameters = fit(table, rates, weights)
        print(f"{name}: bias, unlikely, surprise, strays{', doubt' if with_confidence else ''}: {parameters.round(3).tolist()}")
        report(name, rows, found)
        if others:
            report("held out", others, estimate(parameters, signs(others, with_confidence)))


if __name__ == "__main__":
    main()
