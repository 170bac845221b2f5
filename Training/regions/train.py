"""Trains the region network on folders written by `broadsheet-lab training regions`.

  python3 -m regions.train --data DIR[=WEIGHT]... --output CHECKPOINT [--hold-out NAME...] [--steps N]

Resumes from the checkpoint where there is one; else begins with the weights of --start, or with none. A step is one page. Prints the loss, and every --every steps how well classes and pairs of the pages held out are told.
"""

import argparse
import os
import time

import numpy as np
import torch
from torch import nn

from layout.classes import CLASSES, INDEX
from common.precision import half_precision

from .data import UNKNOWN, load
from .model import GraphNetwork

# The last numbers of a node are the layout network's probabilities.
SEEN = len(CLASSES)
# Numbers of a node and of an edge that are the network's other maps (starts and sides; side, gutter, start of the later node).
NODE_MAPS, EDGE_MAPS = slice(6, 9), slice(12, 15)
NODE_START, EDGE_START = 6, 14
# Numbers of a node and of an edge that tell what was read.
NODE_TEXT, EDGE_TEXT = slice(18, 38), slice(16, 20)
# Places whose later node is the node itself: above and to the left.
EARLIER = [0, 1, 2, 6, 7]
# Weight of a line's strokes against the page's.
NODE_STROKE = 12
HEADLINE, ARTICLE = INDEX["headline"], INDEX["article"]


def unread(graph, lines=slice(None)):
    """Nodes and edges of a page as they are before these lines are read."""
    nodes, edges = graph.nodes.clone(), graph.edges.clone()
    nodes[lines, NODE_TEXT] = 0
    edges[lines, :, EDGE_TEXT] = 0
    gone = torch.zeros(len(nodes), dtype=torch.bool)
    gone[lines] = True
    edges[..., EDGE_TEXT][gone[graph.neighbours]] = 0
    return nodes, edges


def varied(graph, random):
    """The page as another scan or another layout network might show it: some nodes missing, numbers unsteady, classes mistaken.

    The layout network was trained on these pages or their like, and is hardly ever wrong of them; of others it is: it takes
    whole regions for something else, doubts, or sees no more than that there is type.
    """
    count = len(graph.nodes)
    # The network is asked twice: before the page is read, and after.
    is_read = random.random(count) < random.choice([0, 1, random.uniform(0.7, 1)], p=[0.35, 0.35, 0.3])
    nodes, edges = unread(graph, torch.from_numpy(~is_read))
    known = graph.known.clone()
    gone = torch.from_numpy(random.random(count) < random.uniform(0, 0.06))
    known[gone[graph.neighbours]] = 0
    nodes[:, :-SEEN] += torch.from_numpy(random.normal(0, 0.03, nodes[:, :-SEEN].shape).astype(np.float32))
    edges[:, :, :-4] += torch.from_numpy(random.normal(0, 0.03, edges[:, :, :-4].shape).astype(np.float32))
    seen = nodes[:, -SEEN:].clamp(1e-3) ** random.uniform(0.4, 1.1)
    seen = seen / seen.sum(1, keepdim=True)
    # Single lines and whole regions that look like another class.
    regions = graph.regions.numpy()
    draws = random.dirichlet([0.3] * SEEN, count + 1).astype(np.float32)
    shares = np.where(random.random(count) < random.uniform(0, 0.3), random.uniform(0, 0.9, count), 0)
    mistaken = random.random(regions.max(initial=0) + 1) < random.uniform(0, 0.3)
    whole = (regions >= 0) & mistaken[np.clip(regions, 0, None)]
    draws = np.where(whole[:, None], draws[np.clip(regions, 0, count)], draws[:count])
    shares = np.where(whole, random.uniform(0.3, 0.95), shares)
    shares = torch.from_numpy(shares.astype(np.float32))[:, None]
    seen = (1 - shares) * seen + shares * torch.from_numpy(draws)
    # Bold or short lines inside a body that look like a headline, and what follows them like a beginning; beginnings that are not seen.
    inside = (graph.classes.numpy() == ARTICLE) & (regions >= 0)
    inside[np.unique(regions, return_index=True)[1]] = False
    bold = graph.nodes[:, NODE_STROKE].numpy() > 0.15
    heads = inside & (random.random(count) < np.where(bold, random.uniform(0, 0.5), random.uniform(0, 0.02)))
    begun = np.full(count, np.nan, np.float32)
    begun[random.random(count) < random.uniform(0, 0.08)] = random.uniform(0, 0.3)
    if heads.any():
        certain = torch.from_numpy(random.uniform(0.4, 0.95, (heads.sum(), 1)).astype(np.float32))
        seen[heads] = (1 - certain) * seen[heads] + certain * torch.eye(SEEN)[HEADLINE]
        after = graph.neighbours[torch.from_numpy(heads), 3].numpy()
        begun[after] = random.uniform(0.5, 0.95, len(after))
        begun[heads] = random.uniform(0.5, 0.95, heads.sum())
    begun = torch.from_numpy(begun)
    later = graph.neighbours.clone()
    later[:, EARLIER] = torch.arange(count)[:, None]
    nodes[:, NODE_START] = torch.where(begun.isnan(), nodes[:, NODE_START], begun)
    edges[:, :, EDGE_START] = torch.where(begun[later].isnan(), edges[:, :, EDGE_START], begun[later])
    if random.random() < 0.3:
        doubt = random.uniform(0.4, 1)
        seen = (1 - doubt) * seen + doubt * seen.mean(0, keepdim=True)
        nodes[:, NODE_MAPS] = (1 - doubt) * nodes[:, NODE_MAPS] + doubt * nodes[:, NODE_MAPS].mean(0)
        edges[:, :, EDGE_MAPS] = (1 - doubt) * edges[:, :, EDGE_MAPS] + doubt * edges[:, :, EDGE_MAPS].mean((0, 1))
    nodes[:, -SEEN:] = seen
    return nodes, edges, known, gone


def evaluate(network, graphs, is_read):
    """F1 of the classes that are there and mean of them, F1 of pairs of one region and of one article; before or after the pages are read."""
    network.eval()
    confusion = np.zeros((len(CLASSES), len(CLASSES)), int)
    pairs = np.zeros((2, 3))
    with torch.no_grad():
        for graph in graphs:
            nodes, edges = (graph.nodes, graph.edges) if is_read else unread(graph)
            classes, pair = network(nodes, edges, graph.neighbours, graph.known)
            sure = graph.classes != UNKNOWN
            np.add.at(confusion, (graph.classes[sure].numpy(), classes.argmax(1)[sure].numpy()), 1)
            for index, truth in enumerate((graph.same_region, graph.same_article)):
                counts = truth != UNKNOWN
                found, true = pair[..., index][counts] > 0, truth[counts] > 0
                pairs[index] += [(found & true).sum(), found.sum(), true.sum()]
    network.train()
    scores = {}
    for index, name in enumerate(CLASSES):
        both = confusion[index].sum() + confusion[:, index].sum()
        if confusion[index].sum():
            scores[name] = 2 * confusion[index, index] / both
    scores["mean"] = np.mean(list(scores.values()))
    for index, name in enumerate(("region pairs", "article pairs")):
        scores[name] = 2 * pairs[index, 0] / max(1, pairs[index, 1] + pairs[index, 2])
    return "  ".join(f"{name} {score:.3f}" for name, score in scores.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", required=True, help="folders, each with =WEIGHT if it is not 1")
    parser.add_argument("--hold-out", nargs="*", default=[], help="names of pages to measure on and not to train on")
    parser.add_argument("--output", required=True, help="checkpoint file")
    parser.add_argument("--start", help="checkpoint whose weights to begin with")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1000, help="steps between measurements")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    folders, weights, held = [], [], []
    for entry in options.data:
        folder, _, weight = entry.partition("=")
        graphs = load(folder)
        held += [graph for graph in graphs if graph.name in options.hold_out]
        graphs = [graph for graph in graphs if graph.name not in options.hold_out and len(graph.nodes)]
        if graphs:
            folders.append(graphs)
            weights.append(float(weight or 1))
            print(f"{folder}: {len(graphs)} pages", flush=True)
    weights = np.array(weights) / sum(weights)
    every = [graph for graphs in folders for graph in graphs]
    network = GraphNetwork(every[0].nodes.shape[1], every[0].edges.shape[2])
    if options.start:
        network.load_state_dict(torch.load(options.start, map_location="cpu", weights_only=True)["network"])
    nodes = torch.cat([graph.nodes for graph in every])
    edges = torch.cat([graph.edges[graph.known > 0] for graph in every])
    network.node_mean.copy_(nodes.mean(0))
    network.node_spread.copy_(nodes.std(0) + 1e-3)
    network.edge_mean.copy_(edges.mean(0))
    network.edge_spread.copy_(edges.std(0) + 1e-3)
    # Rare classes count more: weights fall with the square root of their share.
    counts = np.ones(len(CLASSES))
    for graphs, weight in zip(folders, weights):
        for graph in graphs:
            counts += weight / len(graphs) * np.bincount(graph.classes[graph.classes >= 0], minlength=len(CLASSES))
    rarity = np.clip((counts.sum() / counts) ** 0.5, 0, 12)
    cross_entropy = nn.CrossEntropyLoss(weight=torch.tensor(rarity / rarity.mean(), dtype=torch.float32), ignore_index=UNKNOWN)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.02)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998), use_buffers=True
    )
    first = 1
    if os.path.exists(options.output):
        state = torch.load(options.output, map_location="cpu", weights_only=True)
        network.load_state_dict(state["latest"])
        average.module.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"] + 1
        # A resumed run goes on with other pages, not with the first ones again.
        random = np.random.default_rng(options.seed + state["step"])
        print(f"resuming at step {state['step']}", flush=True)
    half = half_precision(torch.device("cpu"))
    began, mean = time.time(), None
    for step in range(first, options.steps + 1):
        graphs = folders[random.choice(len(folders), p=weights)]
        graph = graphs[random.integers(len(graphs))]
        nodes, edges, known, gone = varied(graph, random)
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            classes, pairs = network(nodes, edges, graph.neighbours, known)
        classes, pairs = classes.float(), pairs.float()
        truth = graph.classes.clone()
        truth[gone] = UNKNOWN
        loss = cross_entropy(classes, truth) if (truth >= 0).any() else 0
        for index, (same, weight) in enumerate(((graph.same_region, 2.0), (graph.same_article, 0.5))):
            counts = (same != UNKNOWN) & (known > 0) & ~gone[:, None]
            if counts.any():
                loss = loss + weight * nn.functional.binary_cross_entropy_with_logits(pairs[..., index][counts], same[counts])
        optimizer.param_groups[0]["lr"] = options.rate * min(1, step / 200) * (0.02 + 0.98 * (1 - step / options.steps))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average.update_parameters(network)
        mean = loss.item() if mean is None else 0.995 * mean + 0.005 * loss.item()
        if step % options.every == 0 or step == options.steps:
            state = {
                "network": average.module.state_dict(),
                "latest": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "step": step,
            }
            torch.save(state, options.output + ".new")
            os.replace(options.output + ".new", options.output)
            print(f"step {step} loss {mean:.3f} {(time.time() - began) / 60:.1f} min", flush=True)
            if held:
                for is_read in (False, True):
                    print("  read:   " if is_read else "  unread: ", evaluate(average.module, held, is_read), flush=True)


if __name__ == "__main__":
    main()
