"""Graphs of pages with the truth of their nodes and edges."""

import glob
import json
import os
from dataclasses import dataclass

import numpy as np
import torch

from layout.classes import INDEX

# A node or pair that counts for nothing.
UNKNOWN = -1
PICTURES = {"photograph", "cartoon"}


@dataclass
class Graph:
    """A page: nodes [n, f], edges [n, k, e], neighbours [n, k] (the node itself where there is none), known [n, k] (whether there is one),
    classes [n], regions [n] (-1 for none, -2 for a node across regions), and whether each neighbour is of the same region and of the same article, [n, k]; UNKNOWN where it is not known."""

    name: str
    nodes: torch.Tensor
    edges: torch.Tensor
    neighbours: torch.Tensor
    known: torch.Tensor
    classes: torch.Tensor
    regions: torch.Tensor
    same_region: torch.Tensor
    same_article: torch.Tensor


def overlaps(boxes, others):
    """Areas of the intersections of boxes [n, 4] and [m, 4]: [n, m]."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    return np.clip(high - low, 0, None).prod(2)


def areas(boxes):
    return np.clip(boxes[:, 2:] - boxes[:, :2], 0, None).prod(1)


def assign(boxes, lines, regions):
    """Index of each node's region, -1 for none, -2 for a node that lies across regions.

    A line belongs to the smallest region that holds most of it; a picture to the picture of the truth that it agrees with, or
    else to the smallest region that holds most of it.
    """
    owner = np.full(len(boxes), -1)
    if not regions:
        return owner
    truth = np.array([region["bbox"] for region in regions], float)
    size = areas(truth)
    shared = overlaps(boxes, truth)
    share = shared / np.maximum(1, areas(boxes))[:, None]
    agreement = shared / np.maximum(1, areas(boxes)[:, None] + size[None] - shared)
    pictured = np.array([region["class"] in PICTURES for region in regions])
    for node in range(len(boxes)):
        if not lines[node] and pictured.any():
            best = np.argmax(np.where(pictured, agreement[node], 0))
            if agreement[node, best] > 0.3:
                owner[node] = best
                continue
        inside = np.flatnonzero(share[node] > 0.6)
        if len(inside):
            owner[node] = inside[np.argmin(size[inside])]
        elif share[node].max() > 0.2:
            owner[node] = -2
    return owner


def load(folder):
    """Graphs of a folder written by `broadsheet-lab training regions`."""
    return [read(path) for path in sorted(glob.glob(os.path.join(folder, "*.json")))]


def read(path):
    with open(path, encoding="utf-8") as file:
        example = json.load(file)
    count, places, node_features, edge_features = example["counts"]
    numbers = np.fromfile(path[:-5] + ".bin", np.uint8)
    cut = 4 * count * places
    neighbours = numbers[:cut].view("<i4").reshape(count, places).astype(np.int64)
    values = numbers[cut:].view("<f4")
    nodes = values[: count * node_features].reshape(count, node_features)
    edges = values[count * node_features :].reshape(count, places, edge_features)
    boxes = np.array(example["boxes"], float).reshape(-1, 4)
    regions = example["regions"]
    owner = assign(boxes, example["lines"], regions)
    kinds = np.array([INDEX.get(region["class"], UNKNOWN) for region in regions] + [UNKNOWN, 0])
    known = neighbours >= 0
    other = owner[np.where(known, neighbours, 0)]
    counts = known & (owner[:, None] != -2) & (other != -2)
    # Nothing is known of an article that the truth does not name.
    numbers_of = {}
    articles = [numbers_of.setdefault(r["article"], len(numbers_of)) if r.get("article") else UNKNOWN for r in regions]
    article = np.array(articles + [UNKNOWN, UNKNOWN])
    same = (owner[:, None] == other) & (owner[:, None] >= 0)
    both = counts & (article[owner][:, None] >= 0) & (article[other] >= 0)
    place = np.arange(count)[:, None]
    return Graph(
        os.path.basename(path)[:-5],
        torch.from_numpy(nodes.copy()),
        torch.from_numpy(edges.copy()),
        torch.from_numpy(np.where(known, neighbours, place)),
        torch.from_numpy(known.astype(np.float32)),
        torch.from_numpy(kinds[owner]),
        torch.from_numpy(owner),
        torch.from_numpy(np.where(counts, same, UNKNOWN).astype(np.float32)),
        torch.from_numpy(np.where(both, article[owner][:, None] == article[other], UNKNOWN).astype(np.float32)),
    )
