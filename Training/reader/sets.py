"""Reads sets of real lines: pictures with their texts, pages and how far the texts can be trusted.

A set is SET.tar (pictures) with SET.tsv (image, page, quality, text), or SET.bin (pictures end to end) with SET.jsonl (at, size, page,
text, box and band of each, and perhaps a second reading `other`, `weak` or `check`), voted from readings of several engines. Needs
nothing but Python.
"""

import csv
import dataclasses
import glob
import json
import os
import re
import tarfile

from .characters import MOST_LETTERS, canonical
from .split import held_out


@dataclasses.dataclass
class Line:
    """A real line: its encoded picture, and where it lies on it where that is known."""

    data: bytes
    page: str
    text: str
    other: str | None
    trust: str  # people, voted or unsure: see reader.lines
    held: bool
    box: list | None = None
    band: list | None = None


def names(folder):
    """Names of the sets of a folder."""
    found = glob.glob(os.path.join(folder, "*.tsv")) + glob.glob(os.path.join(folder, "*.jsonl"))
    return sorted(os.path.splitext(os.path.basename(path))[0] for path in found)


def dashed(text):
    """A text with its dashes written as such, where transcribers may have used hyphens for them."""
    return re.sub(r"--+|–|(?<!\w)-|-(?=\s)", "—", text)


def lines(folder, name):
    """The lines of a set whose text the reader can write."""
    voted = os.path.join(folder, f"{name}.jsonl")
    rows = list(_voted(folder, name) if os.path.exists(voted) else _transcribed(folder, name))
    held = held_out(name, [row["page"] for row, _ in rows])
    for row, data in rows:
        text = canonical(row["text"])
        # Which of the two the picture shows the network knows.
        other = canonical(row.get("other") or dashed(row["text"]))
        if not text or len(text) > MOST_LETTERS:
            continue
        yield Line(
            data=data,
            page=row["page"],
            text=text,
            other=other if other != text else None,
            trust=row["trust"],
            held=row["page"] in held or bool(row.get("check")),
            box=row.get("box"),
            band=row.get("band"),
        )


def _transcribed(folder, name):
    path = os.path.join(folder, f"{name}.tar")
    if not os.path.exists(path):
        raise SystemExit(f"reader.sets: {path} is missing; its texts are there ({name}.tsv), its pictures are not")
    with open(os.path.join(folder, f"{name}.tsv"), encoding="utf-8", newline="") as file:
        rows = {row["image"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with tarfile.open(path) as archive:
        for member in archive:
            row = rows.get(os.path.basename(member.name))
            if row and member.isfile():
                yield {**row, "trust": "people" if row["quality"] == "clean" else "unsure"}, archive.extractfile(member).read()


def _voted(folder, name):
    with open(os.path.join(folder, f"{name}.bin"), "rb") as file:
        blob = file.read()
    with open(os.path.join(folder, f"{name}.jsonl"), encoding="utf-8") as file:
        for row in map(json.loads, file):
            trust = "unsure" if row.get("other") or row.get("weak") else "voted"
            yield {**row, "trust": trust}, blob[row["at"] : row["at"] + row["size"]]
