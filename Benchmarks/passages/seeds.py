#!/usr/bin/env python3
"""What finds the labelled copy pairs in the first place: the encoder's windows, runs of letters, or either?

    seeds.py windows PAGES OUT.jsonl          cuts the text about the labelled pieces into windows, as articles for `dedup`
    seeds.py score REPRINTS PAGES passages.jsonl LINKS_DIR   compares, LINKS_DIR being what `dedup` kept of the windows

PAGES is a folder that pages.py wrote. Windows have 400 characters and begin every 200, which is what the encoder reads at
once of such text. Between the two commands stands

    broadsheet dedup OUT.jsonl --output DIR --encoder-only --link-cosine 0.4 --no-pairs      (LINKS_DIR is DIR/links)

A pair is seeded by the encoder where a window that lies half in the one piece and a window that lies half in the other have
a cosine of at least the threshold. It is confirmed where the best local alignment of the two whole pieces (Smith and
Waterman; match 1, all else -1) is a passage by the product's own limits: with a seed of whatever kind it would be found.
"""
import collections
import glob
import json
import sys
import unicodedata

import numpy


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def folded(text):
    """Small letters, digits and single spaces, about as the product has them."""
    letters = []
    for char in unicodedata.normalize("NFKD", text.replace("-\n", "").lower()):
        if char.isalnum():
            letters.append(char)
        elif char not in "'\u2019" and not unicodedata.combining(char) and letters and letters[-1] != " ":
            letters.append(" ")
    return numpy.array([ord(char) for char in letters], dtype=numpy.int32)


def local_alignment(a, b):
    """Score, and letters of each text, of the best local alignment."""
    steps = numpy.arange(len(b) + 1)
    row = numpy.zeros(len(b) + 1, dtype=numpy.int64)
    # Where the alignment of each cell began, in both texts.
    from_a, from_b = numpy.zeros_like(row), steps.copy()
    best = (0, 0, 0)
    for i, letter in enumerate(a, 1):
        new = numpy.zeros_like(row)
        new_a, new_b = numpy.full_like(row, i), steps.copy()
        diagonal = row[:-1] + numpy.where(b == letter, 1, -1)
        above = row[1:] - 1
        take = diagonal >= above
        value = numpy.where(take, diagonal, above)
        keep = value > 0
        new[1:][keep] = value[keep]
        new_a[1:][keep] = numpy.where(take, from_a[:-1], from_a[1:])[keep]
        new_b[1:][keep] = numpy.where(take, from_b[:-1], from_b[1:])[keep]
        # From the left: the best earlier cell less its distance.
        shifted = new + steps
        source = numpy.maximum.accumulate(numpy.where(shifted == numpy.maximum.accumulate(shifted), steps, 0))
        value = shifted[source] - steps
        keep = value > new
        new[keep], new_a[keep], new_b[keep] = value[keep], new_a[source][keep], new_b[source][keep]
        row, from_a, from_b = new, new_a, new_b
        j = int(row.argmax())
        if row[j] > best[0]:
            best = (int(row[j]), i - int(from_a[j]), j - int(from_b[j]))
    return best


def is_passage(score, a, b):
    """PassageMatch.isPassage at its defaults; the aligned columns are at least the longer side's letters."""
    columns = max(a, b)
    return min(a, b) >= 100 and score >= 50 and (columns + score) / 2 / columns >= 0.6


def cut(folder, out):
    pages = {page["id"]: page for page in read_lines(f"{folder}/pages.jsonl")}
    places = collections.defaultdict(list)
    for piece in read_lines(f"{folder}/pieces.jsonl"):
        places[piece["page"]].append((piece["start"], piece["end"]))
    with open(out, "w", encoding="utf-8") as file:
        count = 0
        for name, own in sorted(places.items()):
            page = pages[name]
            for start in range(0, max(1, len(page["text"]) - 200), 200):
                if any(min(end, start + 400) - max(begin, start) >= 100 for begin, end in own):
                    text = page["text"][start : start + 400]
                    record = {"id": f"{name}@{start}", "text": text, "date": page["date"], "page": name}
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
                    count += 1
    print(f"{count} windows")


def score(reprints, folder, passages, links):
    pages = {page["id"]: page["text"] for page in read_lines(f"{folder}/pages.jsonl")}
    pieces = {piece["id"]: piece for piece in read_lines(f"{folder}/pieces.jsonl")}
    pairs = [
        pair
        for pair in read_lines(f"{reprints}/pairs.jsonl")
        if pair["label"] == "copy"
        and pair["a"] in pieces
        and pair["b"] in pieces
        and pieces[pair["a"]]["page"] != pieces[pair["b"]]["page"]
    ]
    cosines = {}
    for path in glob.glob(f"{links}/*.jsonl"):
        for link in read_lines(path):
            cosines[frozenset((link["a"], link["b"]))] = link["probability"]
    sides = collections.defaultdict(list)
    number = 0
    for cluster in read_lines(passages):
        for link in cluster["links"]:
            number += 1
            for side in "ab":
                name = cluster["members"][link[side]]["id"]
                sides[name].append((number, link[side + "_start"], link[side + "_end"]))

    def windows(piece):
        place = pieces[piece]
        return [
            f"{place['page']}@{start}"
            for start in range(0, len(pages[place["page"]]), 200)
            if min(place["end"], start + 400) - max(place["start"], start) >= min(200, (place["end"] - place["start"]) / 2)
        ]

    def lexical(pair):
        need = pair["share"] * min(len_of(pair["a"]), len_of(pair["b"])) / 2
        near = [
            {
                number
                for number, start, end in sides[pieces[piece]["page"]]
                if min(end, pieces[piece]["end"]) - max(start, pieces[piece]["start"]) >= max(1, need)
            }
            for piece in (pair["a"], pair["b"])
        ]
        return not near[0].isdisjoint(near[1])

    def len_of(piece):
        return pieces[piece]["end"] - pieces[piece]["start"]

    rows = []
    for pair in pairs:
        if (pair["share"] or 0) * min(len_of(pair["a"]), len_of(pair["b"])) < 40:
            continue
        best = max(
            (cosines.get(frozenset((a, b)), 0) for a in windows(pair["a"]) for b in windows(pair["b"])), default=0
        )
        texts = [
            folded(pages[pieces[piece]["page"]][pieces[piece]["start"] : pieces[piece]["end"]])
            for piece in (pair["a"], pair["b"])
        ]
        rows.append((pair, best, lexical(pair), is_passage(*local_alignment(*texts))))
    all = len(rows)
    print(f"{all} copy pairs; confirmed by full alignment of the pieces: {sum(row[3] for row in rows)}")
    print(f"runs of letters (the product's links): {sum(row[2] for row in rows)}")
    for threshold in (0.4, 0.5, 0.6, 0.7, 0.8):
        seeded = sum(row[1] >= threshold for row in rows)
        both = sum(row[1] >= threshold and row[3] for row in rows)
        more = sum(row[1] >= threshold and row[3] and not row[2] for row in rows)
        print(f"encoder, cosine >= {threshold}: {seeded} seeded, {both} of them confirmed, {more} that letters miss")
    for pair, best, found, confirmed in rows:
        if confirmed and not found:
            print("confirmed, not linked:", pair["a"], pair["b"], pair["kind"], pair["share"], pair["identity"], f"cosine {best:.2f}")


if sys.argv[1] == "windows":
    cut(*sys.argv[2:])
else:
    score(*sys.argv[2:])
