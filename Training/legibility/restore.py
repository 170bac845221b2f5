"""Brings published weights back into a network that can be trained on; see layout/restore.py."""

import onnx
import torch
from onnx import numpy_helper
from torch import nn


def restore(network, path, strips, figures):
    """Loads the weights of an ONNX file written by `legibility.export`; the normalisations are fitted to `strips`.

    Raises ValueError where the file is of another design.
    """
    graph = onnx.load(path).graph
    tensors = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    layers = [node for node in graph.node if node.op_type in ("Conv", "Gemm")]
    modules = [module for module in network.modules() if isinstance(module, (nn.Conv2d, nn.Linear))]
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    if len(layers) != len(modules):
        raise ValueError(f"{path} has {len(layers)} layers, the network {len(modules)}")
    shifts = []
    for node, module in zip(layers, modules):
        weight, bias = (tensors[name] for name in node.input[1:3])
        if weight.shape != module.weight.shape:
            raise ValueError(f"{path}: a layer has shape {tuple(weight.shape)}, not {tuple(module.weight.shape)}")
        module.weight.data.copy_(weight)
        if module.bias is None:
            shifts.append(bias)
        else:
            module.bias.data.copy_(bias)
    network.eval()
    for norm, bias in zip(norms, shifts):
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)
        norm.weight.data.fill_(1)
        norm.bias.data.copy_(bias)
    for norm, bias in zip(norms, shifts):
        # The norms before this one change nothing, so that it sees what it saw when it was folded.
        seen = []
        hook = norm.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
        with torch.no_grad():
            network(strips, figures)
        hook.remove()
        variance, mean = torch.var_mean(seen[0], (0, 2, 3), unbiased=False)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.data.copy_((variance + norm.eps).sqrt())
        norm.bias.data.copy_(bias + mean)
