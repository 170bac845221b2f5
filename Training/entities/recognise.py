"""Names in texts by a tagger: windows, likeliest tags, small repairs; Sources/Enrichment/Entities does the same."""

import numpy as np

from . import tags, words
from .extent import owners, repaired, windows


def log_softmax(logits):
    logits = logits - logits.max(-1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(-1, keepdims=True))


def spans_of(text, found, scores):
    """(start, end, kind, confidence) of the names of a text; `scores` [n, 17] of its words, logarithms."""
    chosen = tags.best(scores)
    result = []
    for first, last, kind in tags.to_spans(chosen):
        span = repaired(text, found[first].start, found[last].end)
        if span and (not result or span[0] >= result[-1][1]):
            sure = float(np.exp(np.mean([scores[i][chosen[i]] for i in range(first, last + 1)])))
            result.append((*span, kind, sure))
    return result


def scores_of(network, texts_words, tokens=4096):
    """Logarithms of probabilities [n, 17] of the words of each text; with the windows of texts of like length together."""
    import torch

    from . import model

    jobs = []
    for text, found in enumerate(texts_words):
        ranges = windows([len(word.pieces) for word in found])
        own = owners(ranges, len(found))
        for index, (first, end) in enumerate(ranges):
            jobs.append((text, first, end, [w for w in range(first, end) if own[w] == index], words.rows(found[first:end])))
    jobs.sort(key=lambda job: len(job[4][0]))
    result = [np.zeros((len(found), tags.COUNT), np.float32) for found in texts_words]
    begin = 0
    with torch.no_grad():
        while begin < len(jobs):
            end = begin + 1
            while end < len(jobs) and (end + 1 - begin) * (len(jobs[end][4][0]) + 2) <= tokens:
                end += 1
            some = jobs[begin:end]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=network.training):
                logits = network(*model.batch([job[4] for job in some])).float().numpy()
            for (text, first, _, kept, _), rows in zip(some, logits):
                for word in kept:
                    result[text][word] = rows[1 + word - first]
            begin = end
    return [log_softmax(rows) for rows in result]


def names(network, texts, pieces):
    """The names of each text: lists of (start, end, kind, confidence)."""
    found = [words.words(text, pieces) for text in texts]
    return [spans_of(text, some, scores) for text, some, scores in zip(texts, found, scores_of(network, found))]
