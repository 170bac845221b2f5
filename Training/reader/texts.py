"""Collects the texts that synthetic lines are drawn from: python3 -m reader.texts SHARED_DATA WORDS OUTPUT.json.xz

SHARED_DATA is the folder with dedup/, articles/ and lines/, WORDS a folder in which Debian's word lists lie (any depth). Texts that
share two runs of four words with the pages we measure on (pages/, ocr/), or come from the same issues, are left out. Errors of OCR
in them stay: they are drawn as they stand. Needs nothing but Python.
"""

import argparse
import collections
import csv
import glob
import html
import json
import lzma
import os
import random
import re

from .characters import canonical, kept
from .split import held_out

# Parts of the names of sources that belong to issues we measure on.
MEASURED = re.compile(
    "1868051901|1915032201|1916082601|1918090101|1920111501|1887030301|1887030701|highland|tribune|park.?record|sn84024518|1856050",
    re.IGNORECASE,
)
MOST = 7_500_000
WORD_LISTS = {"french": "french", "german": "ngerman", "spanish": "spanish", "italian": "italian"}
# Sets of real lines in other languages: their training pages' text.
FOREIGN_SETS = {
    "french": ["argus-brevets-fr", "expositions-1881-fr", "kovalewsky-fr", "poesie-corse"],
    "german": ["fondue-mlt-art"],
    "spanish": ["fondue-es-print-19"],
    "italian": ["fondue-it-print-20"],
}


def runs(text):
    """Runs of four words of a text, letters only, in order."""
    words = re.findall("[a-z]+", text.lower())
    return [tuple(words[index : index + 4]) for index in range(len(words) - 3)]


def measured_runs(data):
    """Runs of four words of all transcriptions that the product is measured on."""
    found = set()
    for path in glob.glob(os.path.join(data, "pages", "*.json")):
        with open(path, encoding="utf-8") as file:
            for line in json.load(file)["lines"]:
                found.update(runs(line["text"]))
    for path in glob.glob(os.path.join(data, "ocr", "*.gt.txt")):
        with open(path, encoding="utf-8") as file:
            for line in file:
                found.update(runs(line))
    return found


def leaks(text, measured):
    """How many runs of four words a text shares with those measured on."""
    return sum(run in measured for run in runs(text))


def joined(text):
    """Text of several lines as one, words divided at a line's end put together, in the reader's characters."""
    return kept(re.sub(r"(\w)[-¬]\n(\w)", r"\1\2", text))


def articles(data, measured):
    """Texts of the collection of reprints, at most two of a cluster."""
    folder = os.path.join(data, "dedup")
    if not os.path.isdir(folder):
        return
    with open(os.path.join(folder, "meta.jsonl"), encoding="utf-8") as file:
        sources = {record["id"]: record["source"] for record in map(json.loads, file)}
    taken = collections.Counter()
    with open(os.path.join(folder, "articles.jsonl"), encoding="utf-8") as file:
        for article in map(json.loads, file):
            if taken[article["cluster"]] >= 2 or MEASURED.search(sources[article["id"]]) or leaks(article["text"], measured) >= 2:
                continue
            taken[article["cluster"]] += 1
            yield joined(article["text"])


def alto_pages(data, measured):
    """Texts of the British Library's ALTO; pages delivered twice come once."""
    seen = set()
    for path in sorted(glob.glob(os.path.join(data, "articles", "bl-mets-alto", "**", "*.xml"), recursive=True)):
        if "mets" in os.path.basename(path).lower():
            continue
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = re.findall("<TextLine.*?</TextLine>", file.read(), re.DOTALL)
        words = (re.findall('<String[^>]*?CONTENT="([^"]*)"', line) for line in lines)
        text = joined("\n".join(" ".join(map(html.unescape, line)) for line in words))
        # A page of newspaper shares a run or two with any other.
        if len(text) < 500 or text[200:400] in seen or leaks(text, measured) >= 30:
            continue
        seen.add(text[200:400])
        yield text


def training_text(data, name):
    """The text of the training pages of a set of real lines."""
    path = os.path.join(data, "lines", f"{name}.tsv")
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    held = held_out(name, [row["page"] for row in rows])
    return joined("\n".join(row["text"] for row in rows if row["page"] not in held))


def word_list(folder, name):
    """Words of one of Debian's lists; none where it is not there."""
    for path in glob.glob(os.path.join(folder, "**", "dict", name), recursive=True):
        with open(path, "rb") as file:
            given = file.read()
        try:
            given = given.decode("utf-8")
        except UnicodeDecodeError:
            given = given.decode("latin-1")
        words = (line.strip() for line in given.splitlines())
        return [word for word in words if word and canonical(word) == word and not word.endswith("'s")]
    return []


def collect(data, words, most=MOST):
    """All texts as reader.phrases takes them, `most` characters of English."""
    measured = measured_runs(data)
    texts = [*articles(data, measured), *alto_pages(data, measured)]
    random.Random(1).shuffle(texts)
    english = word_list(words, "american-english")
    foreign = {}
    for language, name in WORD_LISTS.items():
        found = word_list(words, name)
        # Half a million inflected forms of German say no more than a part of them.
        random.Random(1).shuffle(found)
        text = "\n".join(filter(None, (training_text(data, each) for each in FOREIGN_SETS[language])))
        if found:
            foreign[language] = {"text": text, "words": sorted(found[:40_000])}
    return {"text": "\n".join(texts)[:most], "words": english, "foreign": foreign}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("words")
    parser.add_argument("output")
    parser.add_argument("--most", type=int, default=MOST, help="characters of English at most")
    options = parser.parse_args()
    texts = collect(options.data, options.words, options.most)
    if len(texts["text"]) < 10_000 or not texts["words"]:
        raise SystemExit(f"reader.texts: {options.data} has too few texts (dedup/, articles/), or {options.words} no word list (wamerican)")
    with lzma.open(options.output + ".new", "wt", encoding="utf-8", preset=6) as file:
        json.dump(texts, file, ensure_ascii=False)
    os.replace(options.output + ".new", options.output)
    foreign = {language: (len(source["text"]), len(source["words"])) for language, source in texts["foreign"].items()}
    print(f"{len(texts['text'])} characters, {len(texts['words'])} words; other languages: {foreign}", flush=True)


if __name__ == "__main__":
    main()
