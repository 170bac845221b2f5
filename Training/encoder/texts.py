"""Base texts for training, out of METS/ALTO folders, bare ALTO, JSONL and archives of plain pages.

A source is written `PATH`: a folder (every ALTO file below it; where a METS file says which blocks make an article, its articles), a
`.tar.xz` of `.txt` files (one text each), or a JSONL file with `id`, `text` and perhaps `cluster`. `FILE.jsonl:1,2` takes only the clusters whose number leaves one of these
remainders by 3.
"""

import glob
import json
import os
import re
import tarfile
import xml.etree.ElementTree as ElementTree


def read(sources, without=()):
    """Texts of all sources: a list of (group, text), sorted; texts of one group are reprints of one original.

    Files whose path holds one of the strings of `without` are left out.
    """
    found = []
    for source in sources:
        path, _, remainders = source.partition(".jsonl:")
        if remainders:
            path += ".jsonl"
        if path.endswith(".jsonl"):
            found += jsonl(path, {int(part) for part in remainders.split(",") if part})
        elif path.endswith(".tar.xz"):
            found += archive(path, without)
        elif os.path.isdir(path):
            found += folder(path, without)
        else:
            raise SystemExit(f"{source}: neither a folder nor a .jsonl or .tar.xz file")
    return sorted(found)


def jsonl(path, remainders):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        group = str(row.get("cluster", row["id"]))
        number = int("".join(filter(str.isdigit, group)) or 0)
        if not remainders or number % 3 in remainders:
            yield f"{os.path.basename(path)}:{group}", row["text"]


def archive(path, without):
    with tarfile.open(path) as files:
        for member in files:
            if member.name.endswith(".txt") and not any(part in member.name for part in without):
                yield member.name, files.extractfile(member).read().decode("utf-8", "replace")


def local(element):
    return element.tag.rpartition("}")[2]


def blocks(path):
    """Texts of an ALTO file's blocks by their ids, in order; lines joined, hyphens at line ends resolved where the file says so."""
    texts = {}
    for block in ElementTree.parse(path).iter():
        if local(block) != "TextBlock":
            continue
        words, half = [], False
        for string in block.iter():
            if local(string) != "String":
                continue
            part = string.get("SUBS_TYPE", "")
            if part == "HypPart1" and string.get("SUBS_CONTENT"):
                words.append(string.get("SUBS_CONTENT"))
                half = True
            elif part == "HypPart2" and half:
                half = False
            else:
                words.append(string.get("CONTENT", ""))
        texts[block.get("ID")] = " ".join(words)
    return texts


def articles(path):
    """Lists of block ids that a METS file joins to articles."""
    groups = []
    for group in ElementTree.parse(path).iter():
        if local(group) != "smLinkGrp":
            continue
        links = [value for element in group.iter() for name, value in element.attrib.items() if name.endswith("}href")]
        groups.append(sorted({found for link in links for found in re.findall(r"pa\d+\w*|P\d+_TB\w+|TB\.?\w+", link)}))
    return groups


def folder(path, without):
    for directory in sorted({os.path.dirname(name) for name in glob.glob(os.path.join(path, "**", "*.xml"), recursive=True)}):
        if any(part in directory for part in without):
            continue
        texts, orders = {}, []
        for name in sorted(glob.glob(os.path.join(directory, "*.xml"))):
            with open(name, "rb") as file:
                head = file.read(4096)
            if b"<alto" in head:
                texts.update(blocks(name))
            elif b"mets" in head.lower():
                orders += articles(name)
        joined = [[block for block in order if block in texts] for order in orders]
        used = {block for order in joined for block in order}
        joined += [[block] for block in texts if block not in used]
        for order in joined:
            text = "\n\n".join(texts[block] for block in order)
            if order and len(text.split()) >= 40:
                yield f"{directory}/{order[0]}", text


def passages(text, words=420):
    """Cuts a long text into passages of some `words` words at the ends of sentences: whole pages of ALTO make one text each else."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    passage, count = [], 0
    for part in parts:
        passage.append(part)
        count += len(part.split())
        if count >= words:
            yield " ".join(passage)
            passage, count = [], 0
    if count >= 30 or (passage and count == len(text.split())):
        yield " ".join(passage)


def overlaps(texts, unseen, length=24):
    """Which texts share a run of `length` letters with one of `unseen`, white space, case and marks aside."""

    def plain(text):
        return re.sub(r"[^a-z0-9]", "", text.lower())

    known = set()
    for text in unseen:
        letters = plain(text)
        known.update(hash(letters[i : i + length]) for i in range(len(letters) - length + 1))

    def shares(text):
        letters = plain(text)
        return any(hash(letters[i : i + length]) in known for i in range(0, len(letters) - length + 1))

    return [shares(text) for text in texts]
