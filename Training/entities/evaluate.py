"""Measures a tagger on labelled passages: python3 -m entities.evaluate TAGGER.pt PASSAGES.jsonl... [--held PARTS] [--write OUTPUT.jsonl]

Strict: same kind and span, signs at the ends aside; fuzzy: same kind and a letter in common. With --held only newspapers of the held part
are counted (entities.train --held).
"""

import argparse
import json
from collections import Counter

from . import model, recognise, sources
from .labels import held
from .pieces import Pieces


def bare(text, start, end):
    """The span without what are neither letters nor digits at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def agreeing(truth, output):
    """(strict, fuzzy) pairs of like kind, each span in one pair at most; spans (start, end, kind)."""
    strict = len(set(truth) & set(output))
    free, fuzzy = sorted(output), 0
    for start, end, kind in sorted(truth):
        for index, (s, e, k) in enumerate(free):
            if k == kind and s < end and e > start:
                del free[index]
                fuzzy += 1
                break
    return strict, fuzzy


def score(passages, outputs):
    """Counts by kind and over all: {kind: (strict F1, fuzzy F1)}."""
    counts = Counter()
    for passage, output in zip(passages, outputs):
        for kind in ("PER", "ORG", "LOC", "MISC"):
            truth = {(*bare(passage.text, s, e), k) for s, e, k in passage.spans if k == kind}
            given = {(*bare(passage.text, s, e), k) for s, e, k, *_ in output if k == kind}
            strict, fuzzy = agreeing(truth, given)
            for name in (kind, "all"):
                counts[name, "truth"] += len(truth)
                counts[name, "given"] += len(given)
                counts[name, "strict"] += strict
                counts[name, "fuzzy"] += fuzzy
    return {
        name: tuple(2 * counts[name, how] / max(1, counts[name, "truth"] + counts[name, "given"]) for how in ("strict", "fuzzy"))
        for name in ("all", "PER", "ORG", "LOC", "MISC")
    }


def shown(result):
    return ", ".join(f"{name} {strict:.3f} {fuzzy:.3f}" for name, (strict, fuzzy) in result.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagger")
    parser.add_argument("passages", nargs="+")
    parser.add_argument("--held", type=int, default=0)
    parser.add_argument("--write")
    options = parser.parse_args()
    network, pieces = model.load(options.tagger), Pieces()
    passages = [p for path in options.passages for p in sources.own(path) if not options.held or held(p.lccn, options.held)]
    outputs = recognise.names(network, [p.text for p in passages], pieces)
    print(f"{len(passages)} passages, strict and fuzzy F1: {shown(score(passages, outputs))}")
    for ocr in ("bad", "fair"):
        some = [i for i, p in enumerate(passages) if p.extra.get("ocr") == ocr]
        if some:
            print(f"  OCR {ocr}, {len(some)}: {shown(score([passages[i] for i in some], [outputs[i] for i in some]))}")
    if options.write:
        with open(options.write, "w", encoding="utf-8") as file:
            for passage, output in zip(passages, outputs):
                entities = [{"start": s, "end": e, "type": k, "confidence": round(c, 4)} for s, e, k, c in output]
                file.write(json.dumps({"id": passage.id, "entities": entities}) + "\n")


if __name__ == "__main__":
    main()
