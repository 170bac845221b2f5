"""Our hand labels of 1916 (labels1916.jsonl), which hold no text, and the pages they belong to.

  python3 -m entities.labels join PAGES.tar.xz OUTPUT.jsonl   passages with text, entities and topics
  python3 -m entities.labels csv PASSAGES.jsonl OUTPUT.csv    the same as Training/train-topics takes them
  python3 -m entities.labels titles PASSAGES.jsonl --held N   numbers of the newspapers that are not held back (entities.train --held)
  python3 -m entities.labels pack PAGES.tar.xz PASSAGES.json... OUTPUT.jsonl   the labels of passages alone

A line of labels1916.jsonl: id; page (day/file name); lccn; first and count, the lines of the page's text, counted from 0; a digest of the
passage; entities [start, end, type], code points of the passage; topics that hold; cap, cap2, genre. A passage is its lines without
blanks at their ends, without empty lines.
"""

import csv
import hashlib
import json
import os
import sys
import tarfile
import zlib

LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels1916.jsonl")
BINARIES = ("antitrust", "civil_rights", "crime", "govt_regulation", "labor_movement", "politics", "protests")


def passage(lines, first, count):
    """The text of some lines of a page."""
    return "\n".join(line for line in (line.strip() for line in lines[first : first + count]) if line)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def unpacked(label, page_text):
    """The labelled passage of a page; raises ValueError where the page is another."""
    text = passage(page_text.split("\n"), label["first"], label["count"])
    if digest(text) != label["digest"]:
        raise ValueError(f"{label['page']}: lines {label['first']} and following are not what was labelled")
    return {
        "id": label["id"], "page": label["page"], "lccn": label["lccn"], "date": label["date"], "genre": label["genre"], "text": text,
        "entities": [{"start": s, "end": e, "type": kind, "text": text[s:e]} for s, e, kind in label["entities"]],
        "topics": {**{name: int(name in label["topics"]) for name in BINARIES}, "cap": label["cap"], "cap2": label["cap2"]},
    }  # fmt: skip


def packed(record):
    """The line of labels1916.jsonl of a passage that tells its first line (`start`)."""
    topics = record["topics"]
    return {
        "id": record["id"], "page": record["page"], "lccn": record["lccn"], "date": record["date"], "genre": record["genre"],
        "first": record["start"], "digest": digest(record["text"]),
        "entities": [[e["start"], e["end"], e["type"]] for e in record["entities"]],
        "topics": [name for name in BINARIES if topics[name]], "cap": topics["cap"], "cap2": topics["cap2"],
    }  # fmt: skip


def pages(archive, wanted):
    """Texts of the pages of an archive by day/file name."""
    with tarfile.open(archive) as file:
        for member in file:
            name = "/".join(member.name.split("/")[-2:]).removesuffix(".txt")
            if name in wanted:
                yield name, file.extractfile(member).read().decode("utf-8", "replace")


def load(path=LABELS):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def join(archive, output):
    labels = load()
    texts = dict(pages(archive, {label["page"] for label in labels}))
    with open(output, "w", encoding="utf-8") as file:
        for label in labels:
            file.write(json.dumps(unpacked(label, texts[label["page"]]), ensure_ascii=False) + "\n")
    print(f"{len(labels)} passages")


def table(passages, output):
    """Text, newspaper and topics of passages as a table; topics of the Comparative Agendas Project by their full names."""
    full = {"weather": "weather and natural disasters"}
    with open(passages, encoding="utf-8") as file, open(output, "w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target)
        rows.writerow(["text", "group", *BINARIES, "class", "class2"])
        for line in file:
            passage = json.loads(line)
            topics = passage["topics"]
            classes = [topics.get(name) or "" for name in ("cap", "cap2")]
            rows.writerow([passage["text"], passage["lccn"], *(topics[name] for name in BINARIES), *(full.get(name, name) for name in classes)])


def pack(archive, *paths):
    records = []
    for path in paths[:-1]:
        with open(path, encoding="utf-8") as file:
            records += json.load(file)
    texts = dict(pages(archive, {record["page"] for record in records}))
    lines = []
    for record in sorted(records, key=lambda record: record["id"]):
        label, page = packed(record), texts[record["page"]].split("\n")
        counts = [n for n in range(1, 60) if passage(page, label["first"], n) == record["text"]]
        if not counts:
            print(f"{record['id']}: not found on its page")
            continue
        lines.append(json.dumps({**label, "count": counts[0]}, ensure_ascii=False, separators=(",", ":")) + "\n")
    with open(paths[-1], "w", encoding="utf-8") as file:
        file.writelines(lines)
    print(f"{len(lines)} passages")


def held(lccn, parts):
    """Whether a newspaper belongs to the part that is held back of `parts` parts; none where `parts` is 0."""
    return parts > 0 and zlib.crc32(lccn.encode()) % parts == 0


def titles(passages, _, parts):
    with open(passages, encoding="utf-8") as file:
        numbers = {json.loads(line)["lccn"] for line in file}
    print("\n".join(sorted(number for number in numbers if not held(number, int(parts)))))


if __name__ == "__main__":
    {"join": join, "csv": table, "titles": titles, "pack": pack}[sys.argv[1]](*sys.argv[2:])
