"""Measures an encoder alone: vectors, similarities in the date window, a threshold, connected components.

  python3 -m encoder.evaluate MODEL.onnx ARTICLES.jsonl [--meta META.jsonl] [--keep N,N...] [--window 126,...] [--rule max,...]
      [--threshold T] [--clusters OUT.jsonl]

ARTICLES has one object a line: id, text, date, cluster. Without --threshold the best one for the adjusted Rand index is looked
for among 0.50, 0.51 ... 0.99: do that on texts for tuning only. --keep 1,2 measures only the articles whose cluster number leaves
that remainder by 3.
"""

import argparse
import json
from collections import Counter

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .model import CLS, SEP, pieces
from .tokenizer import reference, reference_ids

RULES = ["max", "mean", "cover", "max+mean", "max+cover", "mean+cover"]


def embed(model, rows, threads=2, tokens=4096):
    """Vectors [n, 384] of lists of token ids, by an ONNX file through OpenVINO; batches hold rows of one length only."""
    import openvino

    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"})
    request = compiled.create_infer_request()
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    vectors = np.zeros((len(rows), 384), np.float32)
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
    # How much of an article the other covers: the mean over its pieces of the likest piece there; the shorter article's counts.
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
    return 2 * (both * total - said * real) / bottom if bottom else 1.0, both / max(1, said), both / max(1, real)


def components(similarity, allowed, threshold):
    """Labels [n] of the connected components of pairs at or over the threshold."""
    links = np.argwhere(np.triu(allowed & (similarity >= threshold), 1))
    size = len(similarity)
    graph = coo_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), (size, size))
    return connected_components(graph, directed=False)[1]


def read(path, keep):
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    return [a for a in articles if not keep or int("".join(filter(str.isdigit, a["cluster"]))) % 3 in keep]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("articles")
    parser.add_argument("--meta")
    parser.add_argument("--keep", default="")
    parser.add_argument("--window", default="126")
    parser.add_argument("--overlap", action="store_true")
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--rule", default=",".join(RULES))
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--clusters", help="writes the clusters of the last rule and window")
    options = parser.parse_args()
    articles = read(options.articles, {int(part) for part in options.keep.split(",") if part})
    numbers = {name: index for index, name in enumerate(sorted({a["cluster"] for a in articles}))}
    truth = np.array([numbers[a["cluster"]] for a in articles])
    days = np.array([np.datetime64(a["date"]).astype("datetime64[D]").astype(int) for a in articles])
    allowed = np.abs(days[:, None] - days[None, :]) <= options.days
    kinds = {}
    if options.meta:
        with open(options.meta, encoding="utf-8") as file:
            kinds = {row["id"]: row["kind"] for row in map(json.loads, file)}
    tokens = reference_ids(reference(), [a["text"] for a in articles])
    print(f"{len(articles)} articles, {len(numbers)} clusters, {sum(map(len, tokens))} tokens", flush=True)
    for window in map(int, options.window.split(",")):
        cut = overlapping if options.overlap else pieces
        rows, owners = [], []
        for index, ids in enumerate(tokens):
            for piece in cut(ids, window):
                rows.append(piece)
                owners.append(index)
        vectors = embed(options.model, rows)
        weights = np.array([len(row) for row in rows], np.float32)
        tables = similarities(vectors, np.array(owners), weights, len(articles))
        for rule in options.rule.split(","):
            table = tables[rule]
            best = None
            for threshold in [options.threshold] if options.threshold else np.arange(0.5, 1, 0.01):
                found = components(table, allowed, threshold)
                figures = agreement(truth, found)
                if best is None or figures > best[0]:
                    best = (figures, threshold, found)
            (ari, precision, recall), threshold, found = best
            print(
                f"W {window} ({len(rows) / len(articles):.2f} vectors an article) {rule}: threshold {threshold:.2f} "
                f"ARI {ari:.4f} P {precision:.4f} R {recall:.4f}",
                flush=True,
            )
            if kinds:
                same = truth[:, None] == truth[None, :]
                joined = np.triu(found[:, None] == found[None, :], 1)
                wrong, missed = Counter(), Counter()
                for left, right in np.argwhere(joined & ~same):
                    wrong["/".join(sorted({kinds[articles[left]["id"]], kinds[articles[right]["id"]]}))] += 1
                for left, right in np.argwhere(np.triu(same, 1) & ~joined):
                    missed["/".join(sorted({kinds[articles[left]["id"]], kinds[articles[right]["id"]]}))] += 1
                print(f"    false pairs {dict(wrong.most_common(8))}; missed {dict(missed.most_common(5))}", flush=True)
    if options.clusters:
        with open(options.clusters, "w", encoding="utf-8") as file:
            for label in range(found.max() + 1):
                members = [articles[index]["id"] for index in np.flatnonzero(found == label)]
                file.write(json.dumps({"id": f"k{label}", "members": members}) + "\n")


if __name__ == "__main__":
    main()
