"""Texts a second of the product's way and of sentence-transformers: python3 -m encoder.speed MODEL.onnx ARTICLES.jsonl [--texts 2000]
      [--precisions f32,bf16] [--windows 126,254]

sentence-transformers runs the base model in PyTorch, f32, batches of 32 sorted by length, texts cut off at 256 tokens, as it does by
itself. OpenVINO runs MODEL on the same texts cut into pieces, no token left out, in the product's batches, each of the streams on a
thread of its own, tokenising with the tokenizer's graph. Both use --threads threads; processor time is printed beside wall time,
since other programs may be running.
"""

import argparse
import itertools
import json
import os
import time

import numpy as np

from .model import CLS, PAD, SEP, WINDOW, base_folder, pieces
from .tokenizer import graph, ragged


def timed(name, work, texts):
    wall, processor = time.perf_counter(), time.process_time()
    result = work(texts)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"{name}: {len(texts) / wall:.2f} texts/s, {len(texts) / processor:.2f} texts a processor second "
        f"({wall:.1f} s, {processor:.1f} s of processor)",
        flush=True,
    )
    return result


def batches(lengths, tokens):
    """Places of rows, long ones first, and the length of each batch's rows: as ArticleEncoder of the product makes batches.

    A batch is as full as its longest row allows, `tokens` in all; lengths, with [CLS] and [SEP], are filled up to a multiple of 8.
    """
    full = [-(-(length + 2) // 8) * 8 for length in lengths]
    order = sorted(range(len(full)), key=lambda index: -full[index])
    begin = 0
    while begin < len(order):
        longest = full[order[begin]]
        end = begin + max(1, tokens // longest)
        yield order[begin:end], longest
        begin = end


def filled(rows, length):
    """`input_ids` and `attention_mask` [b, length], int64, of rows in [CLS] and [SEP]."""
    ids = np.full((len(rows), length), PAD, np.int64)
    mask = np.zeros_like(ids)
    for index, row in enumerate(rows):
        ids[index, : len(row) + 2] = [CLS, *row, SEP]
        mask[index, : len(row) + 2] = 1
    return [ids, mask]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("articles")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tokens", default="2048", help="tokens of a batch; several with commas")
    parser.add_argument("--streams", default="2")
    parser.add_argument("--windows", default=str(WINDOW))
    parser.add_argument("--precisions", default="f32", help="f32, bf16, f16; several with commas")
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args()
    with open(options.articles, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file][: options.texts]

    if not options.without_peer:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(options.threads)
        peer = SentenceTransformer(base_folder(), device="cpu", local_files_only=True)
        peer.encode(texts[:32], batch_size=32)
        timed(f"sentence-transformers, at most {peer.max_seq_length} tokens", lambda given: peer.encode(given, batch_size=32), texts)

    import openvino
    import openvino_tokenizers  # noqa: F401  (registers the tokenizer's operations)

    core = openvino.Core()
    tokenizer = core.compile_model(graph(), "CPU", {"INFERENCE_NUM_THREADS": 1})
    for streams, precision in itertools.product(map(int, options.streams.split(",")), options.precisions.split(",")):
        settings = {"INFERENCE_NUM_THREADS": options.threads, "NUM_STREAMS": streams, "INFERENCE_PRECISION_HINT": precision}
        compiled = core.compile_model(options.model, "CPU", settings)
        width = compiled.output(0).partial_shape[1].get_length()
        for limit, window in itertools.product(map(int, options.tokens.split(",")), map(int, options.windows.split(","))):

            def work(given):
                rows = []
                for begin in range(0, len(given), 64):
                    for ids in ragged(tokenizer, given[begin : begin + 64]):
                        rows += pieces(ids, window)
                vectors = np.zeros((len(rows), width), np.float32)
                queue = openvino.AsyncInferQueue(compiled, streams)

                def done(request, chosen):
                    vectors[chosen] = request.get_output_tensor(0).data

                queue.set_callback(done)
                for chosen, length in batches([len(row) for row in rows], limit):
                    queue.start_async(filled([rows[index] for index in chosen], length), chosen)
                queue.wait_all()
                return vectors

            work(texts[:32])
            name = f"OpenVINO {os.path.basename(options.model)} {precision}, {streams} streams, batches of {limit} tokens, pieces of {window}"
            timed(name, work, texts)


if __name__ == "__main__":
    main()
