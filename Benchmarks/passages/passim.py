#!/usr/bin/env python3
"""passim's method on page texts, to compare with: character n-grams, alignment of what they join, merged spans.

    passim.py PAGES.jsonl OUT.jsonl [--n 20] [--max-df 100] [--min-match 5] [--gap 600] [--min-align 50] [--window DAYS]

passim (Smith, Cordell and Dillon, 2013; https://github.com/dasmiq/passim, which needs Spark and is not on PyPI: the package
of that name there is another) works so, and this script does the same on one machine:

1. Features: the n letters and digits, in lower case and without what stands between, that begin at the start of a word; of a
   page those that it has once.
2. Features on 2 to `max-df` pages; pairs of pages that share at least `min-match` of them.
3. Passages of a pair: shared features in the order of both pages, parted where a gap is longer than `gap` in either (here:
   the longest chain in both orders, then the next; passim decodes by Viterbi, whose switches do the same for two pages).
   The ends are carried on by alignment up to 200 characters (here: a local alignment with match 1, all else -1, dropped 30
   below its best). Passages of fewer than `min-align` characters are left out.
4. Spans of one page that overlap are linked where the shorter one lies within the other by half or more; connected
   components are the clusters, and spans of one page in one cluster that touch are one.

The output has the fields of passages.jsonl that score.py reads. passim has no window of days; with --window pages further
apart are not paired, as in the run it is compared with.
"""
import argparse
import bisect
import collections
import datetime
import json
import time


def postings(text, n):
    """(feature, start, end) of those that stand once, at word starts."""
    letters = [(index, char.lower()) for index, char in enumerate(text) if char.isalnum()]
    found = {}
    for place in range(len(letters) - n + 1):
        if place and letters[place - 1][0] == letters[place][0] - 1:
            continue
        key = "".join(char for _, char in letters[place : place + n])
        found.setdefault(key, []).append((letters[place][0], letters[place + n - 1][0] + 1))
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def longest_chain(points):
    """Indices of the longest strictly rising chain of (x, y), x ascending."""
    tails, places, before = [], [], []
    for index, (x, y) in enumerate(points):
        slot = bisect.bisect_left(tails, y)
        before.append(places[slot - 1] if slot else None)
        if slot == len(tails):
            tails.append(y)
            places.append(index)
        else:
            tails[slot] = y
            places[slot] = index
    chain, index = [], places[-1] if places else None
    while index is not None:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def extend(a, b, limit=200, band=20, drop=30):
    """How far two texts agree from their beginnings: characters of each."""
    a, b = a[:limit], b[:limit]
    dead = -(10**6)
    row = {j: -j for j in range(min(band, len(b)) + 1)}
    best, ends = 0, (0, 0)
    for i in range(1, len(a) + 1):
        new = {}
        for j in range(max(0, i - band), min(len(b), i + band) + 1):
            score = row.get(j, dead) - 1
            if j:
                same = a[i - 1].lower() == b[j - 1].lower() or a[i - 1].isspace() and b[j - 1].isspace()
                score = max(score, row.get(j - 1, dead) + (1 if same else -1), new.get(j - 1, dead) - 1)
            if score > best - drop:
                new[j] = score
                if score > best:
                    best, ends = score, (i, j)
        if not new:
            break
        row = new
    return ends


def passages(shared, gap, min_align):
    """Ranges (a0, a1, b0, b1) of a pair of pages from its shared features."""
    rest = sorted(shared)
    found = []
    while len(rest) >= 2:
        chain = longest_chain([(a[0], b[0]) for a, b in rest])
        if len(chain) < 2:
            break
        parts = [[chain[0]]]
        for index in chain[1:]:
            last = rest[parts[-1][-1]]
            if rest[index][0][0] - last[0][1] > gap or rest[index][1][0] - last[1][1] > gap:
                parts.append([])
            parts[-1].append(index)
        for part in parts:
            (a, b), (c, d) = rest[part[0]], rest[part[-1]]
            if min(c[1] - a[0], d[1] - b[0]) >= min_align:
                found.append((a[0], c[1], b[0], d[1]))
        used = set(chain)
        rest = [point for index, point in enumerate(rest) if index not in used]
        if len(chain) < 5:
            break
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages")
    parser.add_argument("out")
    parser.add_argument("--n", type=int, default=20)
    parser.add_argument("--max-df", type=int, default=100)
    parser.add_argument("--min-match", type=int, default=5)
    parser.add_argument("--gap", type=int, default=600)
    parser.add_argument("--min-align", type=int, default=50)
    parser.add_argument("--window", type=int)
    options = parser.parse_args()
    start = time.time()
    with open(options.pages, encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    days = [datetime.date.fromisoformat(page["date"]).toordinal() for page in pages]
    owners = collections.defaultdict(list)
    for number, page in enumerate(pages):
        for key, place in postings(page["text"], options.n).items():
            owners[key].append((number, place))
    pairs = collections.defaultdict(list)
    for places in owners.values():
        if 2 <= len(places) <= options.max_df:
            for index, (a, placeA) in enumerate(places):
                for b, placeB in places[index + 1 :]:
                    if options.window is None or abs(days[a] - days[b]) <= options.window:
                        pairs[a, b].append((placeA, placeB))
    spans, links = [], []
    of_page = collections.defaultdict(list)

    def span(page, begin, end):
        spans.append((page, begin, end))
        of_page[page].append(len(spans) - 1)
        return len(spans) - 1

    for (a, b), shared in sorted(pairs.items()):
        if len(shared) < options.min_match:
            continue
        textA, textB = pages[a]["text"], pages[b]["text"]
        for a0, a1, b0, b1 in passages(shared, options.gap, options.min_align):
            leftA, leftB = extend(textA[max(0, a0 - 200) : a0][::-1], textB[max(0, b0 - 200) : b0][::-1])
            rightA, rightB = extend(textA[a1 : a1 + 200], textB[b1 : b1 + 200])
            links.append((span(a, a0 - leftA, a1 + rightA), span(b, b0 - leftB, b1 + rightB)))
    parent = list(range(len(spans)))

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for x, y in links:
        parent[root(x)] = root(y)
    for own in of_page.values():
        for index, x in enumerate(own):
            for y in own[index + 1 :]:
                (_, a0, a1), (_, b0, b1) = spans[x], spans[y]
                if 2 * max(0, min(a1, b1) - max(a0, b0)) >= min(a1 - a0, b1 - b0):
                    parent[root(x)] = root(y)
    clusters = collections.defaultdict(list)
    for x in range(len(spans)):
        clusters[root(x)].append(x)
    links_of = collections.defaultdict(list)
    for x, y in links:
        links_of[root(x)].append((x, y))
    with open(options.out, "w", encoding="utf-8") as file:
        for key, own in sorted(clusters.items()):
            members, member_of = [], {}
            for x in sorted(own, key=lambda x: spans[x]):
                page, begin, end = spans[x]
                if members and members[-1][0] == page and begin <= members[-1][2]:
                    members[-1][2] = max(members[-1][2], end)
                else:
                    members.append([page, begin, end])
                member_of[x] = len(members) - 1
            record = {
                "size": len(members),
                "members": [{"id": pages[p]["id"], "start": s, "end": e, "text": pages[p]["text"][s:e]} for p, s, e in members],
                "links": [
                    {
                        "a": member_of[x],
                        "b": member_of[y],
                        "a_start": spans[x][1],
                        "a_end": spans[x][2],
                        "b_start": spans[y][1],
                        "b_end": spans[y][2],
                    }
                    for x, y in links_of[key]
                ],
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"{len(pages)} pages, {len(links)} links, {len(clusters)} clusters, {time.time() - start:.0f} s")


main()
