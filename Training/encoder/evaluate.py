"""Measures an encoder alone: vectors, similarities in the date window, a threshold, connected components.

  python3 -m encoder.evaluate MODEL.onnx ARTICLES.jsonl [--meta META.jsonl] [--on SET...] [--window 126,...] [--rule max,...]
      [--threshold T] [--clusters OUT.jsonl] [--pairs .3,.4,...] [--precision bf16]

ARTICLES has one object a line: id, text, date, cluster. A SET is `all`, or remainders by 3 of the clusters' numbers, as 1,2. Without
--threshold the one that is best for the adjusted Rand index on the first SET is looked for among 0.40, 0.41 ... 0.99, and the other
sets are measured with it: name first what may be tuned on. --pairs asks what the search before verification needs: how many true pairs
(in the date window) have pieces as similar as each threshold, and how many pairs in all.
"""

import argparse
import json
from collections import Counter

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .model import CLS, SEP, WINDOW, pieces
from .tokenizer import reference, reference_ids

RULES = ["max", "mean", "cover", "max+mean", "max+cover", "mean+cover"]


def embed(model, rows, threads=2, tokens=4096, precision="f32"):
    """Vectors [n, d] of lists of token ids, by an ONNX file through OpenVINO; batches hold rows of one length only.

    `precision` is f32, bf16 or f16; none: what the processor does fastest.
    """
    import openvino

    settings = {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"}
    if precision:
        settings["INFERENCE_PRECISION_HINT"] = precision
    compiled = openvino.Core().compile_model(model, "CPU", settings)
    request = compiled.create_infer_request()
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    vectors = np.zeros((len(rows), compiled.output(0).partial_shape[1].get_length()), np.float32)
    start = 0
    while start < len(order):
        length = len(rows[order[start]])
        end = start
        while end < len(order) and len(rows[order[end]]) == length and (end - start + 1) * (length + 2) <= max(tokens, length + 2):
            end += 1
        chosen = order[start:end]
        ids = np.array([[CLS, *rows[index], SEP] for index in chosen], np.int64)
        vectors[chosen] = request.infer([ids, np.ones_like(ids)])[0]
        start = end
    return vectors


def overlapping(ids, window):
    """Pieces that overlap by half: those of `pieces`, and those half a piece further on."""
    own = pieces(ids, window)
    half = len(own[0]) // 2
    return own + [ids[begin : begin + len(own[0])] for begin in range(half, len(ids) - half - 1, len(own[0]))]


def similarities(vectors, owners, weights, count):
    """Similarity [n, n] of articles by each rule; `owners` [p] names each piece's article, in order; `weights` [p] its tokens."""
    starts = np.searchsorted(owners, np.arange(count))
    products = vectors @ vectors.T
    best = np.maximum.reduceat(products, starts, axis=1)
    most = np.maximum.reduceat(best, starts, axis=0)
    weights = np.maximum(weights, 1)[:, None]
    total = np.add.reduceat(weights, starts, axis=0)
    means = np.add.reduceat(vectors * weights, starts, axis=0)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    # How much of an article the other covers: the mean over its pieces of the most similar piece there; the shorter article's counts.
    covered = np.add.reduceat(best * weights, starts, axis=0) / total
    shorter = total[:, 0][:, None] <= total[:, 0][None, :]
    cover = np.where(shorter, covered, covered.T)
    mean = means @ means.T
    return {
        "max": most,
        "mean": mean,
        "cover": cover,
        "max+mean": (most + mean) / 2,
        "max+cover": (most + cover) / 2,
        "mean+cover": (mean + cover) / 2,
    }


def agreement(truth, found):
    """Adjusted Rand index, pairwise precision and recall of two labellings [n] of whole numbers."""
    pairs = lambda counts: sum(c * (c - 1) // 2 for c in counts)
    both = pairs(Counter(zip(truth.tolist(), found.tolist())).values())
    said, real = pairs(Counter(found.tolist()).values()), pairs(Counter(truth.tolist()).values())
    total = len(truth) * (len(truth) - 1) // 2
    bottom = (said + real) * total - 2 * said * real
    index = 2 * (both * total - said * real) / bottom if bottom else 1.0
    return index, both / said if said else 1.0, both / real if real else 1.0


def components(similarity, allowed, threshold):
    """Labels [n] of the connected components of pairs at or over the threshold."""
    links = np.argwhere(np.triu(allowed & (similarity >= threshold), 1))
    size = len(similarity)
    graph = coo_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), (size, size))
    return connected_components(graph, directed=False)[1]


def candidates(most, allowed, truth, thresholds):
    """Lines that say, for each threshold of the most similar pieces [n, n], how many true pairs are found, among how many pairs."""
    inside = np.triu(allowed, 1)
    copies = inside & (truth[:, None] == truth[None, :])
    for threshold in thresholds:
        over = inside & (most >= threshold)
        found, total = (over & copies).sum(), copies.sum()
        share = found / total if total else 1.0
        yield f">= {threshold:.2f}: recall {share:.4f} ({found} of {total} pairs), {over.sum() / len(truth):.2f} candidates an article"


def remainder(article):
    return int("".join(filter(str.isdigit, article["cluster"]))) % 3


def mistakes(truth, found, kinds):
    """Counts of false and of missed pairs by the kinds of their two articles."""
    same = truth[:, None] == truth[None, :]
    joined = found[:, None] == found[None, :]
    counts = []
    for wrong in (joined & ~same, same & ~joined):
        counts.append(Counter("/".join(sorted({kinds[left], kinds[right]})) for left, right in np.argwhere(np.triu(wrong, 1))))
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("articles")
    parser.add_argument("--meta", help="JSONL with id and kind: mistakes are counted by kind")
    parser.add_argument("--on", nargs="+", default=["all"])
    parser.add_argument("--window", default=str(WINDOW))
    parser.add_argument("--overlap", action="store_true")
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--rule", default="max", help=",".join(RULES))
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", default="f32", choices=["f32", "bf16", "f16"])
    parser.add_argument("--pairs", help="thresholds, as .3,.4: recall of pairs and number of candidates at each, instead of clusters")
    parser.add_argument("--save", help="writes the vectors and their articles as NPZ")
    parser.add_argument("--clusters", help="writes the clusters of the last rule, window and set")
    options = parser.parse_args()
    with open(options.articles, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    sets = []
    for name in options.on:
        wanted = {0, 1, 2} if name == "all" else {int(part) for part in name.split(",")}
        sets.append((name, np.array([remainder(a) in wanted for a in articles])))
    used = np.any([chosen for _, chosen in sets], axis=0)
    articles = [article for article, is_used in zip(articles, used) if is_used]
    sets = [(name, np.flatnonzero(chosen[used])) for name, chosen in sets]

    numbers = {name: index for index, name in enumerate(sorted({a["cluster"] for a in articles}))}
    truth = np.array([numbers[a["cluster"]] for a in articles])
    days = np.array([np.datetime64(a["date"]).astype("datetime64[D]").astype(int) for a in articles])
    allowed = np.abs(days[:, None] - days[None, :]) <= options.days
    kinds = None
    if options.meta:
        with open(options.meta, encoding="utf-8") as file:
            named = {row["id"]: row["kind"] for row in map(json.loads, file)}
        kinds = np.array([named[a["id"]] for a in articles])
    tokens = reference_ids(reference(), [a["text"] for a in articles])
    for window in map(int, options.window.split(",")):
        cut = overlapping if options.overlap else pieces
        rows, owners = [], []
        for index, ids in enumerate(tokens):
            for piece in cut(ids, window):
                rows.append(piece)
                owners.append(index)
        vectors = embed(options.model, rows, options.threads, precision=options.precision)
        if options.save:
            np.savez(options.save, vectors=vectors, owners=owners, ids=[a["id"] for a in articles])
        print(f"{len(articles)} articles, {sum(map(len, tokens))} tokens, W {window}: {len(rows) / len(articles):.2f} vectors an article")
        tables = similarities(vectors, np.array(owners), np.array([len(row) for row in rows], np.float32), len(articles))
        for name, places in sets if options.pairs else ():
            part, inside = tables["max"][np.ix_(places, places)], allowed[np.ix_(places, places)]
            for line in candidates(part, inside, truth[places], map(float, options.pairs.split(","))):
                print(f"{name}: {line}", flush=True)
        if options.pairs:
            continue
        for rule in options.rule.split(","):
            threshold = options.threshold
            for name, places in sets:
                part = tables[rule][np.ix_(places, places)]
                inside = allowed[np.ix_(places, places)]
                if threshold is None:
                    tried = [round(value, 2) for value in np.arange(0.4, 1, 0.01)]
                    _, threshold = max((agreement(truth[places], components(part, inside, t)), t) for t in tried)
                found = components(part, inside, threshold)
                ari, precision, recall = agreement(truth[places], found)
                print(
                    f"{rule} >= {threshold:.2f} on {name} ({len(places)} articles): ARI {ari:.4f} P {precision:.4f} R {recall:.4f}",
                    flush=True,
                )
                if kinds is not None:
                    wrong, missed = mistakes(truth[places], found, kinds[places])
                    print(f"    false pairs {dict(wrong.most_common(8))}; missed {dict(missed.most_common(6))}", flush=True)
    if options.clusters and not options.pairs:
        with open(options.clusters, "w", encoding="utf-8") as file:
            for label in range(found.max() + 1):
                members = [articles[places[index]]["id"] for index in np.flatnonzero(found == label)]
                file.write(json.dumps({"id": f"k{label}", "members": members}) + "\n")


if __name__ == "__main__":
    main()
