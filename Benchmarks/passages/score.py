#!/usr/bin/env python3
"""Scores passages against labelled pieces of the same pages.

    score.py REPRINTS PAGES passages.jsonl

REPRINTS is ../shared/data/reprints; PAGES a folder that pages.py wrote.

The alignable part of a labelled pair is `share` of the shorter piece (as pairs.jsonl has it). A copy pair is found where a
cluster has two members, one on each page, that overlap the two pieces by at least half of the alignable part each; "by a
link" asks the same of the two ranges of one link. A not-copy pair is joined where the two members (or ranges) cover more
than half of both pieces: a quotation that two stories share is a passage, but not more than half of both.

Every two labelled pieces on two pages that belong to different clusters of the truth and are no labelled copies are counted
as well ("any two of different clusters"), as the truth is meant to be complete within the set.
"""
import collections
import json
import sys


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def main():
    reprints, folder, passages = sys.argv[1:]
    pieces = {record["id"]: record for record in read_lines(f"{folder}/pieces.jsonl")}
    truth = {record["id"]: record["cluster"] for record in read_lines(f"{reprints}/articles.jsonl")}
    kinds = {record["id"]: record["kind"] for record in read_lines(f"{reprints}/meta.jsonl")}
    pairs = [
        pair
        for pair in read_lines(f"{reprints}/pairs.jsonl")
        if pair["a"] in pieces and pair["b"] in pieces and pieces[pair["a"]]["page"] != pieces[pair["b"]]["page"]
    ]
    # (cluster, range) by page; and (link, range) by page, one entry a side.
    members, sides = collections.defaultdict(list), collections.defaultdict(list)
    count = links = 0
    sizes = collections.Counter()
    for number, cluster in enumerate(read_lines(passages)):
        count += 1
        sizes[min(10, cluster["size"])] += 1
        for member in cluster["members"]:
            members[member["id"]].append((number, (member["start"], member["end"])))
        for link in cluster["links"]:
            links += 1
            for side in "ab":
                page = cluster["members"][link[side]]["id"]
                sides[page].append((links, (link[side + "_start"], link[side + "_end"])))

    def place(piece):
        return pieces[piece]["start"], pieces[piece]["end"]

    def letters(piece):
        return pieces[piece]["end"] - pieces[piece]["start"]

    def joined(a, b, table, needA, needB):
        """Whether one cluster or link overlaps both pieces by as many code points."""
        def near(piece, need):
            return {
                number for number, range in table[pieces[piece]["page"]] if overlap(range, place(piece)) >= max(1, need)
            }
        return not near(a, needA).isdisjoint(near(b, needB))

    found, missed, barren = collections.Counter(), [], 0
    total, direct = collections.Counter(), collections.Counter()
    false, false_direct, negatives = collections.Counter(), collections.Counter(), collections.Counter()
    for pair in pairs:
        a, b = pair["a"], pair["b"]
        if pair["label"] == "copy":
            share = pair["share"] or 0
            if share * min(letters(a), letters(b)) < 40:
                barren += 1
                continue
            need = share * min(letters(a), letters(b)) / 2
            total[pair["kind"]] += 1
            direct[pair["kind"]] += joined(a, b, sides, need, need)
            if joined(a, b, members, need, need):
                found[pair["kind"]] += 1
            else:
                missed.append(pair)
        else:
            negatives[pair["kind"]] += 1
            halves = letters(a) / 2 + 0.5, letters(b) / 2 + 0.5
            false[pair["kind"]] += joined(a, b, members, *halves)
            false_direct[pair["kind"]] += joined(a, b, sides, *halves)
    strangers = strangers_joined = 0
    copies = {frozenset((pair["a"], pair["b"])) for pair in pairs if pair["label"] == "copy"}
    labelled = sorted(piece for piece in pieces if kinds[piece] != "distractor")
    held = {
        piece: {
            number
            for number, range in members[pieces[piece]["page"]]
            if overlap(range, place(piece)) > letters(piece) / 2
        }
        for piece in labelled
    }
    for index, a in enumerate(labelled):
        for b in labelled[index + 1 :]:
            if truth[a] == truth[b] or pieces[a]["page"] == pieces[b]["page"] or frozenset((a, b)) in copies:
                continue
            strangers += 1
            strangers_joined += not held[a].isdisjoint(held[b])

    def line(name, hits, all):
        parts = ", ".join(f"{kind} {hits[kind]}/{all[kind]}" for kind in sorted(all))
        rate = sum(hits.values()) / max(1, sum(all.values()))
        print(f"{name}: {rate:.3f} ({sum(hits.values())} of {sum(all.values())}; {parts})")

    print(f"{count} clusters, {links} links; sizes (10: or more): " + ", ".join(f"{k}: {v}" for k, v in sorted(sizes.items())))
    line("copy pairs found, by a cluster", found, total)
    line("copy pairs found, by a link", direct, total)
    print(f"copy pairs without 40 shared letters, not counted: {barren}")
    line("not-copy pairs joined, by a cluster", false, negatives)
    line("not-copy pairs joined, by a link", false_direct, negatives)
    print(f"any two of different clusters joined: {strangers_joined} of {strangers}")
    hits = sum(found.values())
    print(f"precision over labelled pieces: {hits / max(1, hits + strangers_joined):.3f}")
    for pair in missed[:40]:
        print("missed", json.dumps({key: pair[key] for key in ("a", "b", "kind", "share", "identity", "jaccard8")}))


main()
