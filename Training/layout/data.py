"""Crops of pages with their label maps, varied as scans vary."""

import copy
import glob
import json
import os
import zlib
from dataclasses import dataclass, field

import cv2
import numpy as np

from .classes import CLASSES, FINE_MAPS, FINE_STRIDE, INDEX, INK_PERCENTILE, LEAST_CONTRAST, MAPS, PAPER_PERCENTILE, STRIDE, X_HEIGHT

RARE = {"byline", "photograph", "caption", "cartoon", "table", "masthead", "page_number"}
# Classes without lines of type.
PICTURES = [INDEX["photograph"], INDEX["cartoon"]]
# A class that counts for nothing.
UNKNOWN = -1
# Columns are parted by no more than this many x-heights.
WIDEST_GUTTER = 6
# Part of the height between baseline and x-line that is a line on the map.
CORE = 0.15, 0.75
# cv2 draws with parts of a pixel in this many binary digits.
SHIFT = 4


@dataclass
class Truth:
    """What is known of a page or a crop, in its pixels."""

    # [n, 5]: class (UNKNOWN for text of a class that is not known), x0, y0, x1, y1.
    boxes: np.ndarray
    # Outlines of lines of type from x-line to baseline, [m, 2] each, and of printed rules and dashes.
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    # Whether all lines of the page are among them; else what is not marked may be a line.
    has_all_lines: bool = False
    has_rules: bool = False
    # Whether the boxes are regions: begun by a first line, parted by gutters.
    has_regions: bool = True

    def moved(self, matrix, scale_x, scale_y):
        """Led by an affine matrix [2, 3]: outlines turn, boxes keep upright, their centres turn, their sizes scale."""
        boxes = self.boxes
        middle = np.stack([(boxes[:, 1] + boxes[:, 3]) / 2, (boxes[:, 2] + boxes[:, 4]) / 2, np.ones(len(boxes))])
        centre = matrix @ middle
        half = np.stack([(boxes[:, 3] - boxes[:, 1]) * scale_x, (boxes[:, 4] - boxes[:, 2]) * scale_y]) / 2
        moved = np.concatenate([boxes[:, :1], (centre - half).T, (centre + half).T], 1).astype(np.float32)

        def turned(outlines):
            return [outline @ matrix[:, :2].T + matrix[:, 2] for outline in outlines]

        return Truth(moved, turned(self.lines), turned(self.rules), self.has_all_lines, self.has_rules, self.has_regions)


@dataclass
class Page:
    """A page of a folder: its name, gray picture and truth."""

    name: str
    image: np.ndarray
    truth: Truth


def load(folder):
    """Pages of a folder written by `broadsheet-lab training layout`."""
    return [page_of(path) for path in sorted(glob.glob(os.path.join(folder, "*.json")))]


def page_of(path):
    """The page of one NAME.json and its picture."""
    with open(path, encoding="utf-8") as file:
        example = json.load(file)
    picture = os.path.join(os.path.dirname(path), example["image"])
    image = cv2.imread(picture, cv2.IMREAD_GRAYSCALE)
    if image is None:
        raise SystemExit(f"layout: {picture} is no picture, but {path} names it: write the folder again")
    boxes = [[INDEX.get(r["class"], UNKNOWN), *r["bbox"]] for r in example["regions"]]
    truth = Truth(
        np.array(boxes, np.float32).reshape(-1, 5),
        [outline(line) for line in example.get("lines") or []],
        [np.array(corners(rule), np.float32) for rule in example.get("separators") or []],
        has_all_lines="lines" in example and not example.get("some_lines", False),
        has_rules="separators" in example,
        has_regions=not example.get("coarse", False),
    )
    return Page(os.path.basename(path)[:-5], image, truth)


class Growing:
    """Pages of a folder to which others are added while a training runs: a picture first, then its NAME.json.

    The pages that are there at first are read by whoever makes this, `FIRST` of them at most. What comes later is divided among the
    processes that share the folder, so that each page is in memory once.
    """

    FIRST = 60

    def __init__(self, folder):
        self.folder, self.share, self.shares = folder, 0, 1
        names = self._names()
        # Some of each style, as names begin with it.
        first = names[:: max(1, -(-len(names) // self.FIRST))]
        self.pages, self.seen = [page_of(os.path.join(folder, name)) for name in first], set(first)

    def part(self, share, shares):
        """The same for one of several processes."""
        part = copy.copy(self)
        part.share, part.shares, part.pages, part.seen = share, shares, list(self.pages), set(self.seen)
        return part

    def renew(self):
        """Adds to `pages` those of this process that are new."""
        for name in self._names():
            if name not in self.seen:
                self.seen.add(name)
                if zlib.crc32(name.encode()) % self.shares == self.share:
                    self.pages.append(page_of(os.path.join(self.folder, name)))

    def _names(self):
        # What begins with a dot is being written.
        return sorted(name for name in os.listdir(self.folder) if name.endswith(".json") and not name.startswith("."))


def outline(line):
    """Corners of the middle of a line between baseline and x-line, [m, 2]: narrow, so that lines set solid stay apart."""
    baseline = np.array(line["baseline"], np.float32).reshape(-1, 2)
    below, above = (baseline - (0, share * line["x_height"]) for share in CORE)
    return np.concatenate([below, above[::-1]]).astype(np.float32)


def corners(rule):
    """A rule's outline: of a box x0, y0, x1, y1 its four corners."""
    if isinstance(rule[0], (int, float)):
        x0, y0, x1, y1 = rule
        return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]
    return rule


def normalised(image):
    """Gray in 0...1 with the page's paper at 1 and its ink at 0."""
    counts = np.bincount(image.ravel(), minlength=256).cumsum()
    dark = int(np.searchsorted(counts, counts[-1] * INK_PERCENTILE))
    light = max(dark + LEAST_CONTRAST, int(np.searchsorted(counts, counts[-1] * PAPER_PERCENTILE)))
    return np.clip((image.astype(np.float32) - dark) / (light - dark), 0, 1)


def cells(box, rows, columns):
    """Slices of the coarse cells of a box, at least one each way; None outside."""
    x0, y0, x1, y1 = (int(round(value / STRIDE)) for value in box)
    x1, y1 = max(x1, x0 + 1), max(y1, y0 + 1)
    if x1 <= 0 or y1 <= 0 or x0 >= columns or y0 >= rows:
        return None
    return slice(max(0, y0), y1), slice(max(0, x0), x1)


def labels(truth, height, width):
    """Classes [h/4, w/4] (UNKNOWN counts for nothing), coarse maps [3, h/4, w/4] and whether each counts, fine maps
    [2, h/2, w/2] and whether each cell of theirs counts. Small boxes lie on large."""
    rows, columns = height // STRIDE, width // STRIDE
    classes = np.zeros((rows, columns), np.int64)
    maps = np.zeros((len(MAPS), rows, columns), np.float32)
    boxes = truth.boxes
    area = (boxes[:, 3] - boxes[:, 1]) * (boxes[:, 4] - boxes[:, 2])
    for kind, x0, y0, x1, y1 in boxes[np.argsort(-area, kind="stable")]:
        inside = cells((x0, y0, x1, y1), rows, columns)
        if inside is None:
            continue
        classes[inside] = int(kind)
        maps[(slice(2), *inside)] = 0
        # The first line of type, and a cell at either side.
        first = cells((x0, y0, x1, min(y1, y0 + 2 * X_HEIGHT)), rows, columns)
        if first is not None:
            maps[(0, *first)] = 1
        for side in ((x0, y0, x0 + 1, y1), (x1 - STRIDE, y0, x1 - STRIDE + 1, y1)):
            edge = cells(side, rows, columns)
            if edge is not None:
                maps[(1, *edge)] = 1
    for gutter in gutters(boxes):
        inside = cells(gutter, rows, columns)
        if inside is not None:
            maps[(2, *inside)] = 1
    counts = np.array([truth.has_regions, truth.has_regions, True], np.float32)
    return classes, maps, counts, *fine_labels(truth, classes, height, width)


def gutters(boxes):
    """Boxes between regions side by side, [x0, y0, x1, y1]."""
    found = []
    for kind, x0, y0, x1, y1 in boxes:
        gap = boxes[:, 1] - x1
        overlap = np.minimum(boxes[:, 4], y1) - np.maximum(boxes[:, 2], y0)
        near = np.flatnonzero((gap > -X_HEIGHT) & (gap < WIDEST_GUTTER * X_HEIGHT) & (overlap > 2 * X_HEIGHT))
        for other in near:
            middle = (boxes[other, 1] + x1) / 2
            reach = max(STRIDE / 2, (boxes[other, 1] - x1) / 2)
            found.append((middle - reach, max(boxes[other, 2], y0), middle + reach, min(boxes[other, 4], y1)))
    return found


def fine_labels(truth, classes, height, width):
    """Maps of lines and of rules [2, h/2, w/2], and where they count."""
    rows, columns = height // FINE_STRIDE, width // FINE_STRIDE
    maps = np.zeros((len(FINE_MAPS), rows, columns), np.uint8)
    counts = np.ones((len(FINE_MAPS), rows, columns), np.float32)

    def draw(outlines, target, value):
        for points in outlines:
            # The middle of a cell has whole coordinates.
            fixed = np.round((points / FINE_STRIDE - 0.5) * (1 << SHIFT)).astype(np.int32)
            cv2.fillPoly(target, [fixed], value, cv2.LINE_8, SHIFT)

    draw(truth.lines, maps[0], 1)
    draw(truth.rules, maps[1], 1)
    if not truth.has_all_lines:
        # Type whose lines are not marked may be anything, but around a marked line is none.
        text = ~np.isin(classes, [0, *PICTURES])
        unknown = cv2.resize(text.astype(np.uint8), (columns, rows), interpolation=cv2.INTER_NEAREST)
        reach = max(1, int(0.6 * X_HEIGHT / FINE_STRIDE))
        around = cv2.dilate(maps[0], np.ones((2 * reach + 1, 1), np.uint8))
        counts[0] = (unknown == 0) | (around > 0)
    if not truth.has_rules:
        counts[1] = 0
    return maps.astype(np.float32), counts


class Crops:
    """Endless random crops of a list of pages."""

    def __init__(self, pages, size, seed):
        self.pages, self.size = pages, size
        self.random = np.random.default_rng(seed)

    def one(self):
        """Gray [size, size] and its labels."""
        random = self.random
        page = self.pages[random.integers(len(self.pages))]
        scale = float(np.exp(random.uniform(-0.28, 0.28)))
        stretch = float(np.exp(random.uniform(-0.05, 0.05)))
        x, y = self.centre(page.image, page.truth.boxes)
        angle = np.deg2rad(random.normal(0, 0.25))
        a, b = scale * stretch * np.cos(angle), -scale * np.sin(angle)
        c, d = scale * np.sin(angle), scale / stretch * np.cos(angle)
        matrix = np.array(
            [[a, b, self.size / 2 - a * x - b * y], [c, d, self.size / 2 - c * x - d * y]], np.float32
        )
        # Beyond the page lies what lies beyond pages on film: white, gray or black.
        border = float(random.choice([1.0, 1.0, 1.0, random.uniform(), 0.0]))
        gray = normalised(page.image)
        interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        gray = cv2.warpAffine(gray, matrix, (self.size, self.size), flags=interpolation, borderValue=border)
        truth = page.truth.moved(matrix, scale * stretch, scale / stretch)
        if random.uniform() < 0.5:
            gray = self.filmed(gray, truth.boxes)
        return self.worn(gray), *labels(truth, self.size, self.size)

    def centre(self, image, boxes):
        random = self.random
        height, width = image.shape
        if len(boxes) and random.uniform() < 0.5:
            rare = boxes[np.isin(boxes[:, 0], [INDEX[name] for name in RARE])]
            chosen = rare if len(rare) and random.uniform() < 0.7 else boxes
            _, x0, y0, x1, y1 = chosen[random.integers(len(chosen))]
            spread = self.size / 3
            return (x0 + x1) / 2 + random.uniform(-spread, spread), (y0 + y1) / 2 + random.uniform(-spread, spread)
        return random.uniform(0.1, 0.9) * width, random.uniform(0.05, 0.95) * height

    def filmed(self, gray, boxes):
        """What the camera saw beyond the print: black margins with light blots, the edge of the facing page, scratches."""
        random, size = self.random, self.size
        gray = gray.copy()
        # Only outside of everything labelled.
        free = [0, 0, 0, 0]
        if len(boxes):
            low, high = boxes[:, 1:3].min(0), size - boxes[:, 3:5].max(0)
            free = [low[0], low[1], high[0], high[1]]
        for side in range(4):
            room = int(min(free[side] - 6, size // 3))
            if room < 8 or random.uniform() < 0.4:
                continue
            depth = int(random.integers(4, room))
            gap = int(random.integers(0, max(1, room - depth)))
            region = {
                0: (slice(None), slice(gap, gap + depth)),
                1: (slice(gap, gap + depth), slice(None)),
                2: (slice(None), slice(size - gap - depth, size - gap)),
                3: (slice(size - gap - depth, size - gap), slice(None)),
            }[side]
            kind = random.uniform()
            strip = gray[region]
            if kind < 0.35:
                gray[region] = random.uniform(0, 0.4)
            elif kind < 0.6:
                # Blots of ink or light along the edge of the film.
                noise = cv2.resize(random.uniform(0, 1, (size // 24, size // 24)).astype(np.float32), (size, size))
                gray[region] = np.where(noise[region] > random.uniform(0.5, 0.8), random.uniform(0, 0.3), strip)
            elif kind < 0.85:
                # The facing page: letters of another part of this one.
                shift = int(random.integers(size // 4, size // 2))
                gray[region] = np.roll(gray, (shift, shift), (0, 1))[region]
        for _ in range(int(random.integers(0, 4))):
            start, end = random.uniform(0, size, 2), random.uniform(0, size, 2)
            if random.uniform() < 0.6:
                end = start + (random.normal(0, 20), random.uniform(-size, size))
            points = tuple(map(int, start)), tuple(map(int, end))
            cv2.line(gray, *points, float(random.uniform(0, 1)), int(random.integers(1, 3)), cv2.LINE_AA)
        if random.uniform() < 0.1:
            centre = tuple(int(value) for value in random.uniform(0, size, 2))
            axes = tuple(int(value) for value in random.uniform(20, 60, 2))
            stamp = np.full((size, size), 255, np.uint8)
            cv2.ellipse(stamp, centre, axes, float(random.uniform(-30, 30)), 0, 360, 50, 3, cv2.LINE_AA)
            cv2.putText(stamp, "LIBRARY", (centre[0] - 40, centre[1]), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 50, 2, cv2.LINE_AA)
            stamp = stamp.astype(np.float32) / 255
            gray = np.minimum(gray, stamp)
        return gray

    def worn(self, gray):
        """Ink, paper and scan of another day."""
        random = self.random
        size = self.size
        if random.uniform() < 0.3:
            kernel = np.ones((2, 2), np.uint8)
            worn = cv2.erode(gray, kernel) if random.uniform() < 0.5 else cv2.dilate(gray, kernel)
            gray = cv2.addWeighted(gray, 0.5, worn, 0.5, 0)
        if random.uniform() < 0.4:
            gray = cv2.GaussianBlur(gray, (0, 0), float(random.uniform(0.3, 1.3)))
        if random.uniform() < 0.5:
            coarse = random.uniform(0, 1, (4, 4)).astype(np.float32)
            shade = cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)
            gray = gray * (1 - float(random.uniform(0, 0.5)) * np.clip(shade, 0, 1))
        if random.uniform() < 0.5:
            gray = np.clip(gray, 0, 1) ** float(np.exp(random.uniform(-0.5, 0.5)))
        gray = 0.5 + (gray - 0.5) * float(random.uniform(0.6, 1.1)) + float(random.uniform(-0.1, 0.1))
        if random.uniform() < 0.5:
            gray = gray + random.normal(0, random.uniform(0.01, 0.08), gray.shape).astype(np.float32)
        if random.uniform() < 0.1:
            gray = (gray > random.uniform(0.4, 0.65)).astype(np.float32)
        return np.clip(gray, 0, 1).astype(np.float32)


def padded(gray, multiple):
    """The picture with white added right and below, its sides multiples of `multiple`."""
    height, width = gray.shape
    return np.pad(gray, ((0, -height % multiple), (0, -width % multiple)), constant_values=1)
