"""Writes the weights of a checkpoint of regions.train as ONNX.

  python3 -m regions.export CHECKPOINT MODEL.onnx
"""

import sys

import torch

from .model import GraphNetwork


def main():
    checkpoint, output = sys.argv[1:3]
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["network"]
    network = GraphNetwork(len(state["node_mean"]), len(state["edge_mean"]))
    network.load_state_dict(state)
    network.eval()
    places = 10
    example = (
        torch.zeros(7, len(state["node_mean"])),
        torch.zeros(7, places, len(state["edge_mean"])),
        torch.zeros(7, places, dtype=torch.int64),
        torch.ones(7, places),
    )
    names = ["nodes", "edges", "neighbours", "known"]
    torch.onnx.export(
        network, example, output, input_names=names, output_names=["classes", "pairs"],
        dynamic_axes={name: {0: "n"} for name in [*names, "classes", "pairs"]}, opset_version=17, dynamo=False,
    )


if __name__ == "__main__":
    main()
