"""What topics are told by: the encoder's vector of a text, and the stems of its words hashed. As `TopicFeatures` in Swift does."""

import math
import os
import re

import numpy as np
from scipy import sparse

CHUNK, MOST_CHUNKS = 126, 128
BEGIN, END = 101, 102
LENGTH_STEP = 8
# Letters of a stem, fewest of a word, and bits of a stem's number; the stems weigh so much more than the vector.
STEM, SHORTEST, BITS, WEIGHT = 6, 3, 12, 1.5
IDF_STEPS = 24  # of a logarithm


def running(text):
    """The text in one line, words joined that a hyphen divides."""
    return " ".join(re.sub(r"(?<=[^\W\d_])[-¬\u00ad\u2010]\s*\n\s*(?=[a-z])", "", text).split())


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def stems(text):
    """Numbers of the stems of a text's words, each once."""
    words = re.findall(rb"[a-z]{%d,}" % SHORTEST, running(text).encode().lower())
    return sorted({(value ^ value >> 32) & (1 << BITS) - 1 for value in map(fnv1a, {word[:STEM] for word in words})})


class Encoder:
    """The encoder of the folder `Models`, run by OpenVINO."""

    def __init__(self, models):
        import openvino
        import openvino_tokenizers  # noqa: F401

        core = openvino.Core()
        self.tokenizer = core.compile_model(os.path.join(models, "tokenizer.xml"), "CPU")
        settings = {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1}
        self.network = core.compile_model(os.path.join(models, "encoder.onnx"), "CPU", settings)

    def vectors(self, texts):
        """[n, 256]: the mean of the vectors of each text's chunks, of length 1."""
        result = []
        for text in texts:
            begins, ends, ids = list(self.tokenizer([running(text)]).values())
            ids = [int(number) for number in ids[int(begins[0]) : int(ends[0])]][: CHUNK * MOST_CHUNKS]
            count = max(1, math.ceil(len(ids) / CHUNK))
            chunks = []
            for index in range(count):
                chunk = [BEGIN, *ids[len(ids) * index // count : len(ids) * (index + 1) // count], END]
                row = np.zeros((1, math.ceil(len(chunk) / LENGTH_STEP) * LENGTH_STEP), np.int64)
                row[0, : len(chunk)] = chunk
                mask = np.zeros_like(row)
                mask[0, : len(chunk)] = 1
                chunks.append(next(iter(self.network([row, mask]).values()))[0].copy())
            mean = np.mean(chunks, 0)
            result.append(mean / np.linalg.norm(mean))
        return np.array(result)


def normalised(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class Features:
    """The means that texts are compared with, learned from some texts."""

    def __init__(self, vectors, stem_lists):
        self.mean = vectors.mean(0)
        counts = np.bincount([number for numbers in stem_lists for number in numbers], minlength=1 << BITS)
        idf = np.log(len(stem_lists) / np.maximum(counts, 1))
        self.idf = np.clip(np.round(idf * IDF_STEPS), 0, 255).astype(np.uint8)

    def of(self, vectors, stem_lists):
        """Sparse [n, 256 + 2^12]: the vector without the mean, of length 1, and the stems, together of length WEIGHT."""
        rows = np.repeat(np.arange(len(stem_lists)), [len(numbers) for numbers in stem_lists])
        columns = np.array([number for numbers in stem_lists for number in numbers], int)
        values = self.idf[columns] / IDF_STEPS if len(columns) else np.zeros(0)
        bags = sparse.csr_matrix((values, (rows, columns)), shape=(len(stem_lists), 1 << BITS))
        lengths = np.sqrt(np.asarray(bags.multiply(bags).sum(1)).ravel())
        bags = sparse.diags(WEIGHT / np.maximum(lengths, 1e-9)) @ bags
        return sparse.hstack([sparse.csr_matrix(normalised(vectors - self.mean)), bags]).tocsr()
