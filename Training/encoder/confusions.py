"""Measures what Tesseract reads for what was printed: python3 -m encoder.confusions OUTPUT.json FOLDER... [--strengths S,S...]

FOLDER holds typeset pages (`broadsheet-lab typeset`, or Fixtures): pictures with truths beside them that give each line's box and text. Each line is
cut out, made worse by each strength (0: as it is, 1: a third of the size, blurred, grainy), read by `tesseract --psm 7`, and aligned
with its text. Written: `letters`, for each letter or pair of letters what was read in its stead and how often; `anywhere`, what was
read where nothing stood. Readings with over 40 % errors are not counted: little in them is a confusion.
"""

import argparse
import glob
import json
import os
import subprocess
import tempfile
from collections import Counter, defaultdict

import cv2
import edlib
import numpy as np


def lines(folder):
    """(gray crop, text) of all lines of the typeset pages below a folder."""
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.json"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            truth = json.load(file)
        picture = os.path.join(os.path.dirname(path), truth["image"]) if "lines" in truth else ""
        image = cv2.imread(picture, cv2.IMREAD_GRAYSCALE) if os.path.exists(picture) else None
        if image is None:
            continue
        for line in truth["lines"]:
            x0, y0, x1, y1 = (int(value) for value in line["bbox"])
            crop = image[max(0, y0 - 3) : y1 + 3, max(0, x0 - 6) : x1 + 6]
            if len(line["text"]) >= 12 and crop.size:
                yield crop, line["text"]


def worse(random, crop, strength):
    """The crop as a poorer film and scan would give it, then at a height that Tesseract reads well."""
    scale = 1 - 0.66 * strength * random.uniform(0.5, 1)
    gray = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    gray = cv2.GaussianBlur(gray, (0, 0), 0.2 + 0.9 * strength * random.uniform()).astype(np.float32)
    gray = gray + random.normal(0, 30 * strength * random.uniform(), gray.shape)
    gray = np.clip(128 + (gray - 128) * random.uniform(0.6, 1.2), 0, 255).astype(np.uint8)
    height = 36
    gray = cv2.resize(gray, (max(8, round(gray.shape[1] * height / gray.shape[0])), height), interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(gray, 8, 8, 8, 8, cv2.BORDER_REPLICATE)


def readings(crops):
    """What Tesseract reads in each crop."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, crop in enumerate(crops):
            names.append(os.path.join(folder, f"{index}.png"))
            cv2.imwrite(names[-1], crop)
        listed = os.path.join(folder, "list.txt")
        with open(listed, "w", encoding="utf-8") as file:
            file.write("\n".join(names) + "\n")
        command = ["tesseract", listed, "-", "--psm", "7", "--dpi", "150", "-l", "eng"]
        environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    pages = done.stdout.split("\f")
    if len(pages) < len(crops):
        raise SystemExit(f"confusions: Tesseract gave {len(pages)} readings for {len(crops)} lines")
    return [" ".join(page.split()) for page in pages[: len(crops)]]


def count(letters, anywhere, want, have):
    """Adds one aligned line to the counts. Edits that touch are one confusion of at most two letters to at most two."""
    if not have:
        return None
    aligned = edlib.align(have, want, task="path", mode="NW")
    if aligned["editDistance"] > 0.4 * len(want):
        return None
    nice = edlib.getNiceAlignment(aligned, have, want)
    read, text = nice["query_aligned"], nice["target_aligned"]
    index = 0
    while index < len(text):
        if read[index] == text[index]:
            index += 1
            continue
        end = index
        while end < len(text) and read[end] != text[end]:
            end += 1
        source, target = text[index:end].replace("-", "") or "", read[index:end].replace("-", "")
        if "-" in want or "-" in have:
            # A hyphen is also the aligner's own sign for nothing: lines that have one count only where it is not in question.
            source, target = (source, target) if source and target else ("", "")
        if 1 <= len(source) <= 2 and len(target) <= 2:
            letters[source][target] += 1
        elif not source and 1 <= len(target) <= 2:
            anywhere[target] += 1
        index = end
    return aligned["editDistance"] / len(want)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--strengths", default="0,0.5,0.8,1")
    parser.add_argument("--lines", type=int, default=600, help="lines of each folder at each strength, at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    letters, anywhere = defaultdict(Counter), Counter()
    for folder in options.folders:
        found = list(lines(folder))
        for strength in map(float, options.strengths.split(",")):
            chosen = [found[i] for i in random.permutation(len(found))[: options.lines]]
            read = readings([worse(random, crop, strength) for crop, _ in chosen])
            rates = [count(letters, anywhere, text, have) for (_, text), have in zip(chosen, read)]
            kept = [rate for rate in rates if rate is not None]
            print(f"{folder} strength {strength}: {len(chosen)} lines, {len(kept)} counted, errors {np.mean(kept):.3f}", flush=True)
    table = {
        source: {target: number for target, number in sorted(targets.items()) if number >= 2}
        for source, targets in sorted(letters.items())
    }
    result = {
        "letters": {source: targets for source, targets in table.items() if targets},
        "anywhere": {target: number for target, number in sorted(anywhere.items()) if number >= 2},
    }
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=0, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
