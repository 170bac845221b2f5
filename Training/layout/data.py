"""Crops of pages with their label maps, varied as scans vary."""

import glob
import json
import os

import cv2
import numpy as np

from .classes import INDEX, INK_PERCENTILE, LEAST_CONTRAST, PAPER_PERCENTILE, STRIDE, X_HEIGHT

RARE = {"byline", "photograph", "caption", "cartoon", "table", "masthead", "page_number"}


def load(folder):
    """Pages of a folder written by `broadsheet-lab training layout`: (name, gray, boxes [n, 5] of class, x0, y0, x1, y1)."""
    pages = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            truth = json.load(file)
        image = cv2.imread(os.path.join(folder, truth["image"]), cv2.IMREAD_GRAYSCALE)
        boxes = np.array([[INDEX[r["class"]], *r["bbox"]] for r in truth["regions"]], np.float32).reshape(-1, 5)
        pages.append((os.path.basename(path)[:-5], image, boxes))
    return pages


def normalised(image):
    """Gray in 0...1 with the page's paper at 1 and its ink at 0."""
    counts = np.bincount(image.ravel(), minlength=256).cumsum()
    dark = int(np.searchsorted(counts, counts[-1] * INK_PERCENTILE))
    light = max(dark + LEAST_CONTRAST, int(np.searchsorted(counts, counts[-1] * PAPER_PERCENTILE)))
    return np.clip((image.astype(np.float32) - dark) / (light - dark), 0, 1)


def labels(boxes, height, width):
    """Class map [h/4, w/4] and the maps `start` and `side` [2, h/4, w/4] of boxes in pixels; small boxes lie on large."""
    rows, columns = height // STRIDE, width // STRIDE
    classes = np.zeros((rows, columns), np.int64)
    maps = np.zeros((2, rows, columns), np.float32)
    area = (boxes[:, 3] - boxes[:, 1]) * (boxes[:, 4] - boxes[:, 2])
    for kind, x0, y0, x1, y1 in boxes[np.argsort(-area, kind="stable")]:
        left, right = int(round(x0 / STRIDE)), int(round(x1 / STRIDE))
        top, bottom = int(round(y0 / STRIDE)), int(round(y1 / STRIDE))
        right, bottom = max(right, left + 1), max(bottom, top + 1)
        if right <= 0 or bottom <= 0 or left >= columns or top >= rows:
            continue
        inside = (slice(max(0, top), max(0, bottom)), slice(max(0, left), max(0, right)))
        classes[inside] = int(kind)
        maps[(slice(None), *inside)] = 0
        # The first line of type, and a cell at either side.
        first = int(round((y0 + 2 * X_HEIGHT) / STRIDE))
        maps[0, max(0, top) : max(0, min(bottom, first)), inside[1]] = 1
        maps[1, inside[0], max(0, left) : max(0, left + 1)] = 1
        maps[1, inside[0], max(0, right - 1) : max(0, right)] = 1
    return classes, maps


class Crops:
    """Endless random crops of a list of pages."""

    def __init__(self, pages, size, seed):
        self.pages, self.size = pages, size
        self.random = np.random.default_rng(seed)

    def one(self):
        """Gray [size, size], class map and maps."""
        random = self.random
        _, image, boxes = self.pages[random.integers(len(self.pages))]
        scale = float(np.exp(random.uniform(-0.28, 0.28)))
        stretch = float(np.exp(random.uniform(-0.05, 0.05)))
        x, y = self.centre(image, boxes)
        angle = np.deg2rad(random.normal(0, 0.25))
        a, b = scale * stretch * np.cos(angle), -scale * np.sin(angle)
        c, d = scale * np.sin(angle), scale / stretch * np.cos(angle)
        matrix = np.array(
            [[a, b, self.size / 2 - a * x - b * y], [c, d, self.size / 2 - c * x - d * y]], np.float32
        )
        # Beyond the page lies what lies beyond pages on film: white, gray or black.
        border = float(random.choice([1.0, 1.0, 1.0, random.uniform(), 0.0]))
        gray = normalised(image)
        interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        gray = cv2.warpAffine(gray, matrix, (self.size, self.size), flags=interpolation, borderValue=border)
        # Boxes stay upright: their centres turn, their sizes scale.
        middle = np.stack([(boxes[:, 1] + boxes[:, 3]) / 2, (boxes[:, 2] + boxes[:, 4]) / 2, np.ones(len(boxes))])
        centre = matrix @ middle
        half = np.stack([(boxes[:, 3] - boxes[:, 1]) * scale * stretch, (boxes[:, 4] - boxes[:, 2]) * scale / stretch]) / 2
        moved = np.concatenate([boxes[:, :1], (centre - half).T, (centre + half).T], 1)
        if random.uniform() < 0.5:
            gray = self.filmed(gray, moved)
        return self.worn(gray), *labels(moved.astype(np.float32), self.size, self.size)

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
