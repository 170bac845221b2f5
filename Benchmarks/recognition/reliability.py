"""How often words of a stated confidence are right: python3 reliability.py --pages CORPUS TRUTH_DIR | --lines FILE

CORPUS is a corpus of the pages whose transcribed lines stand in TRUTH_DIR (*.json); FILE is what `broadsheet-lab benchmark lines
--output FILE` wrote. Words are aligned with those of the truth, after the folding of score_pages.py. Prints a reliability table and
the expected calibration error: the mean distance of stated and true share over ten bins of confidence, weighted by their words.
"""

import difflib
import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 3, "shared", "score"))

from score_pages import normal, stem  # noqa: E402


def judged(text, words):
    """Pairs (confidence, whether the word is right) of a line's words, given its true text."""
    words = [(normal(word["text"]), word["confidence"]) for word in words]
    words = [word for word in words if word[0]]
    matcher = difflib.SequenceMatcher(None, normal(text).split(), [word for word, _ in words], autojunk=False)
    right = {block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)}
    return [(confidence, index in right) for index, (_, confidence) in enumerate(words)]


def of_pages(corpus, truths):
    records = {}
    for path in glob.glob(os.path.join(corpus, "pages", "*.jsonl")):
        with open(path, encoding="utf-8") as file:
            for record in map(json.loads, file):
                records[stem(record["source"]["path"])] = record
    for path in sorted(glob.glob(os.path.join(truths, "*.json"))):
        with open(path, encoding="utf-8") as file:
            truth = json.load(file)
        record = records.get(stem(truth["image"]))
        if record is None:
            continue
        words = [word for region in record["regions"] for line in region.get("lines", []) for word in line["words"]]
        for line in truth["lines"]:
            x0, y0, x1, y1 = line["bbox"]
            inside = [
                word
                for word in words
                if x0 <= (word["bbox"][0] + word["bbox"][2]) / 2 < x1 and y0 <= (word["bbox"][1] + word["bbox"][3]) / 2 < y1
            ]
            yield from judged(line["text"], sorted(inside, key=lambda word: word["bbox"][0]))


def of_lines(path):
    with open(path, encoding="utf-8") as file:
        for line in map(json.loads, file):
            yield from judged(line["text"], line["words"])


def report(pairs):
    bins = [[] for _ in range(10)]
    for confidence, right in pairs:
        bins[min(9, int(10 * confidence))].append((confidence, right))
    total = sum(map(len, bins))
    error = 0
    print("confidence   words  stated  right")
    for number, words in enumerate(bins):
        if words:
            stated = sum(confidence for confidence, _ in words) / len(words)
            right = sum(right for _, right in words) / len(words)
            error += abs(stated - right) * len(words) / total
            print(f"{number / 10:.1f}-{number / 10 + 0.1:.1f}   {len(words):8}   {stated:.3f}  {right:.3f}")
    print(f"expected calibration error {error:.4f} over {total} words")


if __name__ == "__main__":
    if sys.argv[1] == "--pages":
        report(of_pages(*sys.argv[2:4]))
    else:
        report(of_lines(sys.argv[2]))
