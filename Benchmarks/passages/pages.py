#!/usr/bin/env python3
"""Makes page texts for `broadsheet dedup --passages`, with what is known of reprints on them.

    pages.py real DAYS.tar.xz REPRINTS OUT    the pages of the archive as they are
    pages.py made DAYS.tar.xz REPRINTS OUT    pages made of labelled pieces put into pages of other days

DAYS.tar.xz is ../shared/data/enrich/chronam-1916-frontpages/pages_8days.tar.xz, REPRINTS the folder ../shared/data/reprints.
OUT gets pages.jsonl (id, text, date, series) and pieces.jsonl: one line a piece of REPRINTS that lies on a page, with the
page's id and where it begins and ends there, in code points.

real: a piece is looked for on the page of its newspaper and day, by its whole text; the archive and the pieces share one
day, 10 March 1916, so that few pairs can be scored.

made: every labelled piece is put between two lines of a real front page of another day of the archive, pieces of one
newspaper and day on one page, which then bears their day and newspaper. No page gets two pieces of one cluster or of one
labelled pair, and no archive page is used twice before all were used once. Everything is seeded: the same bytes each time.
"""
import json
import random
import sys
import tarfile


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def archive_pages(path):
    """Texts by (day as 1916-03-10, name of the file without its folder and ending), in order."""
    pages = {}
    with tarfile.open(path) as archive:
        for member in archive:
            if not member.name.endswith(".txt"):
                continue
            day, name = member.name.split("/")[-2:]
            text = archive.extractfile(member).read().decode("utf-8", "replace")
            pages[f"{day[:4]}-{day[4:6]}-{day[6:]}", name[: -len("_seq-1.txt")]] = text
    return dict(sorted(pages.items()))


def write(path, records):
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def real(pages, pieces, meta):
    records, places, missing = [], [], 0
    names = {}
    for (day, name), text in pages.items():
        lccn = name.split("-ed-")[0]
        names.setdefault((day, lccn), []).append(f"{day}/{name}")
        records.append({"id": f"{day}/{name}", "text": text, "date": day, "series": lccn})
    texts = {record["id"]: record["text"] for record in records}
    for piece in pieces:
        candidates = names.get((piece["date"], meta[piece["id"]]["lccn"]), [])
        found = [(page, texts[page].find(piece["text"])) for page in candidates]
        found = [(page, place) for page, place in found if place >= 0]
        if found:
            page, place = found[0]
            places.append({"id": piece["id"], "page": page, "start": place, "end": place + len(piece["text"])})
        elif candidates:
            missing += 1
    print(f"{len(records)} pages, {len(places)} pieces on them, {missing} pieces not found on their pages")
    return records, places


def made(pages, pieces, meta, pairs, clusters):
    rng = random.Random(1916)
    hosts = [text for (day, _), text in pages.items() if not day.startswith("1916-03") and len(text) > 8000]
    rng.shuffle(hosts)
    labelled = [piece for piece in pieces if meta[piece["id"]]["kind"] != "distractor"]
    apart = {}
    for pair in pairs:
        apart.setdefault(pair["a"], set()).add(pair["b"])
        apart.setdefault(pair["b"], set()).add(pair["a"])
    groups = {}
    for piece in sorted(labelled, key=lambda piece: piece["id"]):
        key = piece["date"], meta[piece["id"]]["lccn"]
        for group in groups.setdefault(key, []):
            if all(
                other["id"] not in apart.get(piece["id"], ()) and clusters[other["id"]] != clusters[piece["id"]]
                for other in group
            ):
                group.append(piece)
                break
        else:
            groups[key].append([piece])
    records, places = [], []
    for (day, lccn), lists in sorted(groups.items()):
        for number, group in enumerate(lists, 1):
            host = hosts[len(records) % len(hosts)].split("\n")
            cuts = sorted(rng.sample(range(1, len(host)), len(group)))
            name = f"{day}/{lccn}-ed-{number}"
            text, last = "", 0
            for cut, piece in zip(cuts, group):
                text += "\n".join(host[last:cut]) + "\n" + piece["headline"] + "\n"
                places.append(
                    {"id": piece["id"], "page": name, "start": len(text), "end": len(text) + len(piece["text"])}
                )
                text += piece["text"] + "\n"
                last = cut
            text += "\n".join(host[last:])
            records.append({"id": name, "text": text, "date": day, "series": lccn})
    print(f"{len(records)} pages from {len(hosts)} hosts, {len(places)} pieces on them")
    return records, places


def main():
    kind, archive, reprints, out = sys.argv[1:]
    pages = archive_pages(archive)
    pieces = read_lines(f"{reprints}/input.jsonl")
    meta = {record["id"]: record for record in read_lines(f"{reprints}/meta.jsonl")}
    if kind == "real":
        records, places = real(pages, pieces, meta)
    else:
        clusters = {record["id"]: record["cluster"] for record in read_lines(f"{reprints}/articles.jsonl")}
        records, places = made(pages, pieces, meta, read_lines(f"{reprints}/pairs.jsonl"), clusters)
    write(f"{out}/pages.jsonl", records)
    write(f"{out}/pieces.jsonl", places)


main()
