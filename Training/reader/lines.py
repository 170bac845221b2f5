"""Packed real lines, to draw from in training and to measure on.

A folder holds lines.bin (pictures as WebP, end to end) and lines.jsonl, a record for each line: `at` and `size` of its picture, `set`,
`page`, `text`, perhaps a second reading `other`, `box` and `band` on the picture (see reader.pictures), `profile` (the band that the
ink's profile gives), `trust` (people, voted or unsure) and `held` (kept from training).
"""

import collections
import functools
import json
import math
import os

import cv2
import numpy as np

# A line counts only while the network's loss for its text, a letter, is less than this: text that it finds absurd is more often wrong
# than instructive. What people have transcribed is right unless it belongs to another line.
CEILINGS = {"people": 3.0, "voted": 1.0, "unsure": 0.35}
# Sets of which there is too little for how much they matter.
DOUBLED = {"nytribune-1846"}


def records(folder):
    """The records of a folder of packed lines."""
    with open(os.path.join(folder, "lines.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def decoded(data):
    """Gray picture of encoded bytes, uint8 [rows, columns]."""
    gray = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if gray is None:
        # An OpenCV without WebP.
        import io

        from PIL import Image

        gray = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    return gray


class Pictures:
    """The pictures of a folder of packed lines."""

    def __init__(self, folder, cached=4000):
        self._blob = np.memmap(os.path.join(folder, "lines.bin"), np.uint8, "r")
        self._gray = functools.lru_cache(cached)(lambda at, size: decoded(self._blob[at : at + size].tobytes()))

    def gray(self, record):
        """A line's picture, uint8 [rows, columns]."""
        return self._gray(record["at"], record["size"])

    def data(self, record):
        """A line's picture as it is stored."""
        return self._blob[record["at"] : record["at"] + record["size"]].tobytes()


class RealLines:
    """Draws training lines: first the set, by the root of its size, so that small sets are seen often, then a line of it."""

    def __init__(self, folder, random):
        self.random, self.pictures = random, Pictures(folder)
        self.sets = collections.defaultdict(list)
        for record in records(folder):
            if not record["held"]:
                self.sets[record["set"]].append(record)
        self.names = sorted(self.sets)
        self.weights = [math.sqrt(len(self.sets[name])) * (2 if name in DOUBLED else 1) for name in self.names]

    def __len__(self):
        return sum(map(len, self.sets.values()))

    def draw(self):
        """A gray picture and its record."""
        record = self.random.choice(self.sets[self.random.choices(self.names, self.weights)[0]])
        return self.pictures.gray(record), record
