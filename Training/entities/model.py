"""The tagger: an encoder's layers over word pieces and what case and place say of them, and for each piece scores of 17 tags."""

import os

import torch
from torch import nn

from encoder.model import CLS, PAD, SEP, Encoder, Shape

from . import tags, words

# The shipped one's size, and the layers of the teacher that it begins from.
SMALL, CHOSEN = Shape(layers=3, width=256, heads=8, inner=768), (0, 2, 4)


class Tagger(nn.Module):
    """`input_ids`, `attention_mask` [b, t], `features` [b, t, 5], int64, to logits [b, t, 17], f32.

    `plain` writes attention as products and a softmax, for the export.
    """

    def __init__(self, encoder, plain=False):
        super().__init__()
        self.shape, self.bert, self.plain = encoder.shape, encoder.bert, plain
        self.features = nn.Embedding(words.ROWS, self.shape.width)
        self.head = nn.Linear(self.shape.width, tags.COUNT)
        with torch.no_grad():
            self.features.weight.normal_(0, 0.02)
            self.head.weight.normal_(0, 0.02)
        for part in self.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0

    def forward(self, input_ids, attention_mask, features):
        heads, size = self.shape.heads, self.shape.width // self.shape.heads
        tables = self.bert.embeddings
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        hidden = tables.word_embeddings(input_ids) + tables.position_embeddings(places) + tables.token_type_embeddings.weight[0]
        hidden = tables.LayerNorm(hidden + self.features(features).sum(2))
        bias = (1 - attention_mask)[:, None, None, :].to(hidden.dtype) * -1e4

        def split(values):
            return values.view(values.shape[0], values.shape[1], heads, size).transpose(1, 2)

        for layer in self.bert.encoder.layer:
            own = layer.attention.self
            query, key, value = (split(part(hidden)) for part in (own.query, own.key, own.value))
            if self.plain:
                mixed = torch.softmax(query @ key.transpose(-1, -2) * size**-0.5 + bias, -1) @ value
            else:
                mixed = nn.functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
            mixed = mixed.transpose(1, 2).reshape(hidden.shape)
            hidden = layer.attention.output(mixed, hidden)
            hidden = layer.output(layer.intermediate(hidden), hidden)
        return self.head(hidden.float())


def batch(rows, step=8):
    """(ids, features) of texts, between [CLS] and [SEP] and filled up: input_ids, attention_mask [b, t], features [b, t, 5], int64."""
    width = -(-(max(len(ids) for ids, _ in rows) + 2) // step) * step
    ids = torch.full((len(rows), width), PAD, dtype=torch.int64)
    mask = torch.zeros((len(rows), width), dtype=torch.int64)
    features = torch.tensor(words.OFFSETS).expand(len(rows), width, 5).contiguous()
    for index, (row, given) in enumerate(rows):
        ids[index, : len(row) + 2] = torch.tensor([CLS, *row, SEP])
        mask[index, : len(row) + 2] = 1
        if row:
            features[index, 1 : len(row) + 1] = torch.tensor(given)
    return ids, mask, features


def save(network, path):
    """Writes weights, f32, and the size."""
    shape = network.shape
    torch.save({"shape": (shape.layers, shape.width, shape.heads, shape.inner), "state": network.state_dict()}, path + ".new")
    os.replace(path + ".new", path)


def load(path, plain=False):
    """The tagger that `save` wrote."""
    held = torch.load(path, map_location="cpu", weights_only=True)
    network = Tagger(Encoder(shape=Shape(*held["shape"])), plain)
    network.load_state_dict(held["state"])
    return network.eval()
