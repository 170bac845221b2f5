"""The verifier: a network that is monotone by construction.

The evidence of a pair is `differences` (each >= 0, all 0 where one text is a piece of the other) and `amounts` (how much was
compared). The log-odds are those of such a piece, less what the differences weigh:

    log-odds = top - sum over units of  weight(amounts) * height(differences)

`height` never falls as a difference grows and is 0 where there is none; `weight` is above 0 and never grows with an amount. So
the probability never falls when the texts agree more or when more of them agrees, and identical texts get `top`, whatever their
length. (Weights that are kept from being negative, as in Sill, "Monotonic networks", 1997.)
"""

import torch
from torch import nn
from torch.nn.functional import softplus

# Least log-odds of a text and a piece of it: a probability of .982.
LEAST_TOP = 4.0


class Verifier(nn.Module):
    """`evidence` [n, differences + amounts] to probabilities [n, 1]."""

    def __init__(self, scale, mean, deviation, units=24, hidden=48):
        """`scale` [differences]: a usual size of each; `mean`, `deviation` [amounts] of the training pairs."""
        super().__init__()
        for name, values in (("scale", scale), ("mean", mean), ("deviation", deviation)):
            self.register_buffer(name, torch.as_tensor(values, dtype=torch.float32))
        count, amounts = len(scale), len(mean)
        self.first = nn.Parameter(torch.randn(count, hidden) * 0.5 - 2)
        self.first_bias = nn.Parameter(torch.randn(hidden) - 1)
        self.second = nn.Parameter(torch.randn(hidden, units) * 0.5 - 1.5)
        self.second_bias = nn.Parameter(torch.randn(units) * 0.5 - 1)
        self.amounts = nn.Parameter(torch.randn(amounts, units) * 0.5 - 1.5)
        self.amounts_bias = nn.Parameter(torch.full((units,), 0.5))
        self.top = nn.Parameter(torch.tensor(1.0))

    def logits(self, evidence):
        differences, amounts = evidence.split([len(self.scale), len(self.mean)], 1)
        # Differences far beyond what was seen count as the farthest seen.
        differences = torch.log1p(torch.clamp(differences / self.scale, 0, 8))
        amounts = torch.clamp((amounts - self.mean) / self.deviation, -4, 4)
        inner = torch.sigmoid(differences @ softplus(self.first) + self.first_bias) - torch.sigmoid(self.first_bias)
        height = torch.sigmoid(2 * inner @ softplus(self.second) + self.second_bias) - torch.sigmoid(self.second_bias)
        weight = softplus(self.amounts_bias - amounts @ softplus(self.amounts))
        return LEAST_TOP + softplus(self.top) - 6 * (weight * height).sum(1, keepdim=True)

    def forward(self, evidence):
        return torch.sigmoid(self.logits(evidence))
