"""The tagger: an encoder's layers over word pieces and what case and place say of them, and for each piece scores of 17 tags."""

import os
from dataclasses import astuple, dataclass

import torch
from torch import nn

from encoder.model import BASE, CLS, PAD, SEP, Encoder, Shape

from . import tags, words

@dataclass(frozen=True)
class Form:
    """Size of a tagger: that of its encoder; `rank` of its word table, the vectors of which a matrix widens (0: as wide as the encoder);
    `pieces`, the layers that see all pieces of words: behind them goes on the first piece of each word alone."""

    encoder: Shape
    rank: int
    pieces: int

    @property
    def numbers(self):
        return (*astuple(self.encoder), self.rank, self.pieces)

    @classmethod
    def of(cls, numbers):
        return cls(Shape(*numbers[:4]), *numbers[4:])


TEACHER = Form(BASE, 0, BASE.layers)
# The shipped one's size, and the layers of the teacher that it begins from.
SMALL, CHOSEN = Form(Shape(layers=2, width=384, heads=12, inner=768), 288, 1), (0, 3)


class Tagger(nn.Module):
    """`input_ids`, `attention_mask` [b, t], `features` [b, t, 5], `places`, `place_mask` [b, w], int64, to logits [b, w, 17], f32.

    Places are those of [CLS], the first piece of each word, and [SEP], counted through all rows of the batch. `plain` writes attention as
    products and a softmax, for the export.
    """

    def __init__(self, form, plain=False, base=False):
        super().__init__()
        encoder = Encoder(shape=None if base else form.encoder)
        self.form, self.bert, self.plain = form, encoder.bert, plain
        width = form.encoder.width
        if form.rank:
            table = self.bert.embeddings.word_embeddings
            self.bert.embeddings.word_embeddings = nn.Embedding(table.num_embeddings, form.rank)
            self.widen = nn.Linear(form.rank, width, bias=False)
        self.features = nn.Embedding(words.ROWS, width)
        self.head = nn.Linear(width, tags.COUNT)
        with torch.no_grad():
            self.features.weight.normal_(0, 0.02)
            self.head.weight.normal_(0, 0.02)
        for part in self.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0

    def forward(self, input_ids, attention_mask, features, places, place_mask):
        shape = self.form.encoder
        heads, size = shape.heads, shape.width // shape.heads
        tables = self.bert.embeddings
        hidden = tables.word_embeddings(input_ids)
        if self.form.rank:
            hidden = self.widen(hidden)
        counted = torch.arange(input_ids.shape[1], device=input_ids.device)
        hidden = hidden + tables.position_embeddings(counted) + tables.token_type_embeddings.weight[0]
        hidden = tables.LayerNorm(hidden + self.features(features).sum(2))
        bias = (1 - attention_mask)[:, None, None, :].to(hidden.dtype) * -1e4

        def split(values):
            return values.view(values.shape[0], values.shape[1], heads, size).transpose(1, 2)

        for index, layer in enumerate(self.bert.encoder.layer):
            if index == self.form.pieces:
                hidden = nn.functional.embedding(places, hidden.reshape(-1, shape.width))
                bias = (1 - place_mask)[:, None, None, :].to(hidden.dtype) * -1e4
            own = layer.attention.self
            query, key, value = (split(part(hidden)) for part in (own.query, own.key, own.value))
            if self.plain:
                mixed = torch.softmax(query @ key.transpose(-1, -2) * size**-0.5 + bias, -1) @ value
            else:
                mixed = nn.functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
            mixed = mixed.transpose(1, 2).reshape(hidden.shape)
            hidden = layer.attention.output(mixed, hidden)
            hidden = layer.output(layer.intermediate(hidden), hidden)
        if self.form.pieces == shape.layers:
            hidden = nn.functional.embedding(places, hidden.reshape(-1, shape.width))
        return self.head(hidden.float())


def batch(rows, step=16):
    """(ids, features, firsts) of texts, between [CLS] and [SEP] and filled up: the five inputs of `Tagger`, pieces and words each filled up
    to a multiple of `step`."""
    width = -(-(max(len(row[0]) for row in rows) + 2) // step) * step
    count = -(-(max(len(row[2]) for row in rows) + 2) // step) * step
    ids = torch.full((len(rows), width), PAD, dtype=torch.int64)
    mask = torch.zeros((len(rows), width), dtype=torch.int64)
    features = torch.tensor(words.OFFSETS).expand(len(rows), width, 5).contiguous()
    places = torch.zeros((len(rows), count), dtype=torch.int64)
    place_mask = torch.zeros((len(rows), count), dtype=torch.int64)
    for index, (row, given, firsts) in enumerate(rows):
        ids[index, : len(row) + 2] = torch.tensor([CLS, *row, SEP])
        mask[index, : len(row) + 2] = 1
        if len(row):
            features[index, 1 : len(row) + 1] = torch.tensor(given)
        places[index, : len(firsts) + 2] = torch.tensor([0, *(int(first) + 1 for first in firsts), len(row) + 1])
        places[index] += index * width
        place_mask[index, : len(firsts) + 2] = 1
    return ids, mask, features, places, place_mask


def save(network, path):
    """Writes weights, f32, and the size."""
    torch.save({"form": network.form.numbers, "state": network.state_dict()}, path + ".new")
    os.replace(path + ".new", path)


def load(path, plain=False):
    """The tagger that `save` wrote."""
    held = torch.load(path, map_location="cpu", weights_only=True)
    network = Tagger(Form.of(held["form"]) if "form" in held else TEACHER, plain)
    network.load_state_dict(held["state"])
    return network.eval()
