"""Weights of encoders in files: students' checkpoints, small enough to be sent about, and what ONNX files hold."""

import os

import numpy as np
import torch

from .export import quantised
from .model import Encoder, Shape

WORDS = "bert.embeddings.word_embeddings.weight"
# The matrices of one layer, in the order in which a text goes through them.
MATRICES = [
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
]  # fmt: skip


def save(network, path):
    """Writes an encoder to an `.npz`: matrices in eight bits with a scale for each row, as the exported file has them; all else f16."""
    shape = network.shape
    arrays = {"shape": np.array([shape.layers, shape.width, shape.heads, shape.inner])}
    for name, value in network.state_dict().items():
        value = value.detach().float().cpu().numpy()
        if value.ndim == 2 and value.size >= 10_000:
            arrays[name + ".codes"], arrays[name + ".scales"] = quantised(value, 0)
        else:
            arrays[name] = value.astype(np.float16)
    with open(path + ".new", "wb") as file:
        np.savez_compressed(file, **arrays)
    os.replace(path + ".new", path)


def load(path, plain=False):
    """The encoder that `save` wrote."""
    arrays = dict(np.load(path))
    network = Encoder(plain, Shape(*map(int, arrays.pop("shape"))))
    for name in [name for name in arrays if name.endswith(".codes")]:
        name = name.removesuffix(".codes")
        arrays[name] = arrays.pop(name + ".codes") * arrays.pop(name + ".scales")[:, None]
    network.load_state_dict({name: torch.tensor(np.asarray(value, np.float32)) for name, value in arrays.items()})
    return network.eval()


def of_onnx(path):
    """The encoder whose weights an exported ONNX file holds, in eight bits or f32; heads are taken to be 32 wide.

    Raises SystemExit where the file has not the matrices of a BERT as `export` writes it.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    matrices = []
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            codes, scales = (tensors[name] for name in node.input)
            axis = next(attribute.i for attribute in node.attribute if attribute.name == "axis")
            tensors[node.output[0]] = codes.astype(np.float32) * (scales[:, None] if axis == 0 else scales[None, :])
        elif node.op_type == "MatMul" and node.input[1] in tensors:
            matrices.append(tensors[node.input[1]].T)
    layers, left = divmod(len(matrices), len(MATRICES))
    if not layers or left or WORDS not in tensors:
        raise SystemExit(f"{path}: not an encoder that encoder.export wrote ({len(matrices)} matrices)")
    width = tensors[WORDS].shape[1]
    network = Encoder(shape=Shape(layers, width, width // 32, matrices[4].shape[0]))
    state = {name: tensors[name] for name in network.state_dict() if name in tensors}
    for index, matrix in enumerate(matrices):
        layer, place = divmod(index, len(MATRICES))
        state[f"bert.encoder.layer.{layer}.{MATRICES[place]}.weight"] = matrix
    network.load_state_dict({name: torch.tensor(np.ascontiguousarray(value, np.float32)) for name, value in state.items()})
    return network.eval()
