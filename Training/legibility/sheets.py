"""Puts pictures of single lines together to pages with truths: python3 -m legibility.sheets LINES FOLDER

LINES is a folder with lines.tsv (set, image, text) and the pictures, as Benchmarks/recognition/held_out_lines.py makes it: real
lines that the reader was not trained on. FOLDER gets sheets of 50 lines of one set, PNG and JSON, for
`broadsheet-lab training legibility` and `broadsheet-lab benchmark legibility`.
"""

import json
import os
import sys
from itertools import groupby

import cv2
import numpy as np

LINES = 50
GAP = 12


def ink_box(picture):
    """Box (x0, y0, x1, y1) of the line's ink: of what is as large as letters and not cut off from the next line."""
    _, ink = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height = picture.shape[0]
    letters = [
        (x, y, x + width, y + tall)
        for (x, y, width, tall, _), (_, middle) in zip(stats[1:], centres[1:])
        if 0.15 * height <= tall and width < 10 * tall and 0.25 * height < middle < 0.75 * height
    ]
    if not letters:
        return 0, 0, picture.shape[1], height
    left, top, right, bottom = np.array(letters).T
    # Touching letters of neighbouring lines are the outermost.
    return int(left.min()), int(np.quantile(top, 0.05)), int(right.max()), int(np.quantile(bottom, 0.95))


def sheet(pictures, texts):
    """Page [h, w] uint8 with the pictures one below the other, and its lines."""
    width = max(picture.shape[1] for picture in pictures) + 2 * GAP
    rows, lines, top = [], [], 0
    for picture, text in zip(pictures, texts):
        paper = int(np.percentile(picture, 80))
        framed = cv2.copyMakeBorder(
            picture, GAP // 2, GAP // 2, GAP, width - GAP - picture.shape[1], cv2.BORDER_CONSTANT, value=paper
        )
        x0, y0, x1, y1 = ink_box(picture)
        y0, y1 = y0 + top + GAP // 2, y1 + top + GAP // 2
        lines.append({"bbox": [x0 + GAP, y0, x1 + GAP, y1], "text": text})
        rows.append(framed)
        top += framed.shape[0]
    return np.concatenate(rows), lines


def main(source, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(source, "lines.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t", 2) for line in file][1:]
    for name, group in groupby(rows, key=lambda row: row[0]):
        group = list(group)
        for start in range(0, len(group), LINES):
            part = group[start : start + LINES]
            pictures = [cv2.imread(os.path.join(source, image), cv2.IMREAD_GRAYSCALE) for _, image, _ in part]
            page, lines = sheet(pictures, [text for _, _, text in part])
            title = f"{name}-{start // LINES:02}"
            cv2.imwrite(os.path.join(folder, f"{title}.png"), page)
            truth = {
                "image": f"{title}.png",
                "width": page.shape[1],
                "height": page.shape[0],
                "regions": [],
                "articles": [],
                "lines": lines,
            }
            with open(os.path.join(folder, f"{title}.json"), "w", encoding="utf-8") as file:
                json.dump(truth, file, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
