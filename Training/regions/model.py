"""A graph network over the lines and pictures of a page, with attention over each node's neighbours.

Graph attention (Veličković et al. 2018) with keys and values of nodes and edges together, in transformer blocks.
"""

import torch
from torch import nn

from layout.classes import CLASSES

# Pairs of neighbours are judged on: one region, one article.
PAIRS = ["region", "article"]


def gathered(x, neighbours):
    """Rows of x [n, w] by indices [n, k]: [n, k, w]. Its gradient is several times faster than that of x[neighbours]."""
    return x.index_select(0, neighbours.flatten()).view(*neighbours.shape, -1)


class Block(nn.Module):
    def __init__(self, width, edge_width, heads):
        super().__init__()
        self.heads = heads
        self.norm, self.norm_after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.page = nn.Linear(width, width), nn.Linear(width, width)
        self.both = nn.Linear(width, 2 * width)
        self.edge = nn.Linear(edge_width, 2 * width)
        self.out = nn.Linear(width, width)
        self.forward_part = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x, edges, neighbours, known):
        """x [n, w], edges [n, k, e], neighbours [n, k], known [n, k]; gives [n, w]."""
        n, k = neighbours.shape
        y = self.norm(x)
        query = self.query(y).view(n, 1, self.heads, -1)
        key, value = (gathered(self.both(y), neighbours) + self.edge(edges)).view(n, k, 2, self.heads, -1).unbind(2)
        score = (query * key).sum(3) / key.shape[3] ** 0.5 + (known.unsqueeze(2) - 1) * 1e4
        message = (torch.softmax(score, 1).unsqueeze(3) * value).sum(1).reshape(n, -1)
        x = x + self.out(message) + self.page(y.mean(0, keepdim=True))
        return x + self.forward_part(self.norm_after(x))


class GraphNetwork(nn.Module):
    """nodes [n, f], edges [n, k, e], neighbours [n, k], known [n, k] to logarithms of class probabilities [n, 12] and logits of pairs [n, k, 2]."""

    def __init__(self, node_features, edge_features, width=64, edge_width=32, blocks=4, heads=4):
        super().__init__()
        # What the numbers are measured against.
        self.register_buffer("node_mean", torch.zeros(node_features))
        self.register_buffer("node_spread", torch.ones(node_features))
        self.register_buffer("edge_mean", torch.zeros(edge_features))
        self.register_buffer("edge_spread", torch.ones(edge_features))
        self.node = nn.Sequential(nn.Linear(node_features, width), nn.GELU(), nn.Linear(width, width))
        self.edge = nn.Sequential(nn.Linear(edge_features, edge_width), nn.GELU(), nn.Linear(edge_width, edge_width))
        self.blocks = nn.ModuleList([Block(width, edge_width, heads) for _ in range(blocks)])
        self.norm = nn.LayerNorm(width)
        self.classes = nn.Linear(width, len(CLASSES))
        self.here, self.there = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.between = nn.Linear(edge_width, width, bias=False)
        self.pair = nn.Sequential(nn.GELU(), nn.Linear(width, len(PAIRS)))

    def forward(self, nodes, edges, neighbours, known):
        x = self.node((nodes - self.node_mean) / self.node_spread)
        edges = self.edge((edges - self.edge_mean) / self.edge_spread)
        for block in self.blocks:
            x = block(x, edges, neighbours, known)
        x = self.norm(x)
        # A layer over both nodes and the edge, taken apart: a node is led through it once, not once for each neighbour.
        pairs = self.here(x).unsqueeze(1) + gathered(self.there(x), neighbours) + self.between(edges)
        return torch.log_softmax(self.classes(x), 1), self.pair(pairs)
