"""Packs sets of real lines to train on and to measure on: python3 -m reader.pack LINES_FOLDER WORK [--start reader.pt]

LINES_FOLDER holds sets as in reader.sets; WORK gets lines.bin and lines.jsonl as in reader.lines. Where x-line and baseline lie on a
line's crop the ink's profile tells only roughly. With --start the reader says it itself: of several bands that one is kept for which
its loss for the true text is least. Without, the profile's band stands; pack again when there are weights (remove lines.jsonl first).
Each set is written when it is done: run again, it goes on with the next one.
"""

import argparse
import json
import os
import random
import shutil
import time

import cv2
import torch
from torch.nn import functional

from common.precision import half_precision

from . import sets
from .characters import encode
from .lines import decoded
from .model import load
from .pictures import band, padded, picture

# Loss a letter below which a band is good enough.
GOOD = 0.06
WIDEST = 1400


class Finder:
    """Finds bands by the loss of the true text."""

    def __init__(self, weights):
        self.network = load(weights).eval().to(memory_format=torch.channels_last)
        self.half = half_precision(torch.device("cpu"))

    @torch.no_grad()
    def losses(self, pictures, text):
        """CTC's loss a letter of a text on each of several pictures."""
        batch, widths = padded(pictures)
        batch = torch.from_numpy(batch).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            logits = self.network(batch)
        chances = logits.float().log_softmax(-1).transpose(0, 1)
        labels = torch.tensor(encode(text)).repeat(len(pictures), 1)
        frames = torch.tensor([min(chances.shape[0], (width + 8) // 2) for width in widths])
        sizes = torch.full((len(pictures),), len(text))
        return (functional.ctc_loss(chances, labels, frames, sizes, reduction="none") / len(text)).tolist()

    def best(self, gray, box, bands, text, known=None):
        """The band of the least loss as (loss, band), among `known` and others; None where none makes a picture."""
        tried = []
        for bounds in bands:
            if bounds[1] - bounds[0] >= 3:
                image = picture(gray, box, bounds)
                if image.shape[1] < WIDEST:
                    tried.append((image, bounds))
        if not tried:
            return known
        found = min(zip(self.losses([image for image, _ in tried], text), [bounds for _, bounds in tried]))
        return found if known is None or found[0] < known[0] else known

    def find(self, gray, box, profile, text):
        """The best band of a line: that of the profile or near it, else any that a line of type can have in its box."""
        x_line, baseline, slope = profile
        size = baseline - x_line
        found = self.best(gray, box, [(baseline - size * scale, baseline, slope) for scale in (1, 0.8, 1.25)], text)
        if found is None or found[0] > GOOD:
            top, height = box[1], box[3] - box[1]
            sizes, middles = (0.3, 0.38, 0.47, 0.58), (0.42, 0.5, 0.58)
            bands = [
                (top + (middle - size / 2) * height, top + (middle + size / 2) * height, slope) for size in sizes for middle in middles
            ]
            found = self.best(gray, box, bands, text, found)
        if found is None:
            return None
        for step in (0.12, 0.06) if found[0] > GOOD else (0.07,):
            x_line, baseline, slope = found[1]
            move = step * (baseline - x_line)
            moves = [(a * move, b * move) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
            found = self.best(gray, box, [(x_line + a, baseline + b, slope) for a, b in moves], text, found)
        return found


def packed(name, line, finder):
    """A line's record without its place in the pack, or None where no band fits it."""
    gray = decoded(line.data)
    height, width = gray.shape
    if height < 8 or width < 8:
        return None
    box = line.box or [0, 0, width, height]
    # Where a whole page was at hand, region by region, the band is known better than the crop can tell it.
    profile = line.band or band(gray, box)
    record = {"set": name, "page": line.page, "text": line.text, "box": box, "trust": line.trust, "held": line.held}
    if line.other:
        record["other"] = line.other
    bounds = profile
    if finder and not line.band:
        found = finder.find(gray, box, profile, line.text)
        if found is None:
            return None
        record["loss"], bounds = round(found[0], 3), found[1]
    record["band"] = [round(float(value), 4) for value in bounds]
    record["profile"] = [round(float(value), 4) for value in profile]
    return record


def pack_set(folder, name, parts, finder, most):
    """Writes NAME.bin and NAME.jsonl into the folder `parts`; the latter last, so that it stands for both."""
    lines = list(sets.lines(folder, name))
    if most is not None and len(lines) > most:
        # Some of each side.
        lines.sort(key=lambda line: line.held)
        lines = random.Random(1).sample(lines[: -most // 2], most - most // 2) + lines[-(most // 2) :]
    at, began, records = 0, time.monotonic(), []
    with open(os.path.join(parts, f"{name}.bin"), "wb") as file:
        for line in lines:
            record = packed(name, line, finder)
            if record:
                records.append({"at": at, "size": len(line.data), **record})
                file.write(line.data)
                at += len(line.data)
    path = os.path.join(parts, f"{name}.jsonl")
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    os.replace(path + ".new", path)
    held = sum(record["held"] for record in records)
    print(f"{name}: {len(records)} of {len(lines)} lines, {held} held out, {time.monotonic() - began:.0f} s", flush=True)


def join(parts, names, work):
    """Puts the sets' parts together as lines.bin and lines.jsonl; the parts go."""
    at, index = 0, os.path.join(work, "lines.jsonl")
    with open(os.path.join(work, "lines.bin"), "wb") as blob, open(index + ".new", "w", encoding="utf-8") as file:
        for name in names:
            with open(os.path.join(parts, f"{name}.jsonl"), encoding="utf-8") as part:
                for record in map(json.loads, part):
                    file.write(json.dumps({**record, "at": record["at"] + at}, ensure_ascii=False) + "\n")
            with open(os.path.join(parts, f"{name}.bin"), "rb") as part:
                data = part.read()
            blob.write(data)
            at += len(data)
    os.replace(index + ".new", index)
    shutil.rmtree(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("work")
    parser.add_argument("--start", help="weights that find the lines' places")
    parser.add_argument("--lines", type=int, help="of a set at most, for a trial")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    names = sets.names(options.folder)
    if not names:
        raise SystemExit(f"reader.pack: no set of lines in {options.folder} (SET.tar with SET.tsv, or SET.bin with SET.jsonl)")
    parts = os.path.join(options.work, "parts")
    os.makedirs(parts, exist_ok=True)
    finder = Finder(options.start) if options.start else None
    for name in names:
        if not os.path.exists(os.path.join(parts, f"{name}.jsonl")):
            pack_set(options.folder, name, parts, finder, options.lines)
    join(parts, names, options.work)


if __name__ == "__main__":
    main()
