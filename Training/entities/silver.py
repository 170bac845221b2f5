"""What teachers say of unlabelled texts: python3 -m entities.silver OUTPUT.npz --teacher TAGGER.pt... SOURCE... [--titles FILE]

A SOURCE is a folder of pages of plain text (*.txt, their names beginning with the newspaper's number) or a file of articles (JSON lines with
`text`). With --titles only pages of the newspapers listed there, one number a line, are taken. Texts are cut at line ends
into windows of 60 to 170 words; windows that are mostly signs and figures are left out. The probabilities of the tags are
the mean of the teachers'.
"""

import argparse
import glob
import json
import os
import random
import time

import numpy as np

from . import extent, model, recognise, words
from .pieces import Pieces


def windows(lot, text):
    """Runs of whole lines, 60 to 170 words, of a text."""
    held, count, most = [], 0, lot.randint(60, 170)
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            continue
        # A paragraph of running text is longer than any line.
        parts = [line] if len(line) < 300 else [line[at : at + 600] for at in range(0, len(line), 600)]
        for part in parts:
            held.append(part)
            count += len(part.split())
            if count >= most:
                yield "\n".join(held)
                held, count, most = [], 0, lot.randint(60, 170)
    if count > 20:
        yield "\n".join(held)


def legible(text):
    letters = sum(map(str.isalpha, text))
    tokens = text.split()
    return letters > 0.62 * len(text) and len(text) > 3.5 * len(tokens) > 60


def texts(source, titles):
    """Texts of a source; pages in the order of their names."""
    if os.path.isdir(source):
        for path in sorted(glob.glob(f"{source}/**/*.txt", recursive=True)):
            if titles is None or os.path.basename(path).split("-ed")[0] in titles:
                with open(path, encoding="utf-8", errors="replace") as file:
                    yield file.read()
    else:
        with open(source, encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--teacher", nargs="+", required=True)
    parser.add_argument("--titles")
    parser.add_argument("--most", type=int, default=12000, help="windows, drawn by lot")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    lot = random.Random(options.seed)
    titles = None
    if options.titles:
        with open(options.titles, encoding="utf-8") as file:
            titles = set(file.read().split())
    found = [w for source in options.sources for text in texts(source, titles) for w in windows(lot, text) if legible(w)]
    lot.shuffle(found)
    found = found[: options.most]
    print(f"{len(found)} windows", flush=True)
    teachers, pieces = [model.load(path) for path in options.teacher], Pieces()
    for teacher in teachers:
        # Recognise computes in bfloat16 while training: precise enough here, and quicker.
        teacher.training = True
    ids, features, ends, firsts, first_ends, soft = [], [], [], [], [], []
    began = time.time()
    for begin in range(0, len(found), 256):
        cut = [words.words(text, pieces) for text in found[begin : begin + 256]]
        cut = [some[: extent.windows([len(w.pieces) for w in some])[0][1]] for some in cut if some]
        logs = [recognise.scores_of(teacher, cut) for teacher in teachers]
        for index, some in enumerate(cut):
            row, given, places = words.rows(some)
            ids.append(row)
            features.append(given)
            firsts.append(places)
            ends.append(len(row) + (ends[-1] if ends else 0))
            first_ends.append(len(places) + (first_ends[-1] if first_ends else 0))
            soft.append(np.mean([np.exp(log[index]) for log in logs], 0).astype(np.float16))
        if begin % 2048 == 0:
            print(f"{begin + len(cut)} windows, {time.time() - began:.0f} s", flush=True)
        if time.time() - began > options.seconds:
            break
    # Written aside: a file that is there is whole.
    partial = options.output + ".partial"
    with open(partial, "wb") as file:
        np.savez(
            file, ids=np.concatenate(ids).astype(np.uint16), features=np.concatenate(features).astype(np.uint8),
            ends=np.array(ends), firsts=np.concatenate(firsts).astype(np.uint16), first_ends=np.array(first_ends), soft=np.concatenate(soft),
        )  # fmt: skip
    os.replace(partial, options.output)
    print(f"{len(ends)} windows, {ends[-1]} pieces, {first_ends[-1]} words", flush=True)


if __name__ == "__main__":
    main()
