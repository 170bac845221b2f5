"""Batches to train on: synthetic and real lines, damaged, put together by width; made here or by worker processes."""

import dataclasses
import json
import multiprocessing
import os
import queue
import random

import numpy as np

from .characters import encode
from .compositor import Compositor
from .damage import Damage, stretched
from .lines import CEILINGS, RealLines
from .phrases import Phrases
from .pictures import HEIGHT
from .typefaces import Typefaces

REAL_SHARE = 0.45
# Widths in columns at which lines part into groups that share batches.
WIDTHS = [*range(96, 641, 64), 768, 896, 1024, 1280]


@dataclasses.dataclass
class Sample:
    """One line: uint8 picture [32, w], its text, perhaps a second reading, and the loss up to which it counts."""

    picture: np.ndarray
    text: str
    other: str | None = None
    ceiling: float = float("inf")
    real: bool = False


@dataclasses.dataclass
class Batch:
    """Lines of about one width. A second reading stands for lines that have one, else the text again."""

    pictures: np.ndarray  # [n, 32, w] uint8
    labels: np.ndarray  # [2, n, most letters] int64
    lengths: np.ndarray  # [2, n] int64
    ceilings: np.ndarray  # [n] float32
    real: np.ndarray  # [n] bool

    @staticmethod
    def of(samples):
        width = -(-max(sample.picture.shape[1] for sample in samples) // 32) * 32 + 32
        pictures = np.zeros((len(samples), HEIGHT, width), np.uint8)
        texts = [[sample.text, sample.other or sample.text] for sample in samples]
        labels = np.zeros((2, len(samples), max(len(text) for pair in texts for text in pair)), np.int64)
        for row, (sample, pair) in enumerate(zip(samples, texts)):
            pictures[row, :, : sample.picture.shape[1]] = sample.picture
            for reading, text in enumerate(pair):
                labels[reading, row, : len(text)] = encode(text)
        return Batch(
            pictures,
            labels,
            np.array([[len(text) for text in reading] for reading in zip(*texts)], np.int64),
            np.array([sample.ceiling for sample in samples], np.float32),
            np.array([sample.real for sample in samples]),
        )


def frames_needed(text):
    """Least number of frames for a text: one a letter, and a blank between two alike."""
    return len(text) + sum(a == b for a, b in zip(text, text[1:]))


class Stream:
    """Makes batches without end from a folder with fonts/, texts.json.xz and, where there are real lines, lines.bin."""

    def __init__(self, folder, seed, columns):
        """`columns`: of a batch, lines times width."""
        self.random, self.columns = random.Random(seed), columns
        with open(os.path.join(folder, "fonts", "fonts.json"), encoding="utf-8") as file:
            typefaces = Typefaces(os.path.join(folder, "fonts"), json.load(file))
        phrases = Phrases(os.path.join(folder, "texts.json.xz"), random.Random(seed + 1))
        self.compositor, self.damage = Compositor(seed + 2, phrases, typefaces), Damage(seed + 3)
        self.real = None
        if os.path.exists(os.path.join(folder, "lines.jsonl")):
            self.real = RealLines(folder, random.Random(seed + 4))
        self.clean = 0.0  # Share of synthetic lines that stay clean, for a network that knows nothing yet.
        self._lines, self._waiting = [], [[] for _ in WIDTHS]

    def sample(self):
        """One line by lot."""
        if self.real and self.random.random() < REAL_SHARE:
            gray, record = self.real.draw()
            picture = self.damage.real(gray, record["box"], record["band"])
            return Sample(picture, record["text"], record.get("other"), CEILINGS[record["trust"]], True)
        while not self._lines:
            self._lines = self.compositor.column()
            # Lines of one column look alike: they do not stand beside each other in a batch.
            self.random.shuffle(self._lines)
        line = self._lines.pop()
        if self.random.random() < self.clean:
            return Sample(undamaged(line.picture), line.text)
        return Sample(self.damage.synthetic(line.picture, line.display), line.text)

    def batch(self):
        """The next batch: lines wait until there are enough of about their width."""
        while True:
            sample = self.sample()
            width = sample.picture.shape[1]
            if width > WIDTHS[-1] or frames_needed(sample.text) > width // 2:
                continue
            group = next(index for index, most in enumerate(WIDTHS) if width <= most)
            self._waiting[group].append(sample)
            if len(self._waiting[group]) * (WIDTHS[group] + 32) >= self.columns:
                samples, self._waiting[group] = self._waiting[group], []
                return Batch.of(samples)


def undamaged(line):
    """The reader's picture of a clean line, uint8 [32, w]: half the size, without the rows that it does not show."""
    import cv2

    rows = line[24 : 24 + 2 * HEIGHT]
    half = cv2.resize(rows, (rows.shape[1] // 2, HEIGHT), interpolation=cv2.INTER_AREA)
    return (stretched(half.astype(np.float32) / 255) * 255).astype(np.uint8)


def _work(folder, seed, columns, clean, ready):
    import cv2

    cv2.setNumThreads(1)
    stream = Stream(folder, seed, columns)
    while True:
        stream.clean = clean.value
        ready.put(stream.batch())


class Workers:
    """Processes that make batches; while they are behind, batches of before come again."""

    def __init__(self, folder, seed, columns, count, kept=192):
        context = multiprocessing.get_context("spawn")
        self._clean, self._ready = context.Value("d", 0.0), context.Queue(2 * count)
        self._processes = [
            context.Process(target=_work, args=(folder, seed + 1009 * number, columns, self._clean, self._ready), daemon=True)
            for number in range(count)
        ]
        for process in self._processes:
            process.start()
        self.random, self.kept, self._batches, self.made = random.Random(seed), kept, [], 0

    @property
    def clean(self):
        return self._clean.value

    @clean.setter
    def clean(self, share):
        self._clean.value = share

    def batch(self):
        if any(process.exitcode is not None for process in self._processes):
            raise RuntimeError("a process that makes lines has stopped: see its error above")
        try:
            # At first until there are some to choose from.
            batch = self._ready.get(block=len(self._batches) < 8, timeout=5)
        except queue.Empty:
            return self.random.choice(self._batches) if self._batches else self.batch()
        self.made += 1
        if len(self._batches) < self.kept:
            self._batches.append(batch)
        else:
            self._batches[self.random.randrange(self.kept)] = batch
        return batch

    def close(self):
        for process in self._processes:
            process.terminate()
