"""From a line on an upright gray page to the reader's picture.

A picture is 32 rows high, paper 0 and ink 1, scaled so that the x-height is 12 rows: the x-line lies on row 10, the baseline on row
22. Its width is free: that of the line at this scale, and 6 columns of room on either side.

A band is (x-line, baseline, slope): rows of the page in the middle of the line's box, and rows that the line falls by each column.
"""

import cv2
import numpy as np

HEIGHT, X_HEIGHT, X_LINE, BASELINE, ROOM = 32, 12, 10, 22, 6
SLOPES = np.arange(-0.03, 0.0301, 0.005)


def level(gray):
    """Gray levels to 0 (paper: the 75th percentile) .. 1 (ink: the 2nd, at least 24 levels darker), float32."""
    paper, ink = np.percentile(gray, (75, 2))
    ink = min(ink, paper - 24)
    return np.clip((paper - gray.astype(np.float32)) / (paper - ink), 0, 1)


def straightened_profile(strip, height):
    """Mean ink of the rows of a levelled strip [rows, columns] along the slope at which it has the sharpest steps; and that slope."""
    rows, width = strip.shape
    parts = int(np.clip(width // max(6, height), 1, 16))
    edges = np.linspace(0, width, parts + 1).astype(int)
    profiles = np.stack([strip[:, begin:end].mean(1) for begin, end in zip(edges, edges[1:])])
    if parts < 3:
        return profiles.mean(0), 0.0
    middles = (edges[:-1] + edges[1:]) / 2 - width / 2
    row = np.arange(rows)
    best = (-1.0, profiles.mean(0), 0.0)
    for slope in SLOPES:
        if abs(slope) * width > 0.8 * height:
            continue
        profile = np.mean([np.interp(row + slope * middle, row, part) for middle, part in zip(middles, profiles)], axis=0)
        # A line stands level unless the gain is worth it.
        sharpness = float((np.diff(profile) ** 2).sum()) * (1.03 if abs(slope) < 1e-6 else 1)
        if sharpness > best[0]:
            best = (sharpness, profile, float(slope))
    return best[1:]


def band(page, box):
    """The band of a line from the ink of its rows: the run of rows whose profile most exceeds half of its dark rows' mean."""
    left, top, right, bottom = box
    height = bottom - top
    guess = (top + 0.3 * height, top + 0.75 * height, 0.0)
    if right - left < 3 or height < 3:
        return guess
    more = max(2, int(0.15 * height))
    first, last = max(0, int(top) - more), min(page.shape[0], int(bottom) + more)
    profile, slope = straightened_profile(level(page[first:last, max(0, int(left)) : int(right)]), height)
    if len(profile) < 5 or profile.max() < 0.01:
        return guess
    profile = np.convolve(np.pad(profile, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
    excess = profile - np.percentile(profile, 10)
    excess = excess - 0.52 * np.sort(excess)[-max(2, len(excess) // 4) :].mean()
    # The run of rows with the largest sum (maximum subarray).
    best, begin, total, run = -1.0, 0, 0.0, (0, len(excess))
    for row, value in enumerate(excess):
        if total <= 0:
            begin, total = row, 0.0
        total += value
        if total > best:
            best, run = total, (begin, row + 1)

    def crossing(inside, outside):
        """Where between two rows the profile crosses the threshold, as a fraction of a row."""
        if not 0 <= outside < len(excess) or excess[inside] == excess[outside]:
            return 0.5
        return float(np.clip(excess[inside] / (excess[inside] - excess[outside]), 0, 1))

    x_line = first + run[0] + 0.5 - crossing(run[0], run[0] - 1) if run[0] > 0 else first
    baseline = first + run[1] - 0.5 + crossing(run[1] - 1, run[1]) if run[1] < len(profile) else first + run[1]
    return float(x_line), float(baseline), slope


def picture(page, box, bounds, scale=1.0, shift=0.0, bend=(0.0, 0.0), stretch=1.0):
    """The picture of a line as float32 [32, width].

    The rest is for training, the mistakes of finding a line: a `scale` of the x-height other than 1, a `shift` down in rows, a
    `bend` (rows of amplitude, phase) of half a wave along the line, a `stretch` of the width.
    """
    x_line, baseline, slope = bounds
    zoom = X_HEIGHT / max(2.0, baseline - x_line) * scale
    across = zoom * stretch
    left, right = box[0] - ROOM / across, box[2] + ROOM / across
    width = max(8, int(round((right - left) * across)))
    # The middle of the picture lies in the middle of the band.
    middle = (x_line + baseline) / 2 - shift / zoom
    top = middle - (X_LINE + BASELINE) / 2 / zoom
    lean = abs(slope) * (right - left) / 2 + abs(bend[0]) / zoom
    first, last = max(0, int(top - lean) - 3), min(page.shape[0], int(top + HEIGHT / zoom + lean) + 3)
    begin, end = max(0, int(left) - 3), min(page.shape[1], int(right) + 3)
    if end - begin < 2 or last - first < 2:
        return np.zeros((HEIGHT, width), np.float32)
    cut = level(page[first:last, begin:end])
    if min(zoom, across) < 0.75:
        # Reduced without aliasing.
        cut = cv2.GaussianBlur(cut, (0, 0), 0.42 / across, sigmaY=0.42 / zoom)
    kind = cv2.INTER_CUBIC if zoom > 1 else cv2.INTER_LINEAR
    column = left + (np.arange(width) + 0.5) / across - 0.5
    row = top + (np.arange(HEIGHT) + 0.5) / zoom - 0.5
    fall = slope * (column + 0.5 - (box[0] + box[2]) / 2)
    if bend[0]:
        fall = fall + bend[0] / zoom * np.sin(bend[1] + np.pi * np.arange(width) / width)
    across_map = np.repeat((column - begin).astype(np.float32)[None], HEIGHT, 0)
    down_map = (row[:, None] + fall[None] - first).astype(np.float32)
    return np.clip(cv2.remap(cut, across_map, down_map, kind, borderValue=0), 0, 1)


def padded(pictures, multiple=32, room=8):
    """Pictures of several widths as [n, 1, 32, w] float32, paper to the right, and the columns used of each."""
    width = -(-(max(each.shape[1] for each in pictures) + room) // multiple) * multiple
    batch = np.zeros((len(pictures), 1, HEIGHT, width), np.float32)
    for row, each in zip(batch, pictures):
        row[0, :, : each.shape[1]] = each
    return batch, [each.shape[1] for each in pictures]
