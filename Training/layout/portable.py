"""Makes a folder that typesets pages and trains the layout network elsewhere: python3 -m layout.portable WORK FOLDER --lab PROGRAM

WORK is what train-layout made. The folder holds code, the weights to begin with, labelled pages, a few typeset ones, and broadsheet-lab
with the libraries and fonts that it needs; there Linux on the same processor, Python, PyTorch, NumPy and OpenCV suffice.
"""

import argparse
import glob
import json
import os

import cv2
import torch

from common.portable import MOST_BYTES, copy_packages, size_of

from .data import load
from .model import LayoutNetwork
from .program import pack_program
from .restore import LATER, begin

# Quality of WebP of the pages, and how many typeset ones there are until the typesetter has made others.
QUALITY, TYPESET = 30, 10
# What of an example the training reads, and of its regions and lines.
KEPT = ["regions", "lines", "separators", "some_lines", "coarse"]
KEPT_OF = {"regions": ["class", "bbox"], "lines": ["baseline", "x_height"]}
SCRIPT = """\
#!/usr/bin/env bash
# OUT=RESULTS bash run.sh SECONDS
#
# Typesets pages and trains the layout network on them and on the labelled ones for SECONDS of the clock, everything included, and leaves
# layout.pt (the weights, renewed every minute), layout.onnx (where the package onnx is installed), layout.checkpoint and log.txt in
# RESULTS. Run again, it goes on until SECONDS of all runs together are spent. In the environment may be set
#   WORK          folder of typeset pages and checkpoint, kept (default: a temporary one for the pages, RESULTS for the checkpoint)
#   START         weights to begin with instead of the packed ones, such as a layout.pt
#   HOLD_OUT      names of labelled pages to measure on and not to train on
#   TYPESETTERS   processes that typeset (default: all cores but three); they stop when 7/10 of SECONDS are over
#   WORKERS       processes that make crops (default: all cores but one on a GPU, one on a CPU)
#   RATE, BATCH, SIZE   of the training (default 1e-3, 24 on a GPU and 6 on a CPU, 640)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
: "${OUT:?set OUT to the folder of results}"
seconds=${1:?name the seconds to train}
[[ $seconds =~ ^[0-9]+$ ]] || { echo "run.sh: SECONDS is a whole number, not '$seconds'" >&2; exit 1; }
mkdir -p "$OUT"
OUT=$(cd "$OUT" && pwd)
start=$(realpath "${START:-$here/start.pt}")
[ -f "$start" ] || { echo "run.sh: no weights at $start (START)" >&2; exit 1; }
scratch=$(mktemp -d)
typesetting=
stop_typesetting() {
    if [ -n "$typesetting" ]; then
        kill "$typesetting" 2>/dev/null || true
        wait "$typesetting" 2>/dev/null || true
    fi
    typesetting=
}
trap 'stop_typesetting; rm -rf "$scratch"' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
work=${WORK:-$scratch} checkpoint=${WORK:-$OUT}/layout.checkpoint
mkdir -p "$work/pages"
work=$(cd "$work" && pwd) checkpoint=$(realpath "$checkpoint")
cores=$(nproc)
cd "$here"
export PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
cp -n pages/typeset/* "$work/pages/" 2>/dev/null || true
# They give way to the training.
TMPDIR=$scratch nice -n 5 python3 -m layout.typesetting typesetter.tar.xz "$work/pages" --seed "$(date +%s)" --seconds $((seconds * 7 / 10)) \\
    --processes "${TYPESETTERS:-$((cores > 4 ? cores - 3 : 1))}" > >(tee -a "$OUT/log.txt") 2>&1 &
typesetting=$!
mapfile -t data <data.txt
read -ra held <<<"${HOLD_OUT:-}"
options=(--data ${data[@]+"${data[@]}"} --growing "$work/pages" --hold-out ${held[@]+"${held[@]}"} --start "$start")
options+=(--rate "${RATE:-1e-3}" --size "${SIZE:-640}")
if [ -n "${BATCH:-}" ]; then options+=(--batch "$BATCH"); fi
if [ -n "${WORKERS:-}" ]; then options+=(--workers "$WORKERS"); fi
# The start of this, ending and export after it take about as long as this.
left=$((seconds > 60 ? seconds - 10 : seconds))
python3 -m layout.train "${options[@]}" --seconds "$left" --output "$checkpoint" --weights "$OUT/layout.pt" 2>&1 | tee -a "$OUT/log.txt"
stop_typesetting
python3 -m layout.export "$OUT/layout.pt" "$OUT/layout.onnx" >>"$OUT/log.txt" 2>&1 ||
    echo "no layout.onnx: see $OUT/log.txt; where the package onnx is installed run python3 -m layout.export layout.pt layout.onnx" >&2
ls -l "$OUT"
"""


def reduced(example):
    """What of an example the training reads."""
    kept = {key: example[key] for key in KEPT if example.get(key) is not None}
    for part, keys in KEPT_OF.items():
        if part in kept:
            kept[part] = [{key: each[key] for key in keys} for each in kept[part]]
    return kept


def pack_pages(source, names, folder):
    """Writes pages of a folder of examples with their pictures as WebP."""
    os.makedirs(folder, exist_ok=True)
    for name in names:
        with open(os.path.join(source, name + ".json"), encoding="utf-8") as file:
            example = json.load(file)
        image = cv2.imread(os.path.join(source, example["image"]), cv2.IMREAD_GRAYSCALE)
        if image is None:
            raise SystemExit(f"layout.portable: {os.path.join(source, example['image'])} is no picture: write {source} again")
        done, data = cv2.imencode(".webp", image, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
        if not done:
            raise SystemExit("layout.portable: this OpenCV writes no WebP: pip install -r Training/requirements.txt")
        with open(os.path.join(folder, name + ".webp"), "wb") as file:
            file.write(data.tobytes())
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump({"image": name + ".webp", **reduced(example)}, file, separators=(",", ":"))


def names_in(folder):
    return sorted(os.path.basename(path)[:-5] for path in glob.glob(os.path.join(folder, "*.json")))


def of_many_styles(names, most):
    """The first of the names STYLE-SEED of each style, of `most` styles at most."""
    first = {}
    for name in names:
        first.setdefault(name.rpartition("-")[0], name)
    return list(first.values())[:: max(1, -(-len(first) // most))]


def write_start(path, pages, target):
    """Writes the weights to begin with as a .pt in half precision, without what published weights lack."""
    torch.manual_seed(1)
    network = LayoutNetwork()
    complete = begin(network, path, pages)
    state = {name: value.half() if value.is_floating_point() else value for name, value in network.state_dict().items()}
    if not all(value.isfinite().all() for value in state.values()):
        raise SystemExit(f"layout.portable: {path} holds weights that half precision does not: train on from others")
    if not complete:
        state = {name: value for name, value in state.items() if not name.startswith(LATER)}
    torch.save({"average": state}, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", help="what train-layout made: labelled pages and typeset ones")
    parser.add_argument("folder")
    parser.add_argument("--lab", required=True, help="the program broadsheet-lab, a release build")
    parser.add_argument("--start", required=True, help="weights to begin with: ONNX or .pt")
    parser.add_argument("--data", nargs="*", default=[], help="more folders as broadsheet-lab training layout writes them, DIR[=WEIGHT]")
    options = parser.parse_args()
    work, folder = options.work, options.folder
    if os.path.exists(folder) and os.listdir(folder):
        raise SystemExit(f"layout.portable: {folder} is not empty: name a new folder")
    labelled, typeset = os.path.join(work, "labelled"), os.path.join(work, "pages")
    sources = [(labelled, "0.8")] if names_in(labelled) else []
    sources += [(source.rstrip("/"), weight or "1") for source, _, weight in (entry.partition("=") for entry in options.data)]
    styles = of_many_styles(names_in(typeset), TYPESET)
    if not sources and not styles:
        raise SystemExit(f"layout.portable: {work} has neither labelled/ nor pages/: run Training/train-layout {work} LABELLED_PAGES first")
    copy_packages(["layout"], folder)
    pages, lines = 0, []
    for source, weight in sources:
        names = names_in(source)
        if not names:
            raise SystemExit(f"layout.portable: no pages in {source}: write it with broadsheet-lab training layout")
        place = os.path.join("pages", os.path.basename(source))
        if os.path.exists(os.path.join(folder, place)):
            raise SystemExit(f"layout.portable: two folders called {os.path.basename(source)}: give one another name")
        pack_pages(source, names, os.path.join(folder, place))
        lines.append(f"{place}={weight}\n")
        pages += len(names)
    pack_pages(typeset, styles, os.path.join(folder, "pages", "typeset"))
    with open(os.path.join(folder, "data.txt"), "w", encoding="utf-8") as file:
        file.writelines(lines)
    measured = [page for source in sorted(glob.glob(os.path.join(folder, "pages", "*"))) for page in load(source)[:6]]
    write_start(options.start, measured, os.path.join(folder, "start.pt"))
    pack_program(options.lab, os.path.join(folder, "typesetter.tar.xz"))
    with open(os.path.join(folder, "run.sh"), "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    size = size_of(folder)
    print(f"{folder}: {size / 1e6:.1f} MB, {pages} labelled pages, {len(styles)} typeset ones to begin with", flush=True)
    if size > MOST_BYTES:
        raise SystemExit(f"layout.portable: more than {MOST_BYTES / 1e6:.0f} MB: take fewer pages")


if __name__ == "__main__":
    main()
