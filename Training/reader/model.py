"""The reader's network: convolutions only, so that any number of lines of any width goes through; 1.27 M weights."""

import torch
from torch import nn

from .characters import CLASSES

HEIGHT = 32
# Columns of the picture for one position along the line. Each position gives FRAMES rows of logits: at two columns a frame the
# two letters of "ll" in condensed type leave room for the blank between them, at a quarter of the cost of positions as dense.
STRIDE, FRAMES = 4, 2
WIDTHS = (16, 48, 96, 240)


class Convolution(nn.Sequential):
    """Convolution, batch normalisation and, unless told otherwise, ReLU."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1, active=True):
        padding = tuple(size // 2 for size in kernel) if isinstance(kernel, tuple) else kernel // 2
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU(inplace=True)] if active else []))


class Block(nn.Module):
    """A depth-wise kernel, then two point-wise convolutions over twice the channels; their result is added to the input."""

    def __init__(self, channels, kernel):
        super().__init__()
        self.dw = Convolution(channels, channels, kernel, groups=channels, active=False)
        self.up = Convolution(channels, 2 * channels, 1)
        self.down = Convolution(2 * channels, channels, 1, active=False)

    def forward(self, x):
        return x + self.down(self.up(self.dw(x)))


class Reader(nn.Module):
    """Pictures [n, 1, 32, w], ink 1 on paper 0, w divisible by 4, to logits [n, w / 2, classes]; class 0 is CTC's blank."""

    def __init__(self, classes=CLASSES):
        super().__init__()
        first, second, third, last = WIDTHS
        self.classes = classes
        self.body = nn.Sequential(
            Convolution(1, first, 3, (2, 2)),  # [16, 16, w / 2]
            Convolution(first, second, 3, (2, 2)),  # [48, 8, w / 4]
            Block(second, 3),
            Block(second, 3),
            Convolution(second, third, 3, (2, 1)),  # [96, 4, w / 4]
            Block(third, 3),
            Block(third, 3),
        )
        # The height goes into channels: [240, 1, w / 4].
        self.fold = nn.Sequential(nn.Conv2d(third, last, (4, 1), bias=False), nn.BatchNorm2d(last), nn.ReLU(inplace=True))
        self.along = nn.Sequential(*[Block(last, (1, 11)) for _ in range(4)])
        self.drop = nn.Dropout2d(0.1)
        self.head = nn.Conv2d(last, classes * FRAMES, 1)
        with torch.no_grad():
            # CTC's first phase, in which everything is blank, is shorter where the blank begins unlikely.
            self.head.bias.view(FRAMES, classes)[:, 0] = -1.0

    def forward(self, x):
        x = self.head(self.drop(self.along(self.fold(self.body(x)))))  # [n, frames * classes, 1, w / 4]
        return x.squeeze(2).transpose(1, 2).reshape(x.shape[0], -1, self.classes)


def load(path):
    """A reader with the weights of a file: what `weights_of` wrote, or a checkpoint of reader.train (its average is taken)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    network = Reader()
    network.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in state["model"].items()})
    return network


def weights_of(network):
    """The state of a network in half precision, as it is published."""
    return {name: value.detach().cpu().half() if value.is_floating_point() else value.cpu() for name, value in network.state_dict().items()}
