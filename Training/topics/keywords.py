"""Measures topics by keywords: python3 -m topics.keywords TOPICS.yaml LABELS.csv...

TOPICS has one topic a line, `name: [keyword, keyword]`, as topics/agendas.yaml; LABELS the columns of topics.train, with `class` the name
of a topic and `class2` one that would be right as well. Does what `TopicVectors` (Sources/Enrichment/Topics) does. Prints the share of
texts whose most similar topic is right, by the keywords' vectors alone and by those of the topics, and F1 of each topic.
"""

import argparse
import os
import re

import numpy as np

from .features import Encoder, normalised
from .train import load

NEAREST, NEIGHBOURS, MOST_APART = 30, 10, 1.5


def without_outliers(rows):
    """Rows whose neighbourhood is not much sparser than their neighbours' (local outlier factor, Breunig et al., 2000)."""
    count = min(NEIGHBOURS, len(rows) - 1)
    if count < 5:
        return rows
    distances = 1 - rows @ rows.T
    np.fill_diagonal(distances, np.inf)
    near = np.argsort(distances, 1, kind="stable")[:, :count]
    far = np.take_along_axis(distances, near, 1)
    density = count / np.maximum(np.maximum(far, far[:, -1][near]).sum(1), 1e-6)
    return rows[density[near].mean(1) < MOST_APART * density]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topics")
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--models", default=os.path.join(os.path.dirname(__file__), "../../Models"))
    arguments = parser.parse_args()
    with open(arguments.topics, encoding="utf-8") as file:
        topics = dict(re.findall(r"^([^#:\n]+): \[(.+)\]$", file.read(), re.M))
    names = sorted(topics)
    rows = [row for path in arguments.labels for row in load(path) if row.get("class")]
    encoder = Encoder(arguments.models)
    vectors = encoder.vectors([row["text"] for row in rows])
    mean = vectors.mean(0)
    texts, queries = (normalised(part - mean) for part in (vectors, encoder.vectors([topics[name] for name in names])))
    found = []
    for query in queries:
        order = np.argsort(-(texts @ query), kind="stable")[:NEAREST]
        found.append(without_outliers(texts[order]).mean(0))
    truth = np.array([row["class"] for row in rows])
    for title, table in (("keywords alone", queries), ("topics", normalised(np.array(found)))):
        best = np.array(names)[(texts @ table.T).argmax(1)]
        either = np.mean([name in (row["class"], row.get("class2")) for row, name in zip(rows, best)])
        print(f"{title}: {len(rows)} texts, right {np.mean(best == truth):.3f}, first or second {either:.3f}")
    for name in names:
        both, said, there = ((best == name) & (truth == name)).sum(), (best == name).sum(), (truth == name).sum()
        print(f"  {name:32} {there:4} texts  F1 {2 * both / max(1, said + there):.3f}")


if __name__ == "__main__":
    main()
