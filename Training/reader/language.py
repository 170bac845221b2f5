"""Trains the reader's language model: python3 -m reader.language TEXTS.json.xz reader.ngrams

TEXTS is what reader.texts wrote. The model gives the probability of a character after the five before it: n-grams of interpolated
modified Kneser-Ney smoothing (S. F. Chen and J. Goodman, Computer Speech & Language 13, 1999), rare ones left out and the rest
renormalised. All digits and fractions are one symbol to it, so that it never says which digit stands somewhere; so are rare signs.
The text is cut into lines, some of them within a word, so that it knows how lines end. Prose of other languages and words of their lists
are mixed in: what it takes for English it would else make English. Needs NumPy; reading the model needs nothing but Python.

The file, little-endian: "BSNGRAM1"; u32 order, symbols, classes; u8 symbol of each class but the blank; u32 number of n-grams of each
length; then for each length, n-grams in the order of their symbols: u8 last symbol, u8 minus log probability in sixteenths, and but for
the longest i8 logarithm of the weight of shorter contexts in sixteenths, u32 first n-gram that it begins (one more at the end). Those of
length 1 are all symbols.
"""

import argparse
import array
import bisect
import json
import lzma
import math
import os
import random
import re
import struct
import sys

from .characters import CHARACTERS, FRACTIONS, SIGNS

MAGIC = b"BSNGRAM1"
# Occurrences of an n-gram of each length below which it is left out.
LEAST = (1, 1, 2, 2, 3, 3)
ORDER = len(LEAST)
LINE_END, RARE = 0, 1
BITS = 8
STEPS = 16  # of a logarithm
# Times that prose of other languages is taken, of which there is little, and words of their lists.
FOREIGN_PROSE, FOREIGN_WORDS = 3, 25_000
LINE_LETTERS = (25, 60)


def _symbols():
    """The symbol of each character, and how many there are."""
    rare = set(SIGNS + "^\\~|<>{}@#_=+*%") - set(FRACTIONS)
    symbols, count = {}, 3
    for character in CHARACTERS:
        if character.isdigit() or character in FRACTIONS:
            symbols[character] = 2
        elif character in rare:
            symbols[character] = RARE
        else:
            symbols[character] = count
            count += 1
    return symbols, count


SYMBOLS, COUNT = _symbols()


def lines(text, lot):
    """A text cut into lines as in a column, some of them within a word."""
    for paragraph in text.split("\n"):
        paragraph = paragraph.strip()
        at = 0
        while at < len(paragraph):
            wanted = at + lot.randint(*LINE_LETTERS)
            if wanted >= len(paragraph):
                yield paragraph[at:]
                break
            begin, end = paragraph.rfind(" ", at + 1, wanted + 1), paragraph.find(" ", wanted)
            end = end if end >= 0 else len(paragraph)
            word, left = paragraph[begin + 1 : end], wanted - begin - 1
            if begin <= at:
                yield paragraph[at:end]
                at = end + 1
            elif re.fullmatch("[^\\W\\d_]{5,}[.,;]?", word) and 2 <= left <= len(word) - 3 and lot.random() < 0.55:
                yield paragraph[at:wanted] + "-"
                at = wanted
            else:
                yield paragraph[at:begin]
                at = begin + 1


def corpus(texts):
    """All text to learn from."""
    lot, parts = random.Random(1), [texts["text"]]
    for _, source in sorted(texts["foreign"].items()):
        parts += [source["text"]] * FOREIGN_PROSE
        words = source["words"][:]
        lot.shuffle(words)
        words = words[:FOREIGN_WORDS]
        parts += [" ".join(words[index : index + 12]) for index in range(0, len(words), 12)]
    return "\n".join(parts)


def counted(symbols):
    """N-grams of each length as numbers, sorted, and their counts; only the first and the last symbol may be a line's end."""
    import numpy as np

    result = []
    for length in range(1, ORDER + 1):
        codes = np.zeros(len(symbols) - length + 1, np.int64)
        for index in range(length):
            codes = codes << BITS | symbols[index : len(symbols) - length + 1 + index]
        codes, counts = np.unique(codes, return_counts=True)
        within = np.ones(len(codes), bool)
        for index in range(1, length - 1):
            within &= codes >> BITS * index & 255 != LINE_END
        result.append((codes[within], counts[within]))
    return result


def last(codes, length):
    """The n-grams without all but their last `length` symbols."""
    return codes & (1 << BITS * length) - 1


def smoothed(grams):
    """Probability of the last symbol of each n-gram, given the others."""
    import numpy as np

    result = []
    for length, (codes, counts) in enumerate(grams, 1):
        # Shorter n-grams count by the symbols that they are seen after; at a line's begin nothing stands before.
        weights = counts.astype(float)
        if length < ORDER:
            after, kinds = np.unique(last(grams[length][0], length), return_counts=True)
            places = np.searchsorted(codes, after)
            inside = codes[np.minimum(places, len(codes) - 1)] == after
            begins = codes >> BITS * (length - 1) == LINE_END
            kept = weights.copy()
            weights[:] = 1
            weights[places[inside]] = kinds[inside]
            if length > 1:
                weights[begins] = kept[begins]
        of = [max(1, int((weights == number).sum())) for number in (1, 2, 3, 4)]
        unit = of[0] / (of[0] + 2 * of[1])
        discounts = [max(0.1, number - (number + 1) * unit * of[number] / of[number - 1]) for number in (1, 2, 3)]
        taken = np.minimum(np.choose(np.clip(weights, 1, 3).astype(int) - 1, discounts), 0.95 * weights)
        _, context = np.unique(codes >> BITS, return_inverse=True)
        total = np.bincount(context, weights)[context]
        shorter = 1 / COUNT
        if length > 1:
            shorter = result[-1][np.searchsorted(grams[length - 2][0], last(codes, length - 1))]
        result.append((weights - taken) / total + np.bincount(context, taken)[context] / total * shorter)
    return result


class Pruned:
    """The n-grams that are kept: `codes`, `logs` (of probabilities) and `weights` (logarithms, of shorter contexts) of each length."""

    def __init__(self, grams, probabilities):
        import numpy as np

        self.codes, self.logs, self.weights = [], [], []
        begun = np.zeros(0, np.int64)
        for (codes, counts), chances, least in reversed(list(zip(grams, probabilities, LEAST))):
            # What begins a longer one stays.
            kept = (counts >= least) | np.isin(codes, begun)
            self.codes.insert(0, codes[kept])
            self.logs.insert(0, np.log(chances[kept]))
            begun = np.unique(codes[kept] >> BITS)
        # All symbols: those never seen share what is left.
        missing = np.setdiff1d(np.arange(COUNT), self.codes[0])
        share = math.log(max(1e-7, 1 - np.exp(self.logs[0]).sum()) / max(1, len(missing)))
        everything = np.concatenate([self.codes[0], missing])
        order = np.argsort(everything)
        self.logs[0] = np.concatenate([self.logs[0], np.full(len(missing), share)])[order]
        self.codes[0] = everything[order]
        for length in range(1, ORDER):
            longer, chances = self.codes[length], np.exp(self.logs[length])
            contexts, which = np.unique(longer >> BITS, return_inverse=True)
            left = 1 - np.bincount(which, chances)
            shorter = 1 - np.bincount(which, np.exp(self.log_of(last(longer, length), length)))
            weights = np.zeros(len(self.codes[length - 1]))
            weights[np.searchsorted(self.codes[length - 1], contexts)] = np.log(np.maximum(left, 1e-6) / np.maximum(shorter, 1e-6))
            self.weights.append(weights)

    def find(self, codes, length):
        """Places of n-grams among those kept, and whether they are there."""
        import numpy as np

        places = np.minimum(np.searchsorted(self.codes[length - 1], codes), len(self.codes[length - 1]) - 1)
        return places, self.codes[length - 1][places] == codes

    def log_of(self, codes, length):
        """Logarithm of the probability of the last symbol of each n-gram, perhaps by shorter ones."""
        places, there = self.find(codes, length)
        result = self.logs[length - 1][places]
        if not there.all():
            absent = codes[~there]
            shorter = self.log_of(last(absent, length - 1), length - 1)
            context, known = self.find(absent >> BITS, length - 1)
            result[~there] = shorter + self.weights[length - 2][context] * known
        return result

    def data(self):
        """The model as a file."""
        import numpy as np

        parts = [MAGIC, struct.pack("<3I", ORDER, COUNT, len(CHARACTERS)), bytes(SYMBOLS[each] for each in CHARACTERS)]
        parts.append(np.array([len(codes) for codes in self.codes], "<u4").tobytes())
        for length in range(1, ORDER + 1):
            codes = self.codes[length - 1]
            parts.append((codes & 255).astype(np.uint8).tobytes())
            parts.append(np.clip(np.round(-self.logs[length - 1] * STEPS), 0, 255).astype(np.uint8).tobytes())
            if length < ORDER:
                parts.append(np.clip(np.round(self.weights[length - 1] * STEPS), -127, 127).astype(np.int8).tobytes())
                first = np.searchsorted(self.codes[length] >> BITS, codes)
                parts.append(np.append(first, len(self.codes[length])).astype("<u4").tobytes())
        return b"".join(parts)


def train(texts):
    """The model's file, from texts as reader.texts collects them."""
    import numpy as np

    cut = "\n".join(lines(corpus(texts), random.Random(1))) + "\n"
    symbols = np.array([LINE_END] + [LINE_END if each == "\n" else SYMBOLS.get(each, RARE) for each in cut], np.int64)
    grams = counted(symbols)
    return Pruned(grams, smoothed(grams)).data()


class LanguageModel:
    """A model as it is read: `step` gives the logarithm of a character's probability after what was read."""

    def __init__(self, data):
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("no language model of the reader")
        self.order, symbols, classes = struct.unpack_from("<3I", data, len(MAGIC))
        at = len(MAGIC) + 12
        self._symbol = [0, *data[at : at + classes]]
        at += classes
        lengths = struct.unpack_from(f"<{self.order}I", data, at)
        at += 4 * self.order
        self._tables = []
        for length, count in enumerate(lengths, 1):
            table = [data[at : at + count], data[at + count : at + 2 * count]]
            at += 2 * count
            if length < self.order:
                table.append(array.array("b", data[at : at + count]))
                first = array.array("I", data[at + count : at + 5 * count + 4])
                if sys.byteorder == "big":
                    first.byteswap()
                table.append(first)
                at += 5 * count + 4
            self._tables.append(table)
        if at != len(data) or lengths[0] != symbols:
            raise ValueError("a language model of another length than its tables")
        self._known = {}
        # The n-grams that what was read ends with, by their length; -1 for none.
        self.start = (LINE_END, *[-1] * (self.order - 2))

    def _child(self, length, place, symbol):
        """Place of the n-gram of `length` that begins with the one at `place`."""
        if length == 1:
            return symbol
        if place < 0:
            return -1
        first = self._tables[length - 2][3]
        found = bisect.bisect_left(self._tables[length - 1][0], symbol, first[place], first[place + 1])
        return found if found < first[place + 1] and self._tables[length - 1][0][found] == symbol else -1

    def step(self, state, number):
        """Logarithm of the probability of the character of class `number` (0: of the line's end), and the state after it."""
        key = state, self._symbol[number]
        if key not in self._known:
            contexts = (0, *state)
            places = [self._child(length, contexts[length - 1], key[1]) for length in range(1, self.order + 1)]
            longest = max(length for length in range(1, self.order + 1) if places[length - 1] >= 0)
            log = -self._tables[longest - 1][1][places[longest - 1]]
            log += sum(self._tables[length - 1][2][contexts[length]] for length in range(longest, self.order) if contexts[length] >= 0)
            self._known[key] = log / STEPS, tuple(places[:-1])
        return self._known[key]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("output")
    options = parser.parse_args()
    with lzma.open(options.texts, "rt", encoding="utf-8") as file:
        data = train(json.load(file))
    with open(options.output + ".new", "wb") as file:
        file.write(data)
    os.replace(options.output + ".new", options.output)
    print(f"{options.output}: {len(data)} bytes", flush=True)


if __name__ == "__main__":
    main()
