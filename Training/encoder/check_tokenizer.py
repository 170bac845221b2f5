"""Compares the tokenizer's graph with the reference: python3 -m encoder.check_tokenizer FOLDER TEXTS.jsonl...

Real texts, odd ones, texts of a million characters, and every single character of Unicode between two letters. Prints how many
agree; exits with 1 where a real or an odd text does not.
"""

import json
import os
import random
import sys
import unicodedata
from collections import Counter

from .reference import TEXTS
from .tokenizer import ragged, reference, reference_ids


def main(folder, *files):
    import openvino
    import openvino_tokenizers  # noqa: F401  (registers the tokenizer's operations)

    graph = openvino.Core().compile_model(os.path.join(folder, "tokenizer.xml"), "CPU")
    tokenizer = reference()

    def differing(texts):
        found = []
        for begin in range(0, len(texts), 2000):
            some = texts[begin : begin + 2000]
            pairs = zip(some, reference_ids(tokenizer, some), ragged(graph, some))
            found += [text for text, wanted, had in pairs if wanted != had]
        return found

    real = []
    for path in files:
        with open(path, encoding="utf-8") as file:
            real += [json.loads(line)["text"] for line in file]
    lot = random.Random(1)
    words = " ".join(real + TEXTS).split()
    letters = [chr(code) for code in range(1, 0x250)] + list("—–‘’“”„†‡•…‰™£€½¼¾ﬁﬂ\u200b\ufeff\ufffd")
    letters = [letter for letter in letters if letter not in "\u00b5\u017f"]
    garbage = ["".join(lot.choice(letters) for _ in range(lot.randint(1, 300))) for _ in range(2000)]
    long = [" ".join(lot.choice(words) for _ in range(250_000))[:1_000_000], "a" * 1_000_000, "ab " * 333_333, "\n" * 1_000_000]
    bad = 0
    for name, texts in (("real texts", real), ("reference texts", TEXTS), ("garbage of Latin letters", garbage), ("long texts", long)):
        wrong = differing(texts)
        bad += len(wrong)
        print(f"{name}: {len(texts) - len(wrong)} of {len(texts)} equal", *(repr(text[:60]) for text in wrong[:3]), flush=True)
    every = [chr(code) for code in range(1, 0x30000) if not 0xD800 <= code < 0xE000]
    wrong = [text[1] for text in differing([f"a{letter}b" for letter in every])]
    kinds = Counter(unicodedata.category(letter) for letter in wrong)
    print(f"single characters: {len(every) - len(wrong)} of {len(every)} equal; others by category: {dict(kinds)}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
