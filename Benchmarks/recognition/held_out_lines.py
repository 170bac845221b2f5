"""Unpacks the lines of held-out pages, on which the reader was not trained: python3 held_out_lines.py LINES FOLDER

LINES is the folder with SET.tar and SET.tsv. FOLDER gets lines.tsv (set, image, text) and the pictures as PNG, for
`broadsheet-lab benchmark lines FOLDER`. Lines with letters that the reader does not know, and those whose text is doubtful, are left
out. Needs Pillow.
"""

import io
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Training"))

from PIL import Image  # noqa: E402
from reader import sets  # noqa: E402


def main(lines, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "lines.tsv"), "w", encoding="utf-8") as table:
        table.write("set\timage\ttext\n")
        for name in sets.names(lines):
            # Voted lines have no certain text.
            if not os.path.exists(os.path.join(lines, f"{name}.tar")):
                continue
            held = [line for line in sets.lines(lines, name) if line.held and line.trust == "people"]
            for number, line in enumerate(held):
                image = f"{name}-{number:04}.png"
                Image.open(io.BytesIO(line.data)).convert("L").save(os.path.join(folder, image))
                table.write(f"{name}\t{image}\t{line.text}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
