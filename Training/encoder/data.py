"""Batches of pieces: anchors, their positives, and hard negatives, made afresh from base texts for every step."""

import random

import numpy as np

from . import reprints as make
from .model import pieces
from .texts import passages


class Corpus:
    """Base passages, in groups of reprints of one original, with their neighbours in the base model's space."""

    def __init__(self, groups):
        """`groups`: lists of texts; texts of one list are reprints of one original, the longest stands for it."""
        self.texts = [[" ".join(text.split(" ")[:700]) for text in group] for group in groups]
        self.parts = [make.sentences(max(group, key=len)) for group in self.texts]
        self.pool = [part for parts in self.parts for part in parts if 6 <= len(part.split()) <= 45]
        self.neighbours = [[] for _ in groups]

    def find_neighbours(self, embed, count=8):
        """Near but different passages, by `embed` (texts to vectors): those of high similarity that share few words in a row."""
        vectors = embed([" ".join(parts)[:360] for parts in self.parts])
        products = vectors @ vectors.T
        np.fill_diagonal(products, -1)
        shingles = [set(zip(words, words[1:])) for words in (" ".join(parts).lower().split() for parts in self.parts)]
        for index, row in enumerate(products):
            for other in np.argsort(-row, kind="stable")[: 3 * count]:
                shared = len(shingles[index] & shingles[other]) / max(1, min(len(shingles[index]), len(shingles[other])))
                # What shares much is perhaps a copy that nobody marked.
                if shared < 0.2 and len(self.neighbours[index]) < count:
                    self.neighbours[index].append(int(other))


def grouped(texts, limit=420):
    """Groups out of (group, text) pairs; a long text that stands alone is cut into passages, each a group."""
    together = {}
    for group, text in texts:
        together.setdefault(group, []).append(text)
    groups = []
    for members in together.values():
        if len(members) > 1 or len(members[0].split()) <= limit:
            groups.append(members)
        else:
            groups += [[passage] for passage in passages(members[0], limit // 2)]
    return [members for members in groups if max(len(text.split()) for text in members) >= 20]


def matching(lot, left, right):
    """A piece of each of two reprints, the two of most like content; none where nothing is shared."""
    best = []
    for one in left:
        pairs = set(zip(one, one[1:]))
        for other in right:
            both = set(zip(other, other[1:]))
            shared = len(pairs & both) / max(1, min(len(pairs), len(both)))
            best.append((shared, one, other))
    best.sort(key=lambda entry: -entry[0])
    if not best or best[0][0] < 0.12:
        return None
    # Mostly the best, sometimes another good one.
    good = [entry for entry in best[:3] if entry[0] >= 0.7 * best[0][0]]
    return (best[0] if lot.random() < 0.7 else lot.choice(good))[1:]


class Batches:
    """Endless batches; `tokens` maps texts to lists of ids. Batch `step` of a seed is always the same."""

    def __init__(self, corpus, tokens, seed, window, pairs=24, negatives=24):
        self.corpus, self.tokens, self.seed = corpus, tokens, seed
        self.window, self.pairs, self.negatives = window, pairs, negatives

    def cut(self, lot, texts):
        # Shorter pieces too: an article of few lines is one.
        window = self.window if lot.random() < 0.7 else lot.randint(self.window // 3, self.window)
        return [pieces(ids, window) for ids in self.tokens(texts)]

    def base(self, lot, index):
        """Sentences to be copied, and texts that are reprints already."""
        kind = lot.random()
        if index is None or kind < 0.12:
            source = make.market(lot) if lot.random() < 0.6 else lot.choice(make.event(lot))
            return source, []
        return self.corpus.parts[index], self.corpus.texts[index]

    def batch(self, step):
        """Anchors and positives [pairs], hard negatives [negatives]: lists of ids; the group [pairs] of each pair, -1: an invented text."""
        lot = random.Random(self.seed * 1_000_003 + step)
        corpus, pool = self.corpus, self.corpus.pool
        queue, anchors, positives, hard, groups = [], [], [], [], []
        while len(anchors) < self.pairs:
            if not queue:
                first = lot.randrange(len(corpus.parts))
                near = corpus.neighbours[first]
                queue = [first] + lot.sample(near, min(len(near), 3))
            index = queue.pop()
            parts, reprints = self.base(lot, index)
            group = index if parts is corpus.parts[index] else -1
            if not parts:
                continue
            quoted = None
            if lot.random() < 0.08:
                # The same quotation in this article and in another.
                long = [part for part in lot.sample(pool, min(len(pool), 12)) if len(part.split()) > 14]
                quoted = long[:2] or None
                parts = make.quoting(lot, parts[:8], quoted) if quoted else parts
                reprints = []
            if len(reprints) > 1 and lot.random() < 0.5:
                pair = lot.sample(reprints, 2)
            else:
                pair = [make.copy(lot, parts, pool), make.copy(lot, parts, pool)]
            left, right = self.cut(lot, pair)
            found = matching(lot, left, right)
            if found is None:
                continue
            owner = len(anchors)
            anchors.append(found[0])
            positives.append(found[1])
            groups.append(group)
            negative = None
            if quoted:
                other = make.quoting(lot, corpus.parts[lot.randrange(len(corpus.parts))][:8], quoted)
                negative = make.copy(lot, other, pool)
            elif len(hard) < self.negatives:
                if make.numbers(" ".join(parts)) >= 4 or lot.random() < 0.25:
                    changed = make.template(lot, parts)
                    if sum(a != b for a, b in zip(changed, parts)) * 2 > len(parts):
                        negative = make.printed(lot, " ".join(changed), make.error_rate(lot))
                elif lot.random() < 0.25:
                    # A rival pair comes as an anchor with its positive, and another writer as its negative.
                    writers = make.event(lot)
                    one, other = lot.sample(range(len(writers)), 2)
                    pair = [make.copy(lot, writers[one], pool), make.copy(lot, writers[one], pool)]
                    left, right = self.cut(lot, pair)
                    found = matching(lot, left, right)
                    if found:
                        anchors[owner], positives[owner] = found
                        groups[owner] = -1
                        negative = make.copy(lot, writers[other], pool)
            if negative:
                cut = self.cut(lot, [negative])[0]
                # The piece that is nearest in wording is the one that may deceive.
                near = matching(lot, [anchors[owner]], cut)
                hard.append(near[1] if near else lot.choice(cut))
        return anchors, positives, hard[: self.negatives], groups
