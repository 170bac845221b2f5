"""Pairs of pieces to distil from, made by many processes and kept as flat arrays.

  python3 -m encoder.pairs corpus TEXTS... --output CORPUS.json.xz --teacher ENCODER.onnx [--without PART...] [--unseen FILE.jsonl:0]
  python3 -m encoder.pairs make CORPUS.json.xz FOLDER [--seconds 75] [--processes N] [--seed N]

`corpus` reads texts as encoder.train does, holds a part of them back, and looks for each text's neighbours by the teacher. `make`
makes units of pairs for so many seconds (unit k of a seed is always the same, their number depends on the machine), and writes them
to FOLDER/pairs.npz, and FOLDER/held.json: reproductions of the texts held back.

A unit has 16 pairs of pieces of two reproductions and 4 hard negatives of encoder.data, in pieces of at most 254 tokens, 126 or any
number between 40 and 254; and 8 pairs of a short cut and a passage that holds it, each misread for itself.
"""

import argparse
import json
import lzma
import multiprocessing
import os
import random
import time

import numpy as np

from . import reprints as make
from .data import Batches, Corpus, grouped, matching
from .model import pieces
from .texts import overlaps, passages, read
from .tokenizer import reference, reference_ids

LONGEST = 254
PAIRS, CUTS, NEGATIVES = 16, 8, 4
# Pairs of a unit: what is made together stays together, since neighbours of one batch are told apart.
UNIT = PAIRS + CUTS


def cut_pair(lot, corpus, tokens):
    """The pieces of a cut and of the passage that holds it, and the number of its group; none where they are too spoilt."""
    group = lot.randrange(len(corpus.parts))
    words = " ".join(corpus.parts[group]).split()
    if len(words) < 20:
        return None
    short, whole = tokens(make.cut(lot, words))
    found = matching(lot, [short[:LONGEST]], pieces(whole, LONGEST))
    return found and (*found, group)


def unit(seed, number, corpus, tokens):
    """Anchors [UNIT], positives [UNIT], hard negatives: lists of token ids; the group of each pair [UNIT]."""
    lot = random.Random(seed * 7_000_003 + number)
    window = lot.choice([LONGEST, LONGEST, 126, lot.randint(40, LONGEST)])
    batches = Batches(corpus, tokens, seed, window, PAIRS, NEGATIVES)
    anchors, positives, hard, groups = batches.batch(number)
    while len(anchors) < UNIT:
        found = cut_pair(lot, corpus, tokens)
        if found:
            for rows, value in zip((anchors, positives, groups), found):
                rows.append(value)
    return anchors, positives, hard, groups


def corpus_of(groups, neighbours):
    corpus = Corpus(groups)
    corpus.neighbours = neighbours
    return corpus


def work(seed, first, step, corpus, until, results):
    """Makes units first, first + step, ... until a time, and puts their arrays into a queue, some dozens at once."""
    tokenizer = reference()
    tokens = lambda texts: reference_ids(tokenizer, texts)
    number, made = first, []
    while True:
        made.append(unit(seed, number, corpus, tokens))
        number += step
        late = time.time() >= until
        if late or len(made) == 32:
            rows = [row for one in made for row in one[0] + one[1] + one[2]]
            results.put((
                np.concatenate([np.array(row, np.uint16) for row in rows]),
                np.array([len(row) for row in rows], np.int32),
                [len(one[2]) for one in made],
                np.array([one[3] for one in made], np.int32),
            ))
            made = []
        if late:
            results.put(None)
            return


def pairs_of(corpus, seed, seconds, processes):
    """Arrays of all units: `ids` [t] and `ends` [r] of the rows of tokens, `pairs` [p, 2] rows of anchors and positives, `groups` [p],
    `hard` [h, 2] units and rows of hard negatives. Pairs of a unit are neighbours: unit u has pairs u * UNIT to (u + 1) * UNIT."""
    context = multiprocessing.get_context("fork")
    results, until = context.Queue(), time.time() + seconds
    workers = [
        context.Process(target=work, args=(seed, first, processes, corpus, until, results), daemon=True) for first in range(processes)
    ]
    for worker in workers:
        worker.start()
    ids, lengths, groups, pairs, hard = [], [], [], [], []
    running, row, units = processes, 0, 0
    while running:
        try:
            found = results.get(timeout=seconds + 120)
        except multiprocessing.queues.Empty:
            raise SystemExit("pairs: a process has made nothing for long; see its error above") from None
        if found is None:
            running -= 1
            continue
        some, sizes, negatives, owners = found
        ids.append(some)
        lengths.append(sizes)
        groups.append(owners.ravel())
        for count in negatives:
            anchors = np.arange(row, row + UNIT)
            pairs.append(np.stack([anchors, anchors + UNIT], 1))
            hard.append(np.stack([np.full(count, units), np.arange(row + 2 * UNIT, row + 2 * UNIT + count)], 1))
            row, units = row + 2 * UNIT + count, units + 1
    for worker in workers:
        worker.join()
    return {
        "ids": np.concatenate(ids),
        "ends": np.cumsum(np.concatenate(lengths), dtype=np.int64),
        "pairs": np.concatenate(pairs),
        "groups": np.concatenate(groups),
        "hard": np.concatenate(hard),
    }


def held_of(groups, seed, tokens):
    """Reproductions of texts held back: `articles`, two or more of each group, and `cuts`, pairs of a cut and its passage."""
    lot = random.Random(seed)
    pool = [part for group in groups for part in make.sentences(group[0]) if 6 <= len(part.split()) <= 45]
    articles, cuts = [], []
    for number, group in enumerate(groups):
        parts = make.sentences(max(group, key=len))
        texts = group[:4] if len(group) > 1 else [make.copy(lot, parts, pool) for _ in range(2)]
        articles += [{"group": number, "ids": ids} for ids in tokens(texts)]
        words = " ".join(parts).split()
        if len(words) >= 60:
            cuts.append([ids[:LONGEST] for ids in tokens(make.cut(lot, words))])
    return {"articles": articles, "cuts": cuts}


def write_corpus(options):
    from .evaluate import embed

    tokenizer = reference()
    texts = read(options.texts, options.without)
    parts = [(f"{group}#{n}", part) for group, text in texts if ".jsonl:" not in group for n, part in enumerate(passages(text, 210))]
    if options.unseen:
        shared = overlaps([text for _, text in parts], [text for _, text in read(options.unseen)], 40)
        print(f"{sum(shared)} of {len(parts)} passages share text with what stays unseen and are left out")
        parts = [pair for pair, out in zip(parts, shared) if not out]
    groups = grouped([pair for pair in texts if ".jsonl:" in pair[0]] + parts)
    random.Random(options.seed).shuffle(groups)
    held, groups = groups[: options.held], groups[options.held :]
    corpus = Corpus(groups)
    print(f"{len(groups)} groups to train on, {len(held)} held back; looking for neighbours", flush=True)
    corpus.find_neighbours(lambda given: embed(options.teacher, [ids[:40] for ids in reference_ids(tokenizer, given)], precision=None))
    with lzma.open(options.output, "wt", encoding="utf-8") as file:
        json.dump({"groups": corpus.texts, "neighbours": corpus.neighbours, "held": held}, file, ensure_ascii=False)


def write_pairs(options):
    with lzma.open(options.corpus, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    corpus = corpus_of(stored["groups"], stored["neighbours"])
    arrays = pairs_of(corpus, options.seed, options.seconds, options.processes)
    np.savez(os.path.join(options.folder, "pairs.npz"), **arrays)
    print(f"{len(arrays['pairs'])} pairs, {len(arrays['hard'])} hard negatives, {len(arrays['ids'])} tokens", flush=True)
    tokenizer = reference()
    with open(os.path.join(options.folder, "held.json"), "w", encoding="utf-8") as file:
        json.dump(held_of(stored["held"][: options.held], options.seed, lambda texts: reference_ids(tokenizer, texts)), file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(required=True)
    task = tasks.add_parser("corpus")
    task.add_argument("texts", nargs="+")
    task.add_argument("--output", required=True)
    task.add_argument("--teacher", required=True)
    task.add_argument("--without", nargs="*", default=[], help="files whose path holds one of these are not read")
    task.add_argument("--unseen", nargs="*", default=[], help="sources whose texts must stay unseen: what shares 40 letters is left out")
    task.add_argument("--held", type=int, default=400, help="groups held back for measuring")
    task.add_argument("--seed", type=int, default=1)
    task.set_defaults(run=write_corpus)
    task = tasks.add_parser("make")
    task.add_argument("corpus")
    task.add_argument("folder")
    task.add_argument("--seconds", type=float, default=75)
    task.add_argument("--held", type=int, default=400, help="groups held back that are reproduced for measuring, at most")
    task.add_argument("--processes", type=int, default=os.cpu_count())
    task.add_argument("--seed", type=int, default=1)
    task.set_defaults(run=write_pairs)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
