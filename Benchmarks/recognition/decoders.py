#!/usr/bin/env python3
"""Compares the reader's decoders on held-out lines: greedy decoding, and beam search with the language model.

    decoders.py NETWORK.onnx LANGUAGE.ngrams WORK [--found profile] [--half 0] [--weight 0.4 --bonus 0.8 --floor -6 --width 8] [--show]

WORK is a work folder of Training/train-reader (lines.bin and lines.jsonl); what reader.evaluate says of lines and edits holds here.
Pages are parted into two halves by their names, every second one of a set; sets of one page are in half 1. Weights were chosen on
half 0, so that half 1 (default) is what counts.

Printed for each set: lines, letters, character error rate greedy and with the language model; then for words with digits, words with
capitals at their head (names, mostly) and other words: how many there are, how many greedy decoding has wrong, how many of these the
language model mends, and how many right ones it breaks. A word is right when all its letters and the spaces around it are. Last, what
the search costs a line. Needs what Training/reader needs, and edlib.
"""

import argparse
import collections
import hashlib
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Training"))

import cv2  # noqa: E402
import edlib  # noqa: E402
import openvino  # noqa: E402
from reader.characters import CHARACTERS, decode  # noqa: E402
from reader.decoder import BONUS, FLOOR, WEIGHT, WIDTH, BeamSearch  # noqa: E402
from reader.evaluate import edits  # noqa: E402
from reader.language import LanguageModel  # noqa: E402
from reader.lines import Pictures, records  # noqa: E402
from reader.pictures import padded, picture  # noqa: E402

FOREIGN = re.compile(r"-(fr|es|it)\b|fondue|kovalewsky|poesie")


def halves(lines):
    """The half of each page, by set and page."""
    pages = collections.defaultdict(set)
    for line in lines:
        pages[line["set"]].add(line["page"])
    result = {}
    for name, each in pages.items():
        ordered = sorted(each, key=lambda page: hashlib.sha1(f"decoder/{page}".encode()).hexdigest())
        for index, page in enumerate(ordered):
            result[name, page] = index % 2 if len(ordered) > 1 else 1
    return result


def right_words(true, read):
    """Words of a text, and whether each is read right."""
    true, read = (re.sub("[-—]+", "-", text) for text in (true, read))
    same, before, i = [False] * len(true), [False] * (len(true) + 1), 0
    cigar = edlib.align(true, read, task="path")["cigar"] if read else ""
    for count, kind in re.findall(r"(\d+)(\D)", cigar):
        for _ in range(int(count)):
            if kind == "D":  # a letter too many
                before[i] = True
            else:
                same[i] = kind == "="
                i += 1
    for word in re.finditer(r"\S+", true):
        begin, end = word.span()
        around = (begin == 0 or same[begin - 1]) and (end == len(true) or same[end])
        yield word.group(), around and all(same[begin:end]) and not any(before[begin : end + 1])


def kind(word):
    """digits, names or words."""
    if any(letter.isnumeric() for letter in word):
        return "digits"
    return "names" if re.match(r"\W*[^\W\d_a-zà-ÿ]", word) else "words"


class Tally:
    """What is printed for a set."""

    def __init__(self):
        self.lines = self.letters = self.greedy = self.searched = 0
        self.words = collections.Counter()

    def add(self, true, greedy, searched):
        self.lines += 1
        self.letters += len(true)
        self.greedy += edits(true, greedy)
        self.searched += edits(true, searched)
        for (word, before), (_, after) in zip(right_words(true, greedy), right_words(true, searched)):
            self.words[kind(word), "all"] += 1
            self.words[kind(word), "wrong"] += not before
            self.words[kind(word), "mended"] += after and not before
            self.words[kind(word), "broken"] += before and not after

    def __str__(self):
        change = f"{self.searched / self.greedy - 1:+7.1%}" if self.greedy else "       "
        rates = f"{self.lines:5} {self.letters:6}  {self.greedy / self.letters:.4f} {self.searched / self.letters:.4f} {change}"
        return rates + "".join(
            f" | {of} {self.words[of, 'all']:5} wrong {self.words[of, 'wrong']:3} mended {self.words[of, 'mended']:3}"
            f" broken {self.words[of, 'broken']:3}"
            for of in ("digits", "names", "words")
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("language")
    parser.add_argument("work")
    parser.add_argument("--found", choices=["band", "profile"], default="band", help="how the lines are found: by the band that fits best")
    parser.add_argument("--half", type=int, choices=[0, 1], default=1)
    parser.add_argument("--weight", type=float, default=WEIGHT)
    parser.add_argument("--bonus", type=float, default=BONUS)
    parser.add_argument("--floor", type=float, default=FLOOR)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--show", action="store_true", help="the lines that are read otherwise")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    with open(options.language, "rb") as file:
        search = BeamSearch(LanguageModel(file.read()), options.weight, options.bonus, options.floor, options.width)
    settings = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32", "ENABLE_CPU_PINNING": False}
    network = openvino.Core().compile_model(options.network, "CPU", settings).create_infer_request()
    images = Pictures(options.work)
    # Voted lines have no certain text.
    lines = [each for each in records(options.work) if each["held"] and each["trust"] == "people"]
    half, tallies = halves(lines), collections.defaultdict(Tally)
    for line in lines:
        if half[line["set"], line["page"]] != options.half:
            continue
        batch, _ = padded([picture(images.gray(line), line["box"], line[options.found])])
        logits = network.infer({0: batch})[0][0]
        greedy = decode(logits.argmax(-1).tolist())
        searched = "".join(CHARACTERS[number - 1] for number in search.classes(logits)).strip()
        language = "all other languages" if FOREIGN.search(line["set"]) else "all English"
        for name in (line["set"], language, "all"):
            tallies[name].add(line["text"], greedy, searched)
        if options.show and greedy != searched:
            change = edits(line["text"], searched) - edits(line["text"], greedy)
            print(f"{change:+} {line['set']}\n    true     {line['text']}\n    greedy   {greedy}\n    language {searched}")
    for name, tally in sorted(tallies.items(), key=lambda each: (each[0].startswith("all"), each[0])):
        print(f"{name:22}", tally)
    count = tallies["all"].lines
    print(f"a line: {search.expansions / count:.0f} expansions, {search.lookups / count:.0f} of them ask the language model")


if __name__ == "__main__":
    main()
