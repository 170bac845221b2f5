"""Writes a tagger as ONNX: python3 -m entities.export TAGGER.pt OUTPUT.onnx [--f32]

Matrices become eight-bit whole numbers with a scale for each output channel, unpacked by DequantizeLinear; sums stay in f32.
"""

import argparse

import torch

from encoder.export import compress

from . import model, words


def rotate(network):
    """Turns the word table's vectors by an orthogonal matrix, and the matrix that widens them back: nothing changes, but in eight bits with a
    scale for each vector. As principal directions have it, the first components are much larger than the last, which would be lost."""
    random = torch.Generator().manual_seed(1)
    turn, _ = torch.linalg.qr(torch.randn(network.form.rank, network.form.rank, generator=random, dtype=torch.float64))
    with torch.no_grad():
        for table in (network.bert.embeddings.word_embeddings, network.widen):
            table.weight.copy_((table.weight.double() @ turn).float())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagger")
    parser.add_argument("output")
    parser.add_argument("--f32", action="store_true")
    options = parser.parse_args()
    network = model.load(options.tagger, plain=True)
    if network.form.rank:
        rotate(network)
    row = lambda count: ([2023] * count, [words.OFFSETS] * count, list(range(count)))  # noqa: E731
    inputs = model.batch([row(20), row(9)])
    names = ["input_ids", "attention_mask", "features", "places", "place_mask"]
    axes = {name: {0: "b", 1: "t"} for name in names[:3]} | {name: {0: "b", 1: "w"} for name in [*names[3:], "logits"]}
    torch.onnx.export(
        network, inputs, options.output, input_names=names, output_names=["logits"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    if not options.f32:
        compress(options.output)


if __name__ == "__main__":
    main()
