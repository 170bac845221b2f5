"""Writes the reader as ONNX: python3 -m reader.export reader.pt reader.onnx

Beside it comes reader.json with {"chars": [...]}: class i of the logits is chars[i - 1], class 0 is CTC's blank.
"""

import argparse
import json
import os
import warnings

import torch

from .characters import CHARACTERS
from .model import HEIGHT, load


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", help="reader.pt or a checkpoint")
    parser.add_argument("output")
    options = parser.parse_args()
    # PyTorch speaks of another exporter, which needs one more package and fixes the batch.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    torch.onnx.export(
        load(options.weights).eval(),
        (torch.zeros(2, 1, HEIGHT, 256),),
        options.output,
        input_names=["lines"],
        output_names=["logits"],
        dynamic_axes={"lines": {0: "n", 3: "w"}, "logits": {0: "n", 1: "t"}},
        opset_version=17,
        dynamo=False,
    )
    with open(os.path.splitext(options.output)[0] + ".json", "w", encoding="utf-8") as file:
        json.dump({"chars": CHARACTERS}, file, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
