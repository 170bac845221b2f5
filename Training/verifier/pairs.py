"""Makes pairs of texts with the truth about them, for the verifier.

  python3 -m verifier.pairs TEXTS... --output PAIRS.jsonl [--without NAME...] [--count N] [--seed N]

TEXTS are those of the encoder's training (see encoder.texts). Copies are made as there; so are what only looks like one: a
template filled anew, a shared quotation, another writer on one event, a later report. To these come articles that share a
sentence because one paper set it under both, and the nearest neighbours among the texts themselves. Written as JSON lines:
first, second, label (1 for reprints), kind.
"""

import argparse
import json
import random

import numpy as np

from encoder import reprints as make
from encoder.data import grouped
from encoder.texts import overlaps, read

KINDS = {"copy": 42, "abridged": 8, "template": 26, "market": 6, "quote": 10, "rival": 5, "update": 4, "shared": 9}


def halves(lot, parts):
    """Two selections of an article that overlap in some of its sentences."""
    if len(parts) < 5:
        return parts, parts
    start = lot.randint(1, len(parts) // 2)
    stop = lot.randint(start + 1, len(parts))
    return parts[:stop], parts[start:]


def rate(lot):
    """Share of letters misread; heavier than common, as bad print is where the judge errs."""
    return make.error_rate(lot) if lot.random() < 0.75 else lot.uniform(0.05, 0.25)


def printed(lot, parts):
    return make.printed(lot, " ".join(parts), rate(lot))


def made(lot, corpus, kind):
    """One pair of a kind: first, second, label; none where the article drawn does not serve."""
    parts, pool = lot.choice(corpus), [part for _ in range(40) for part in lot.choice(corpus)[:3]]
    if kind == "copy":
        if lot.random() < 0.1:
            parts = make.market(lot) if lot.random() < 0.6 else lot.choice(make.event(lot))
        return make.copy(lot, parts, pool), make.copy(lot, parts, pool), 1
    if kind == "abridged":
        first, second = halves(lot, parts)
        return printed(lot, first), printed(lot, second), 1
    if kind == "template":
        changed = make.template(lot, parts)
        # Where hardly anything changes nobody could tell it from a copy with small changes of wording.
        before, after = " ".join(parts).split(), " ".join(changed).split()
        others = sum(one != other for one, other in zip(before, after))
        if others < max(4, len(before) // 12):
            return None
        first = printed(lot, parts) if lot.random() < 0.6 else make.copy(lot, parts, pool)
        return first, printed(lot, changed), 0
    if kind == "market":
        state = lot.getstate()
        first = make.market(lot)
        # The same frame again: the draw is repeated until both begin alike.
        for _ in range(40):
            second = make.market(lot)
            if second[0].split()[:2] == first[0].split()[:2] and second != first:
                return printed(lot, first), printed(lot, second), 0
        lot.setstate(state)
        lot.random()
        return None
    if kind == "quote":
        other = lot.choice(corpus)
        long = [part for part in lot.sample(pool, min(len(pool), 12)) if len(part.split()) > 10][: lot.randint(1, 4)]
        if other is parts or not long:
            return None
        return printed(lot, make.quoting(lot, parts[:8], long)), printed(lot, make.quoting(lot, other[:8], long)), 0
    if kind in ("rival", "update"):
        writers = make.event(lot)
        one, other = lot.sample(range(len(writers)), 2)
        return make.copy(lot, writers[one], pool), make.copy(lot, writers[other], pool), 0
    if kind == "shared":
        other = lot.choice(corpus)
        if other is parts:
            return None
        sentence = lot.choice(other)
        # A text that is mostly the sentence is a copy of it.
        if len(sentence.split()) * 4 > min(len(" ".join(some[:8]).split()) for some in (parts, other)):
            return None
        first = [sentence] + parts[:8] if lot.random() < 0.5 else parts[:8] + [sentence]
        second = other[:8] if lot.random() < 0.6 else [sentence] + lot.choice(corpus)[:6]
        return printed(lot, first), printed(lot, second), 0
    raise ValueError(kind)


def hashed(texts, size=1 << 14):
    """Texts as rows of length 1: counts of runs of five letters, rare ones weighing more."""
    rows = np.zeros((len(texts), size), np.float32)
    for row, text in zip(rows, texts):
        letters = np.frombuffer("".join(c for c in text.lower() if c.isalnum() or c == " ").encode(), np.uint8).astype(np.uint64)
        if len(letters) < 5:
            continue
        keys = sum(letters[i : len(letters) - 4 + i] * np.uint64(0x9E3779B1) ** np.uint64(i + 1) for i in range(5))
        np.add.at(row, (keys >> np.uint64(13)) % np.uint64(size), 1)
    rows = np.log1p(rows)
    rows *= np.log(len(texts) / (1 + (rows > 0).sum(0)) + 1)
    return rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))


def natural(groups):
    """Pairs of the texts as they are: all reprints of a group, and the nearest of other groups."""
    texts = [(number, text) for number, group in enumerate(groups) for text in group]
    rows = hashed([text for _, text in texts])
    for start in range(0, len(texts), 512):
        products = rows[start : start + 512] @ rows.T
        for index, line in enumerate(products, start):
            near = [other for other in np.argsort(-line, kind="stable")[:25] if other > index]
            own = [other for other in range(index + 1, len(texts)) if texts[other][0] == texts[index][0]]
            for other in sorted(set(near) | set(own)):
                label = int(texts[other][0] == texts[index][0])
                yield texts[index][1], texts[other][1], label


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--output", required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--unseen", nargs="*", default=[], help="sources whose text must not be trained on, wherever it stands")
    parser.add_argument("--count", type=int, default=30000)
    parser.add_argument("--natural", type=int, default=40000, help="most pairs of the texts as they are")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    texts = read(options.texts, options.without)
    if options.unseen:
        shared = overlaps([text for _, text in texts], [text for _, text in read(options.unseen)], 40)
        texts = [entry for entry, is_shared in zip(texts, shared) if not is_shared]
    groups = grouped(texts)
    corpus = [parts for parts in (make.sentences(max(group, key=len)) for group in groups) if len(parts) > 1]
    lot = random.Random(options.seed)
    kinds = lot.choices(list(KINDS), list(KINDS.values()), k=options.count)
    counts = {}
    with open(options.output, "w", encoding="utf-8") as file:

        def write(first, second, label, kind):
            counts[kind, label] = counts.get((kind, label), 0) + 1
            json.dump({"first": first, "second": second, "label": label, "kind": kind}, file, ensure_ascii=False)
            file.write("\n")

        for kind in kinds:
            pair = made(lot, corpus, kind)
            if pair:
                write(*pair, kind)
        for number, (first, second, label) in enumerate(natural(groups)):
            if number == options.natural:
                break
            write(first, second, label, "natural")
    print(f"{len(groups)} originals; pairs by kind and label: {counts}")


if __name__ == "__main__":
    main()
