"""Makes a folder that trains the reader elsewhere: python3 -m reader.portable WORK FOLDER [--start reader.pt]

The folder holds code, fonts, texts, packed real lines and weights to begin with; there PyTorch, NumPy, OpenCV and Pillow suffice.
Pictures of lines are reduced to what training looks at, and of the held-out lines a few are kept to watch it by.
"""

import argparse
import json
import os
import shutil

import cv2

from common.portable import MOST_BYTES, copy_packages, size_of

from .lines import Pictures, records

# x-height in pixels to which larger lines are reduced (the reader's picture has 12 rows), and quality of WebP.
X_HEIGHT, QUALITY = 12.0, 45
HELD = 400
SCRIPT = """\
#!/usr/bin/env bash
# OUT=RESULTS bash run.sh [--smoke] SECONDS
#
# Trains the reader for SECONDS of the clock, everything included, and leaves reader.pt (the weights, renewed every minute), reader.onnx,
# reader.json, the checkpoint and log.txt in RESULTS. Run again with more SECONDS, training goes on. WORKERS: processes that make lines.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
: "${OUT:?set OUT to the folder of results}"
options=(--wall)
if [ "${1:-}" = --smoke ]; then
    shift
    options+=(--columns 3000 --show 4)
fi
seconds=${1:?name the seconds to train}
mkdir -p "$OUT"
OUT=$(cd "$OUT" && pwd)
if [ -f "$here/start.pt" ]; then options+=(--start "$here/start.pt"); fi
if [ -n "${WORKERS:-}" ]; then options+=(--workers "$WORKERS"); fi
cd "$here"
export OMP_NUM_THREADS=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# Python's start and the export take about as long as this.
left=$((seconds > 60 ? seconds - 15 : seconds))
python3 -m reader.train "$here" --seconds "$left" --output "$OUT" "${options[@]}" 2>&1 | tee -a "$OUT/log.txt"
python3 -m reader.export "$OUT/reader.pt" "$OUT/reader.onnx" 2>>"$OUT/log.txt" ||
    echo "no reader.onnx: see $OUT/log.txt; where the package onnx is installed run python3 -m reader.export reader.pt reader.onnx" >&2
ls -l "$OUT"
"""


def reduced(gray, record):
    """A line's picture at an x-height that training needs, and its record on it."""
    scale = X_HEIGHT / max(1.0, record["band"][1] - record["band"][0])
    if scale > 0.95:
        return gray, record
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    across, down = small.shape[1] / gray.shape[1], small.shape[0] / gray.shape[0]
    x0, y0, x1, y1 = record["box"]
    placed = lambda band: [round(band[0] * down, 3), round(band[1] * down, 3), band[2]]
    box = [round(value, 2) for value in (x0 * across, y0 * down, x1 * across, y1 * down)]
    return small, {**record, "box": box, "band": placed(record["band"]), "profile": placed(record["profile"])}


def pack_lines(work, folder):
    """Writes reduced lines.bin and lines.jsonl; the number of lines."""
    pictures, kept = Pictures(work, 1), records(work)
    held = [record for record in kept if record["held"] and record["trust"] == "people"]
    held = held[:: max(1, len(held) // HELD)]
    at, chosen = 0, [record for record in kept if not record["held"]] + held
    with open(os.path.join(folder, "lines.bin"), "wb") as blob, open(os.path.join(folder, "lines.jsonl"), "w", encoding="utf-8") as index:
        for record in chosen:
            gray = pictures.gray(record)
            small, record = reduced(gray, record)
            done, data = cv2.imencode(".webp", small, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
            if not done:
                raise SystemExit("reader.portable: this OpenCV writes no WebP: pip install -r Training/requirements.txt")
            given = pictures.data(record)
            # What is small enough as it was given is not compressed twice.
            data = given if small is gray and len(given) < 1.15 * len(data) else data.tobytes()
            blob.write(data)
            index.write(json.dumps({**record, "at": at, "size": len(data)}, ensure_ascii=False) + "\n")
            at += len(data)
    return len(chosen)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", help="what train-reader made")
    parser.add_argument("folder")
    parser.add_argument("--start", help="weights to begin with; by default WORK/reader.pt, where there is one")
    options = parser.parse_args()
    work, folder = options.work, options.folder
    for name in ("fonts/fonts.json", "texts.json.xz"):
        if not os.path.exists(os.path.join(work, name)):
            raise SystemExit(f"reader.portable: {work} has no {name}: run Training/train-reader {work} SHARED_DATA first")
    copy_packages(["reader"], folder)
    shutil.copytree(os.path.join(work, "fonts"), os.path.join(folder, "fonts"), dirs_exist_ok=True)
    shutil.copyfile(os.path.join(work, "texts.json.xz"), os.path.join(folder, "texts.json.xz"))
    start = options.start or os.path.join(work, "reader.pt")
    if os.path.exists(start):
        shutil.copyfile(start, os.path.join(folder, "start.pt"))
    elif options.start:
        raise SystemExit(f"reader.portable: no weights at {start}")
    lines = pack_lines(work, folder) if os.path.exists(os.path.join(work, "lines.jsonl")) else 0
    with open(os.path.join(folder, "run.sh"), "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    size = size_of(folder)
    begun = "with" if os.path.exists(os.path.join(folder, "start.pt")) else "without"
    print(f"{folder}: {size / 1e6:.1f} MB, {lines} real lines, {begun} weights to begin with", flush=True)
    if size > MOST_BYTES:
        raise SystemExit(f"reader.portable: more than {MOST_BYTES / 1e6:.0f} MB: take fewer sets of lines")


if __name__ == "__main__":
    main()
