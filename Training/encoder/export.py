"""Writes the encoder as ONNX: python3 -m encoder.export CHECKPOINT|STUDENT.npz|base OUTPUT [--f32]

CHECKPOINT is what encoder.train writes, STUDENT.npz what encoder.distil writes.
Matrices become eight-bit whole numbers with a scale for each output channel (each row of the word table), unpacked by
DequantizeLinear; sums stay in f32. --f32 writes plain f32.
"""

import argparse

import numpy as np
import torch

from .model import Encoder


def load(checkpoint, plain=True):
    """The encoder with the weights of a checkpoint; `base` means the untuned base model."""
    if checkpoint.endswith(".npz"):
        from . import weights

        return weights.load(checkpoint, plain)
    network = Encoder(plain)
    if checkpoint != "base":
        network.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["average"])
    return network.eval()


def plain(network, output):
    """Writes f32 ONNX with free batch and length."""
    ids = torch.tensor([[101, 2023, 2003, 102, 0], [101, 2023, 2003, 1037, 102]])
    torch.onnx.export(
        network,
        (ids, (ids > 0).long()),
        output,
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes={"input_ids": {0: "b", 1: "t"}, "attention_mask": {0: "b", 1: "t"}, "embedding": {0: "b"}},
        opset_version=17,
        dynamo=False,
    )


def quantised(values, axis):
    """Codes int8 and scales f32 along an axis, so that codes * scales comes near the values; zero stays zero."""
    others = tuple(index for index in range(values.ndim) if index != axis)
    # The scale of the least squared error among some below the largest value's own: outliers are cut where that is better.
    largest = np.maximum(np.abs(values).max(others, keepdims=True), 1e-12)
    best = None
    for share in np.linspace(1, 0.7, 13):
        scales = (largest * share / 127).astype(np.float32)
        codes = np.clip(np.rint(values / scales), -127, 127)
        error = ((codes * scales - values) ** 2).sum(others, keepdims=True)
        if best is None:
            best = [error, scales, codes]
        else:
            better = error < best[0]
            best = [np.where(better, new, old) for new, old in zip((error, scales, codes), best)]
    return best[2].astype(np.int8), best[1].reshape(-1).astype(np.float32)


def compress(path):
    """Replaces the large matrices of an ONNX file by eight-bit ones."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(path)
    graph = model.graph
    users = {name: node for node in graph.node for name in node.input}
    kept, made, nodes = [], [], []
    for initializer in graph.initializer:
        values = numpy_helper.to_array(initializer)
        user = users.get(initializer.name)
        if values.ndim != 2 or values.size < 10_000 or user is None or user.op_type not in ("MatMul", "Gather"):
            kept.append(initializer)
            continue
        axis = 1 if user.op_type == "MatMul" else 0
        codes, scales = quantised(values, axis)
        name = initializer.name
        made.append(numpy_helper.from_array(codes, name + ".codes"))
        made.append(numpy_helper.from_array(scales, name + ".scales"))
        nodes.append(helper.make_node("DequantizeLinear", [name + ".codes", name + ".scales"], [name], axis=axis))
    old = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept + made)
    graph.node.extend(nodes + old)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("output")
    parser.add_argument("--f32", action="store_true")
    options = parser.parse_args()
    plain(load(options.checkpoint), options.output)
    if not options.f32:
        compress(options.output)


if __name__ == "__main__":
    main()
