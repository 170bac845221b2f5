"""A small encoder-decoder with residual blocks; outputs at a quarter of the picture's scale.

The design is U-Net's (Ronneberger et al. 2015) with additions instead of concatenations in the decoder, as in feature pyramid
networks (Lin et al. 2017): the deepest level sees half a page, the shallowest the strokes of the letters.
"""

import torch
from torch import nn

from .classes import CLASSES, FINE_MAPS, FINE_STRIDE, MAPS, STRIDE


def convolution(inputs, outputs, stride=1, dilation=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, dilation, dilation, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    def __init__(self, width, dilation=1):
        super().__init__()
        self.first = convolution(width, width, dilation=dilation)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class LayoutNetwork(nn.Module):
    """[n, 1, h, w] gray in 0...1, paper 1, h and w multiples of 64, to logits [n, 15, h/4, w/4] and [n, 2, h/2, w/2]."""

    def __init__(self, widths=(32, 64, 96, 128, 160), decoder=(32, 48, 64, 64)):
        super().__init__()
        quarter, eighth, sixteenth, thirtysecond, sixtyfourth = widths
        # One step to a quarter: maps at full or half scale would cost more than all the rest.
        self.stem = nn.Sequential(
            nn.Conv2d(1, quarter, 8, 4, 2, bias=False), nn.BatchNorm2d(quarter), nn.ReLU(inplace=True)
        )
        self.eighth = nn.Sequential(convolution(quarter, eighth, 2), Residual(eighth))
        self.sixteenth = nn.Sequential(convolution(eighth, sixteenth, 2), Residual(sixteenth), Residual(sixteenth))
        self.thirtysecond = nn.Sequential(
            convolution(sixteenth, thirtysecond, 2), Residual(thirtysecond), Residual(thirtysecond, dilation=2)
        )
        self.sixtyfourth = nn.Sequential(
            convolution(thirtysecond, sixtyfourth, 2), Residual(sixtyfourth), Residual(sixtyfourth, dilation=2)
        )
        d4, d8, d16, d32 = decoder
        self.lateral = nn.ModuleList(
            [
                nn.Conv2d(sixtyfourth, d32, 1),
                nn.Conv2d(thirtysecond, d32, 1),
                nn.Conv2d(sixteenth, d16, 1),
                nn.Conv2d(eighth, d8, 1),
                nn.Conv2d(quarter, d4, 1),
            ]
        )
        self.narrow = nn.ModuleList([nn.Identity(), nn.Conv2d(d32, d16, 1), nn.Conv2d(d16, d8, 1), nn.Conv2d(d8, d4, 1)])
        self.smooth = nn.ModuleList(
            [convolution(d32, d32), convolution(d16, d16), convolution(d8, d8), nn.Identity()]
        )
        self.head = nn.Conv2d(d4, len(CLASSES) + len(MAPS), 1)
        # Each cell of the finer maps is a channel of a coarse cell (Shi et al. 2016): lines are parted by less than a coarse cell.
        parts = STRIDE // FINE_STRIDE
        self.fine = nn.Sequential(
            convolution(d4, d4), nn.Conv2d(d4, len(FINE_MAPS) * parts**2, 1), nn.PixelShuffle(parts)
        )

    def forward(self, x):
        levels = [self.stem(x)]
        for step in (self.eighth, self.sixteenth, self.thirtysecond, self.sixtyfourth):
            levels.append(step(levels[-1]))
        y = self.lateral[0](levels[4])
        for index in range(4):
            y = nn.functional.interpolate(self.narrow[index](y), scale_factor=2.0, mode="nearest")
            y = self.smooth[index](y + self.lateral[index + 1](levels[3 - index]))
        return self.head(y), self.fine(y)


class Probabilities(nn.Module):
    """The network as it is exported: probabilities instead of logits."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, picture):
        coarse, fine = self.network(picture)
        count = len(CLASSES)
        chances = torch.cat([torch.softmax(coarse[:, :count], 1), torch.sigmoid(coarse[:, count:])], 1)
        return chances, torch.sigmoid(fine)
