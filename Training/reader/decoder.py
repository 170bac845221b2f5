"""Decodes what the reader's network says of a line with a language model beside it. Needs nothing but Python and NumPy.

Prefix beam search for CTC (A. Hannun et al., First-pass large vocabulary continuous speech recognition using bi-directional recurrent
DNNs, 2014), over characters. A beginning of the text has the score: logarithm of its probability by the network, all paths taken
together, plus WEIGHT times that by the language model, plus BONUS for each character. The same as CTCBeamSearch in the product.
"""

import math

# What a logarithm of the language model's probabilities counts, what is added for each character (else short texts win), and the
# least that such a logarithm may be: seldom is not never.
WEIGHT, BONUS, FLOOR = 0.4, 0.8, -6.0
# Beginnings kept after each frame, and how far they may be behind the best.
WIDTH, BEHIND = 8, 5.0
# A frame whose likeliest class is this sure is taken as read; in others at most MOST classes count, that are LEAST times as likely.
SURE, LEAST, MOST = 0.995, 0.005, 5
# Where the network's characters are less sure than this, as the exponential of their mean log probability, nothing is searched: the
# search would make words of rubbish.
READABLE = 0.7
NEVER = -math.inf


def add(a, b):
    """Logarithm of the sum of two numbers given by their logarithms."""
    if a < b:
        a, b = b, a
    return a if b == NEVER else a + math.log1p(math.exp(b - a))


def log_probabilities(logits):
    """Logarithms of the classes' probabilities, for logits [frames, classes]."""
    import numpy as np

    logits = logits.astype(np.float64)
    logs = logits - logits.max(-1, keepdims=True)
    return logs - np.log(np.exp(logs).sum(-1, keepdims=True))


def candidates(logs):
    """The classes that count in each frame, with their log probabilities, likeliest first."""
    import numpy as np

    order = np.argsort(-logs, -1, kind="stable")[:, :MOST]
    for classes, row in zip(order.tolist(), np.take_along_axis(logs, order, -1).tolist()):
        if row[0] > math.log(SURE):
            yield [(classes[0], row[0])]
        else:
            yield [(number, log) for number, log in zip(classes, row) if log > row[0] + math.log(LEAST)]


def greedy(logs):
    """The likeliest class of each frame without repeats and blanks, and the mean of their highest log probabilities."""
    numbers, highest, last = [], [], 0
    for number, log in zip(logs.argmax(-1).tolist(), logs.max(-1).tolist()):
        if number and number != last:
            numbers.append(number)
            highest.append(log)
        elif number:
            highest[-1] = max(highest[-1], log)
        last = number
    return numbers, sum(highest) / len(highest) if highest else NEVER


class BeamSearch:
    """Beam search with a language model; `expansions` and `lookups` count what it cost so far."""

    def __init__(self, model, weight=WEIGHT, bonus=BONUS, floor=FLOOR, width=WIDTH):
        self.model, self.weight, self.bonus, self.floor, self.width = model, weight, bonus, floor, width
        self.expansions = self.lookups = 0

    def classes(self, logits):
        """The likeliest text for logits [frames, classes], as class numbers."""
        logs = log_probabilities(logits)
        numbers, certainty = greedy(logs)
        if certainty < math.log(READABLE):
            return numbers
        # A tree of beginnings: before the last character, that character, score of the language, its state.
        tree, children = [(-1, 0, 0.0, self.model.start)], [{}]
        # Logarithms of the probabilities of each, by the paths that end in a blank and by those that do not.
        beam = {0: (0.0, NEVER)}
        for frame in candidates(logs):
            following = {}
            for node, (blank, other) in beam.items():
                both = add(blank, other)
                for number, log in frame:
                    self.expansions += 1
                    if number == 0:
                        a, b = following.get(node, (NEVER, NEVER))
                        following[node] = add(a, both + log), b
                        continue
                    if number == tree[node][1]:
                        if other != NEVER:
                            a, b = following.get(node, (NEVER, NEVER))
                            following[node] = a, add(b, other + log)
                        if blank == NEVER:
                            continue
                        log += blank
                    else:
                        log += both
                    child = children[node].get(number)
                    if child is None:
                        self.lookups += 1
                        language, state = self.model.step(tree[node][3], number)
                        child = children[node][number] = len(tree)
                        language = self.weight * max(language, self.floor) + self.bonus
                        tree.append((node, number, tree[node][2] + language, state))
                        children.append({})
                    a, b = following.get(child, (NEVER, NEVER))
                    following[child] = a, add(b, log)
            scored = sorted(((-add(*logs) - tree[node][2], node) for node, logs in following.items()))[: self.width]
            beam = {node: following[node] for score, node in scored if score <= scored[0][0] + BEHIND}

        def total(node):
            return -add(*beam[node]) - tree[node][2] - self.weight * self.model.step(tree[node][3], 0)[0], node

        node, read = min(map(total, beam))[1], []
        while node > 0:
            read.append(tree[node][1])
            node = tree[node][0]
        return read[::-1]
