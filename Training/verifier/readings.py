"""Two readings of one printed article: the archive's ALTO and Broadsheet's own text of the same boxes.

  python3 -m verifier.readings CORPUS --alto FILE_OR_FOLDER... --output ARTICLES.jsonl [--without PART...]

CORPUS is a folder made by `broadsheet run` of the pages that the ALTO files are of: a page belongs to the ALTO file that lies
beside its scan under the same name. Written are articles with id, text, date and cluster: both readings of one article are one
cluster. Articles of fewer than a dozen words are left out, and those of which the archive read next to nothing.
"""

import argparse
import glob
import json
import os
from xml.etree import ElementTree

LEAST_WORDS = 12


def local(element):
    return element.tag.rpartition("}")[2]


def words(path):
    """Lines of an ALTO file, each a list of (x, y, text), x and y the middle of a word as shares of the page; hyphens kept."""
    root = ElementTree.parse(path).getroot()
    page = next(element for element in root.iter() if local(element) == "Page")
    width, height = float(page.get("WIDTH")), float(page.get("HEIGHT"))
    for line in (element for element in root.iter() if local(element) == "TextLine"):
        row = []
        for word in line:
            if local(word) == "String":
                x, y, w, h = (float(word.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
                row.append(((x + w / 2) / width, (y + h / 2) / height, word.get("CONTENT", "")))
            elif local(word) == "HYP" and row:
                row[-1] = (*row[-1][:2], row[-1][2] + "-")
        yield row


def inside(lines, box, image):
    """The text of the lines that lies in a box [x0, y0, x1, y1] of an image, from top to bottom."""
    x0, y0, x1, y1 = (value / image[name] for value, name in zip(box, ("width", "height", "width", "height")))
    rows = []
    for line in lines:
        kept = [word for word in line if x0 <= word[0] < x1 and y0 <= word[1] < y1]
        if kept:
            rows.append((sum(word[1] for word in kept) / len(kept), " ".join(word[2] for word in kept)))
    return "\n".join(text for _, text in sorted(rows))


def readings(corpus, altos, without, only, one_date):
    """Articles of both readings of every page that has an ALTO file."""
    files = []
    for source in altos:
        files += glob.glob(os.path.join(source, "**", "*.xml"), recursive=True) if os.path.isdir(source) else [source]
    scans = {os.path.splitext(path)[0]: path for path in files}
    for shard in sorted(glob.glob(os.path.join(corpus, "pages", "*.jsonl"))):
        with open(shard, encoding="utf-8") as file:
            pages = [json.loads(line) for line in file]
        for page in pages:
            scan = os.path.splitext(os.path.realpath(page["source"]["path"]))[0]
            if scan not in scans or any(part in scan for part in without):
                continue
            if only and not any(part in scan for part in only):
                continue
            lines = list(words(scans[scan]))
            boxes = {region["id"]: region["bbox"] for region in page["regions"]}
            date = one_date or page.get("metadata", {}).get("date") or "1900-01-01"
            for article in page["articles"]:
                own = " ".join(article["text"].split())
                other = "\n".join(inside(lines, boxes[name], page["image"]) for name in article["regions"])
                if min(len(own.split()), len(other.split())) < LEAST_WORDS or len(other) < len(own) / 3:
                    continue
                name = f"{page['id']}#{article['id']}"
                for reading, text in (("own", article["text"]), ("alto", other)):
                    yield {"id": f"{name}-{reading}", "text": text, "date": date, "cluster": name}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--alto", nargs="+", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--without", nargs="*", default=[], help="pages whose scan's path holds one of these are left out")
    parser.add_argument("--only", nargs="*", default=[], help="pages whose scan's path holds none of these are left out")
    parser.add_argument("--date", help="the date of all, so that all are compared with all")
    options = parser.parse_args()
    with open(options.output, "w", encoding="utf-8") as file:
        count = 0
        for row in readings(options.corpus, options.alto, options.without, options.only, options.date):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} readings of {count // 2} articles")


if __name__ == "__main__":
    main()
