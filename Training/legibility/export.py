"""Writes the trained legibility network as ONNX: python3 -m legibility.export CHECKPOINT legibility.onnx"""

import sys

import torch

from .model import HEIGHT, WIDTH, Chances, LegibilityNetwork


def main(checkpoint, output):
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = LegibilityNetwork()
    network.load_state_dict(state["network"])
    torch.onnx.export(
        Chances(network, state["temperature"], state["shares"]).eval(),
        (torch.zeros(2, 1, HEIGHT, WIDTH), torch.zeros(2, 2)),
        output,
        input_names=["strips", "figures"],
        output_names=["chances"],
        dynamic_axes={"strips": {0: "n"}, "figures": {0: "n"}, "chances": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
