"""The obvious questions to an encoder: python3 -m encoder.questions MODEL.onnx ARTICLES.jsonl [--texts 200] [--precision f32]

Of texts of at least 120 words: the highest cosine of a chunk of one side with a chunk of the other, for sides that must be alike
(the same text, twice as long, upper case, a cut, misread) and for sides that must not (other texts, nothing).
"""

import argparse
import json
import random

import numpy as np

from . import reprints as make
from .evaluate import embed
from .model import WINDOW, pieces
from .tokenizer import reference, reference_ids

LONG = 120
THRESHOLDS = (0.4, 0.45, 0.5)


def cases(lot, texts):
    """Pairs of texts by the name of the question; every text is one line."""
    words = [text.split() for text in texts]

    def cuts(count):
        begins = [lot.randint(0, len(own) - count) for own in words]
        return [" ".join(own[begin : begin + count]) for own, begin in zip(words, begins)]

    def spoilt(given, rate):
        return [make.misread(lot, text, rate) for text in given]

    short = cuts(30)
    return {
        "the same": (texts, texts),
        "twice over": (texts, [f"{text} {text}" for text in texts]),
        "upper case": (texts, [text.upper() for text in texts]),
        "its second half": (texts, [" ".join(own[len(own) // 2 :]) for own in words]),
        "a cut of 30 words": (texts, short),
        "a cut of 30 words, 5 % of both misread": (spoilt(texts, 0.05), spoilt(short, 0.05)),
        "a cut of 12 words": (texts, cuts(12)),
        "5 % misread": (texts, spoilt(texts, 0.05)),
        "20 % misread": (texts, spoilt(texts, 0.2)),
        "20 % of both misread": (spoilt(texts, 0.2), spoilt(texts, 0.2)),
        "another text": (texts, texts[1:] + texts[:1]),
        "its first word": (texts, [own[0] for own in words]),
        "nothing": (texts, [""] * len(texts)),
        "nothing and nothing": ([""], [" \n"]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("articles")
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--precision", default="f32", choices=["f32", "bf16", "f16"])
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    with open(options.articles, encoding="utf-8") as file:
        texts = [" ".join(json.loads(line)["text"].split()) for line in file]
    texts = [text for text in texts if len(text.split()) >= LONG]
    if len(texts) < options.texts:
        raise SystemExit(f"{options.articles}: {len(texts)} texts of {LONG} words or more, {options.texts} are needed")
    lot = random.Random(options.seed)
    asked = cases(lot, lot.sample(texts, options.texts))
    known = sorted({text for sides in asked.values() for side in sides for text in side})
    cut = [pieces(ids, options.window) for ids in reference_ids(reference(), known)]
    starts = np.cumsum([0] + [len(rows) for rows in cut])
    vectors = embed(options.model, [row for rows in cut for row in rows], precision=options.precision)
    own = {text: vectors[begin:end] for text, begin, end in zip(known, starts, starts[1:])}
    print("| question | least | median | most | " + " | ".join(f"at least {t}" for t in THRESHOLDS) + " |")
    print("|---" * (4 + len(THRESHOLDS)) + "|")
    for name, (left, right) in asked.items():
        near = np.array([(own[a] @ own[b].T).max() for a, b in zip(left, right)])
        shares = " | ".join(f"{(near >= threshold).mean():.1%}" for threshold in THRESHOLDS)
        print(f"| {name} | {near.min():.3f} | {np.median(near):.3f} | {near.max():.3f} | {shares} |")


if __name__ == "__main__":
    main()
