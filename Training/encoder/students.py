"""Smaller encoders, begun from a larger one's weights."""

import torch

from .model import Encoder, Shape

# Name: the size, and the teacher's layers that its own begin from.
STUDENTS = {
    "A": (Shape(layers=3, width=256, heads=8, inner=1024), (0, 2, 4)),
    "B": (Shape(layers=2, width=384, heads=12, inner=1536), (0, 3)),
    "C": (Shape(layers=3, width=384, heads=12, inner=1536), (0, 2, 4)),
    "D": (Shape(layers=2, width=256, heads=8, inner=1024), (0, 3)),
}


def student(name, teacher):
    """The student of a name. Of the teacher's vectors it keeps the directions in which the word vectors differ most, of each layer
    the heads and inner units whose way out is the strongest; what is as large as the teacher's is the teacher's own."""
    shape, chosen = STUDENTS[name]
    network = Encoder(shape=shape)
    old, new = teacher.bert, network.bert
    with torch.no_grad():
        words = old.embeddings.word_embeddings.weight
        # [width of the teacher, width]: principal directions, the largest first.
        _, directions = torch.linalg.eigh(words.T @ words)
        project = directions.flip(1)[:, : shape.width] if shape.width < teacher.shape.width else torch.eye(shape.width)
        for table in ("word_embeddings", "position_embeddings", "token_type_embeddings"):
            getattr(new.embeddings, table).weight.copy_(getattr(old.embeddings, table).weight @ project)
        same = shape.width == teacher.shape.width
        if same:
            new.embeddings.LayerNorm.load_state_dict(old.embeddings.LayerNorm.state_dict())
        for layer, number in zip(new.encoder.layer, chosen):
            source = old.encoder.layer[number]
            size = teacher.shape.width // teacher.shape.heads
            out = source.attention.output.dense.weight
            strength = out.view(out.shape[0], -1, size).square().sum((0, 2))
            heads = strength.topk(shape.heads).indices.sort().values
            rows = (heads[:, None] * size + torch.arange(size)).flatten()
            for part in ("query", "key", "value"):
                copy(getattr(layer.attention.self, part), getattr(source.attention.self, part), rows, project)
            layer.attention.output.dense.weight.copy_(project.T @ out[:, rows])
            layer.attention.output.dense.bias.copy_(project.T @ source.attention.output.dense.bias)
            out = source.output.dense.weight
            units = out.square().sum(0).topk(shape.inner).indices.sort().values
            copy(layer.intermediate.dense, source.intermediate.dense, units, project)
            layer.output.dense.weight.copy_(project.T @ out[:, units])
            layer.output.dense.bias.copy_(project.T @ source.output.dense.bias)
            if same:
                for to, of in ((layer.attention.output, source.attention.output), (layer.output, source.output)):
                    to.LayerNorm.load_state_dict(of.LayerNorm.state_dict())
    return network.eval()


def copy(target, source, rows, project):
    """Some rows of a linear layer, its input projected."""
    target.weight.copy_(source.weight[rows] @ project)
    target.bias.copy_(source.bias[rows])
