"""A small convolutional network over strips of lines."""

import torch
from torch import nn

HEIGHT, WIDTH = 32, 256


def convolution(inputs, outputs):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class LegibilityNetwork(nn.Module):
    """Strips [n, 1, 32, 256] and figures [n, 2] to logits [n, 3]: under 10 %, 10 to 40 %, over 40 % character errors."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            convolution(1, 16), convolution(16, 32), convolution(32, 48), convolution(48, 64)
        )
        self.head = nn.Sequential(nn.Linear(128 + 2, 48), nn.ReLU(inplace=True), nn.Dropout(0.2), nn.Linear(48, 3))

    def forward(self, strips, figures):
        maps = self.body(strips).flatten(2)
        # Mean and deviation over the strip: damage is often in one place.
        mean = maps.mean(2)
        spread = ((maps - mean[:, :, None]) ** 2).mean(2).add(1e-4).sqrt()
        return self.head(torch.cat([mean, spread, figures], 1))


# Shares of the labels among the blocks of digitised newspapers, roughly: most print can be read and hardly any is past reading.
EXPECTED = (0.80, 0.15, 0.05)


class Chances(nn.Module):
    """The network as it is exported: chances at a temperature that makes them honest on pages held out, for the labels'
    shares in newspapers instead of `shares`, those in training (Saerens et al., Neural Computation 14, 2002)."""

    def __init__(self, network, temperature, shares):
        super().__init__()
        self.network, self.temperature = network, temperature
        self.register_buffer("shift", torch.log(torch.tensor(EXPECTED) / torch.tensor(shares)))

    def forward(self, strips, figures):
        return torch.softmax(self.network(strips, figures) / self.temperature + self.shift, 1)
