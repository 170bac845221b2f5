"""Makes pairs of texts with the truth about them, for the verifier.

  python3 -m verifier.pairs --output PAIRS.jsonl [--made TEXTS...] [--found ARTICLES.jsonl[:1,2]...] [--count N] [--seed N]

FOUND are articles with id, text, date and cluster. Of these come the pairs that a search would find: all that share enough runs
of letters within a week, and all of one cluster. TEXTS are sources of the encoder's training (see encoder.texts), of which pairs
are made: reprints, and what only looks like one: a template filled anew, a shared quotation, another writer on one event, a later
report, a sentence that one paper set under two articles. They are cut to lengths from a dozen words to a whole column, or put
together to columns.

Written as JSON lines: first, second, label (1 for reprints), source, kind, fold. Fold 0 has the clusters whose first day lies in
the earlier half of a source's articles, fold 1 the others, -1 the pairs across and those that are made.
"""

import argparse
import json
import os
import random
import re
from datetime import date

import numpy as np
from scipy import sparse

from encoder import reprints as make
from encoder.data import grouped
from encoder.texts import overlaps, read

KINDS = {"copy": 42, "abridged": 8, "template": 26, "market": 6, "quote": 10, "rival": 5, "update": 4, "shared": 9}
# Days between reprints, at most; letters of the runs by which articles are found, and the least part of the shorter one's runs.
WINDOW, GRAM, LEAST = 7, 8, 0.06


def sized(lot, corpus):
    """Sentences of one article, or a piece of it from a sentence up, or of several articles in a row."""
    parts = lot.choice(corpus)
    draw = lot.random()
    if draw < 0.35:
        count = max(1, int(len(parts) ** lot.random()))
        start = lot.randrange(len(parts) - count + 1)
        return parts[start : start + count]
    if draw < 0.45:
        return [part for _ in range(lot.randint(2, 8)) for part in lot.choice(corpus)]
    return parts


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
    parts, pool = sized(lot, corpus), [part for _ in range(40) for part in lot.choice(corpus)[:3]]
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


def articles(source):
    """Articles of FILE.jsonl, or of FILE.jsonl:1,2 those whose cluster's number leaves one of these remainders by 3."""
    path, _, remainders = source.partition(".jsonl:")
    wanted = {int(part) for part in remainders.split(",") if part}
    with open(path + ".jsonl" if remainders else path, encoding="utf-8") as file:
        for row in map(json.loads, file):
            number = int("".join(filter(str.isdigit, str(row["cluster"]))) or 0)
            if not wanted or number % 3 in wanted:
                yield row


def runs(text):
    """The runs of GRAM letters of a text, small letters and digits only."""
    text = re.sub(r"-\s*\n\s*", "", text.lower())
    text = " ".join(re.sub(r"[^a-z0-9 \n]", "", text).split())
    return {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}


def found(rows):
    """Pairs (first, second) of places of articles that a search would find."""
    numbers, counts, owners, columns = {}, [], [], []
    for place, row in enumerate(rows):
        own = runs(row["text"])
        counts.append(max(1, len(own)))
        owners += [place] * len(own)
        columns += [numbers.setdefault(run, len(numbers)) for run in own]
    matrix = sparse.csr_matrix((np.ones(len(owners), np.float32), (owners, columns)), (len(rows), len(numbers)))
    matrix = matrix[:, np.asarray(matrix.sum(0)).ravel() > 1]
    counts = np.array(counts)
    days = np.array([date.fromisoformat(row["date"][:10]).toordinal() for row in rows])
    clusters = np.unique([str(row["cluster"]) for row in rows], return_inverse=True)[1]
    for start in range(0, len(rows), 256):
        shared = (matrix[start : start + 256] @ matrix.T).toarray()
        part = shared / np.minimum(counts[start : start + 256, None], counts[None, :])
        near = np.abs(days[start : start + 256, None] - days[None, :]) <= WINDOW
        own = clusters[start : start + 256, None] == clusters[None, :]
        for first, second in np.argwhere(near & (own | (part >= LEAST))):
            if start + first < second:
                yield start + int(first), int(second)


def folds(rows):
    """The fold of each cluster: 0 where it begins in the earlier half of the articles, else 1."""
    border = sorted(row["date"] for row in rows)[len(rows) // 2]
    begins = {}
    for row in rows:
        begins[row["cluster"]] = min(begins.get(row["cluster"], row["date"]), row["date"])
    return {cluster: int(begin >= border) for cluster, begin in begins.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--made", nargs="*", default=[])
    parser.add_argument("--found", nargs="*", default=[])
    parser.add_argument("--output", required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--unseen", nargs="*", default=[], help="sources whose text must not be trained on, wherever it stands")
    parser.add_argument("--count", type=int, default=20000, help="pairs made")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    texts = read(options.made, options.without)
    if options.unseen:
        shared = overlaps([text for _, text in texts], [text for _, text in read(options.unseen)], 40)
        texts = [entry for entry, is_shared in zip(texts, shared) if not is_shared]
    corpus = [parts for parts in (make.sentences(max(group, key=len)) for group in grouped(texts)) if len(parts) > 1]
    lot = random.Random(options.seed)
    counts = {}
    with open(options.output, "w", encoding="utf-8") as file:

        def write(first, second, label, source, kind, fold):
            counts[source, kind, label] = counts.get((source, kind, label), 0) + 1
            row = {"first": first, "second": second, "label": label, "source": source, "kind": kind, "fold": fold}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

        for kind in lot.choices(list(KINDS), list(KINDS.values()), k=options.count if corpus else 0):
            pair = made(lot, corpus, kind)
            if pair:
                write(*pair, "made", kind, -1)
        for source in options.found:
            rows = list(articles(source))
            fold = folds(rows)
            for first, second in found(rows):
                one, other = rows[first], rows[second]
                sides = {fold[one["cluster"]], fold[other["cluster"]]}
                label = int(one["cluster"] == other["cluster"])
                name = os.path.basename(os.path.dirname(os.path.abspath(source)))
                write(one["text"], other["text"], label, name, "found", sides.pop() if len(sides) == 1 else -1)
    print(f"{len(corpus)} originals; pairs by source, kind and label: {counts}")


if __name__ == "__main__":
    main()
