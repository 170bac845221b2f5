"""Writes the trained layout network as ONNX: python3 -m layout.export CHECKPOINT layout.onnx"""

import sys

import torch

from .classes import MULTIPLE
from .model import LayoutNetwork, Probabilities


def main(checkpoint, output):
    network = LayoutNetwork()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["average"])
    torch.onnx.export(
        Probabilities(network).eval(),
        torch.zeros(1, 1, 4 * MULTIPLE, 4 * MULTIPLE),
        output,
        input_names=["picture"],
        output_names=["chances", "fine"],
        dynamic_axes={
            "picture": {0: "n", 2: "h", 3: "w"},
            "chances": {0: "n", 2: "h4", 3: "w4"},
            "fine": {0: "n", 2: "h2", 3: "w2"},
        },
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
