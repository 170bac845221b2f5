"""What the network tells apart and what it sees; input.json, which a test of the program compares with what it does."""

import json
import os

with open(os.path.join(os.path.dirname(__file__), "input.json"), encoding="utf-8") as _file:
    _INPUT = json.load(_file)

# The order is that of the output channels.
CLASSES = ["background", *_INPUT["classes"]]
INDEX = {name: index for index, name in enumerate(CLASSES)}

# Output maps after the classes: the first rows of a region, its left and right edges, and the space between columns.
MAPS = _INPUT["maps"]
# Maps of a finer output: the middle of lines of type between x-line and baseline, and printed rules and dashes.
FINE_MAPS = _INPUT["fine_maps"]

# x-height of the body type in the network's picture, pixels, and pixels per cell of the output and of the finer one.
X_HEIGHT = _INPUT["x_height"]
STRIDE = _INPUT["stride"]
FINE_STRIDE = _INPUT["fine_stride"]
# Sides of the picture are padded to a multiple of this.
MULTIPLE = _INPUT["multiple"]
# Percentiles of tone, 0...1, that become ink and paper, and the least difference between the two, of 255.
INK_PERCENTILE = _INPUT["ink_percentile"]
PAPER_PERCENTILE = _INPUT["paper_percentile"]
LEAST_CONTRAST = _INPUT["least_contrast"]
