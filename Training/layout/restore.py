"""Brings published weights back into a network that can be trained on.

The export folds each normalisation into the convolution before it. Here each gets the mean and deviation that it has on a few
pages, with a scale and shift that undo them: the network answers as the published one does, and goes on learning from there.
"""

import torch
from torch import nn

from .classes import MULTIPLE
from .data import normalised, padded


# What published weights may lack: the finer maps.
LATER = "fine."


def begin(network, path, pages):
    """Loads the weights to begin with: published ones (ONNX) or, of a .pt, the average of trained ones. Whether they are all there
    are; if not, the finer maps keep the weights that they began with.

    Raises ValueError where the file is of another design.
    """
    if not path.endswith(".pt"):
        return restore(network, path, pages)
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)["average"]
        absent = network.load_state_dict(state, strict=False)
    except (KeyError, RuntimeError) as error:
        raise ValueError(f"{path} holds no weights of this network: {error}") from error
    wrong = absent.unexpected_keys + [name for name in absent.missing_keys if not name.startswith(LATER)]
    if wrong:
        raise ValueError(f"{path} holds weights of another network: {', '.join(wrong[:3])}")
    return not absent.missing_keys


def restore(network, path, pages):
    """Loads the weights of an ONNX file written by `layout.export` into `network`; `pages` as `data.load` gives them. Whether they are
    all there are.

    Raises ValueError where the file is of another design.
    """
    # Where a packed training runs there is no such package, and its weights are no ONNX.
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    tensors = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    folded = [node for node in graph.node if node.op_type == "Conv"]
    modules = executed(network)
    convolutions = [module for module in modules if isinstance(module, nn.Conv2d)]
    # An older file has no finer maps and fewer coarse ones: what it lacks keeps the weights that it began with.
    if len(folded) > len(convolutions):
        raise ValueError(f"{path} has {len(folded)} convolutions, the network {len(convolutions)}")
    shifts = {}
    for node, module in zip(folded, convolutions):
        weight = tensors[node.input[1]]
        known = len(weight) if module is network.head else len(module.weight)
        if weight.shape != module.weight[:known].shape:
            raise ValueError(f"{path}: a convolution has shape {tuple(weight.shape)}, not {tuple(module.weight.shape)}")
        module.weight.data[:known].copy_(weight)
        bias = tensors[node.input[2]] if len(node.input) > 2 else torch.zeros(len(weight))
        if module.bias is not None:
            module.bias.data[:known].copy_(bias)
        else:
            shifts[modules[modules.index(module) + 1]] = bias
    network.eval()
    for norm, bias in shifts.items():
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)
        norm.weight.data.fill_(1)
        norm.bias.data.copy_(bias)
    sums = {norm: [0, 0, 0] for norm in shifts}

    def measure(norm, inputs):
        values = inputs[0].double()
        sums[norm][0] += values.numel() / values.shape[1]
        sums[norm][1] += values.sum((0, 2, 3))
        sums[norm][2] += (values**2).sum((0, 2, 3))

    hooks = [norm.register_forward_pre_hook(measure) for norm in shifts]
    with torch.no_grad():
        for page in pages:
            network(torch.from_numpy(padded(normalised(page.image), MULTIPLE))[None, None])
    for hook in hooks:
        hook.remove()
    for norm, bias in shifts.items():
        count, total, squares = sums[norm]
        mean = total / count
        variance = (squares / count - mean**2).clamp(min=0)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.data.copy_((variance + norm.eps).sqrt())
        norm.bias.data.copy_(bias + mean)
    return len(folded) == len(convolutions)


def executed(network):
    """Convolutions and normalisations in the order in which they are used."""
    order = []
    hooks = [
        module.register_forward_pre_hook(lambda module, _: order.append(module))
        for module in network.modules()
        if isinstance(module, (nn.Conv2d, nn.BatchNorm2d))
    ]
    network.eval()
    with torch.no_grad():
        network(torch.zeros(1, 1, MULTIPLE, MULTIPLE))
    for hook in hooks:
        hook.remove()
    return order
