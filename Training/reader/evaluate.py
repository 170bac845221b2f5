"""Character error rate of a reader on the held-out pages of each set: python3 -m reader.evaluate reader.onnx WORK [--precision bf16]

WORK holds lines.bin and lines.jsonl as reader.pack wrote them. Greedy decoding, one line at a time through OpenVINO on one thread. Each
line is read twice: within the band that fits its text best (`best`: what the reader makes of a line that is rightly found; the band
was chosen with knowledge of the text, so this is a lower bound), and within the one that its ink's profile gives (`profile`). With
--misplaced also within the best band with the x-height taken for 0.8 and 1.25 times what it is, and a third of it too high and too
low. Edits of a line are at most its letters; dashes count as hyphens, which transcribers use for both. Lines of doubtful
transcription (`unsure`) are counted apart.
"""

import argparse
import collections
import json
import os
import re

import cv2
import edlib
import openvino

from .characters import decode
from .lines import Pictures, records
from .pictures import padded, picture

MISPLACED = {"x.8": (0.8, 0.0), "x1.25": (1.25, 0.0), "4 up": (1.0, -4.0), "4 down": (1.0, 4.0)}


class Recognizer:
    """A reader.onnx, greedy."""

    def __init__(self, path, precision):
        core = openvino.Core()
        # What the processor lacks OpenVINO would leave out silently.
        if precision == "bf16" and "BF16" not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            raise SystemExit("reader.evaluate: this processor has no bf16")
        settings = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": precision, "ENABLE_CPU_PINNING": False}
        self._request = core.compile_model(path, "CPU", settings).create_infer_request()

    def read(self, image):
        """The text of a picture [32, w]."""
        batch, _ = padded([image])
        return decode(self._request.infer({0: batch})[0][0].argmax(-1).tolist())


def edits(true, read):
    """Least number of edits between a true text and what was read."""
    true, read = (re.sub("[-—]+", "-", text) for text in (true, read))
    return min(len(true), edlib.align(true, read)["editDistance"]) if read else len(true)


def pictures_of(gray, record, misplaced):
    """Pictures of a line by the name of how it was found."""
    yield "best", picture(gray, record["box"], record["band"])
    yield "profile", picture(gray, record["box"], record["profile"])
    for name, (scale, shift) in MISPLACED.items() if misplaced else ():
        yield name, picture(gray, record["box"], record["band"], scale, shift)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("work")
    parser.add_argument("--precision", choices=["f32", "bf16"], default="f32")
    parser.add_argument("--misplaced", action="store_true")
    parser.add_argument("--lines", type=int, help="of a set at most")
    parser.add_argument("--output", help="a JSON file for the rates")
    parser.add_argument("--show", type=int, default=0, help="lines of most errors to show of each set")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    if not os.path.exists(os.path.join(options.work, "lines.jsonl")):
        raise SystemExit(f"reader.evaluate: no lines.jsonl in {options.work}: run reader.pack first")
    reader, images = Recognizer(options.network, options.precision), Pictures(options.work)
    sets = collections.defaultdict(list)
    for record in records(options.work):
        if record["held"]:
            sets[record["set"] + (" (unsure)" if record["trust"] == "unsure" else "")].append(record)
    result = {}
    for name, lines in sorted(sets.items()):
        if options.lines:
            lines = lines[:: max(1, len(lines) // options.lines)]
        wrong, letters, worst = collections.Counter(), sum(len(record["text"]) for record in lines), []
        for record in lines:
            for how, image in pictures_of(images.gray(record), record, options.misplaced):
                read = reader.read(image)
                count = edits(record["text"], read)
                wrong[how] += count
                if how == "best":
                    worst.append((count, record["text"], read))
        result[name] = {"lines": len(lines), "letters": letters, **{how: round(count / letters, 4) for how, count in wrong.items()}}
        rates = " ".join(f"{how} {count / letters:.4f}" for how, count in wrong.items())
        print(f"{name:32} {len(lines):5} lines {letters:6} letters  {rates}", flush=True)
        for count, true, read in sorted(worst, reverse=True)[: options.show]:
            print(f"    {count:3} | {true} | {read}")
    if options.output:
        with open(options.output, "w", encoding="utf-8") as file:
            json.dump(result, file, indent=1)


if __name__ == "__main__":
    main()
