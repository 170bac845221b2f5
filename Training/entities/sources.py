"""Labelled texts of several free sets, brought to the conventions of our own labels (Models/entities.md).

A passage is text, spans [(start, end, kind)] in code points, `partial` where the set does not label everything that we do (what
is outside there may be a name of kind MISC), and the newspaper's number where it has one.
"""

import glob
import io
import json
import lzma
import os
import re
import tarfile
from dataclasses import dataclass, field

ADDRESS = {
    "mr", "mrs", "miss", "ms", "messrs", "dr", "rev", "hon", "sir", "lord", "lady", "madame", "madam", "mme", "mlle", "master", "mistress",
    "king", "queen", "prince", "princess", "count", "countess", "duke", "duchess", "baron", "earl", "emperor", "pope", "st",
    "gen", "general", "col", "colonel", "capt", "captain", "lieut", "lieutenant", "lt", "major", "maj", "sergeant", "sergt", "corporal",
    "admiral", "commodore", "brigadier", "marshal", "president", "senator", "governor", "gov", "secretary", "judge", "professor", "prof",
    "doctor", "father", "mother", "uncle", "aunt", "brother", "sister", "captain", "squire", "parson", "deacon", "old", "young", "poor",
    "little", "dear", "the", "a", "an", "second", "first", "monsieur", "m", "signor", "don", "herr", "frau", "reverend", "prime", "minister",
}  # fmt: skip
_SMALL_INSIDE = {"of", "the", "de", "von", "van", "der", "and", "du", "la", "le", "d", "'", "-", "’"}


@dataclass
class Passage:
    text: str
    spans: list
    partial: bool = False
    source: str = ""
    lccn: str = ""
    id: str = ""
    extra: dict = field(default_factory=dict)


def _lines(path, member):
    with tarfile.open(path) as archive:
        names = sorted(name for name in archive.getnames() if re.search(member, name))
        for name in names:
            yield name, io.TextIOWrapper(archive.extractfile(name), encoding="utf-8", errors="replace").read()


def without_article(text, start, end, kind):
    """The span without a leading "the", and without a title of address where it is a person's."""
    while True:
        match = re.match(r"(\w+)(\.?)(['’]s)?\s+", text[start:end])
        word = match.group(1).lower() if match else ""
        if not match or not (word in ("the", "a", "an") or kind == "PER" and word in ADDRESS):
            return start, end
        start += match.end()


def joined(sentences):
    """One text of several sentences of (token, tag) without blanks before signs, and its spans; tags are BIO or IO."""
    text, spans, opened = "", [], None
    glue = True
    for sentence in sentences:
        quotes = 0
        for token, tag in sentence:
            if token in ("``", "''"):
                token = '"'
            close = token in {".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "'", "n't", "’s"} or token.startswith("'") and len(token) < 4
            if token == '"':
                quotes += 1
                close = quotes % 2 == 0
            if text and not (close or glue):
                text += " "
            start = len(text)
            text += token
            glue = token in {"(", "[", "$", "#"} or token == '"' and quotes % 2 == 1
            kind = None if tag == "O" else tag[2:]
            if opened and (kind != opened[2] or tag[0] == "B"):
                spans.append(tuple(opened))
                opened = None
            if kind:
                if opened:
                    opened[1] = len(text)
                else:
                    opened = [start, len(text), kind]
        if opened:
            spans.append(tuple(opened))
            opened = None
        glue = False
    kept = []
    for start, end, kind in spans:
        start, end = without_article(text, start, end, kind)
        if end > start:
            kept.append((start, end, kind))
    return text, kept


def _conll(content, column, kinds):
    sentence = []
    for line in content.splitlines():
        parts = line.rstrip("\n").split()
        if len(parts) < 2:
            if sentence:
                yield sentence
            sentence = []
            continue
        tag = parts[column]
        if tag != "O":
            kind = kinds.get(tag[2:])
            tag = tag[:2] + kind if kind else "O"
        sentence.append((parts[0], tag))
    if sentence:
        yield sentence


def _passages(sentences, source, partial, words=110):
    held, count = [], 0
    for sentence in sentences:
        held.append(sentence)
        count += len(sentence)
        if count >= words:
            yield Passage(*joined(held), partial, source)
            held, count = [], 0
    if count > 5:
        yield Passage(*joined(held), partial, source)


def wikigold(folder):
    kinds = {kind: kind for kind in ("PER", "ORG", "LOC", "MISC")}
    for _, content in _lines(f"{folder}/ner-wikigold/wikigold.tar.xz", r"conll\.txt$"):
        yield from _passages(_conll(content, 1, kinds), "wikigold", False)


def _tame(sentences):
    """Without what newspapers have not: users' handles, hash signs, links; and only sentences that hold a name or five words."""
    for sentence in sentences:
        kept = [(t, g) for t, g in sentence if not (t[0] in "@#" or "http" in t or t == "RT" or ord(max(t)) > 0x2122)]
        if len(kept) >= 5:
            yield [(t, "B" + g[1:] if g[0] == "I" and (i == 0 or kept[i - 1][1][2:] != g[2:]) else g) for i, (t, g) in enumerate(kept)]


def wnut(folder):
    kinds = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "creative-work": "MISC", "product": "MISC"}
    for _, content in _lines(f"{folder}/ner-wnut17/wnut17.tar.xz", r"(train\.conll|dev\.conll|annotated)$"):
        yield from _passages(_tame(_conll(content, 1, kinds)), "wnut17", True)


def btc(folder):
    kinds = {kind: kind for kind in ("PER", "ORG", "LOC")}
    for _, content in _lines(f"{folder}/ner-btc/btc.tar.xz", r"\.conll$"):
        yield from _passages(_tame(_conll(content, 1, kinds)), "btc", True)


def re3d(folder):
    kinds = {"Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "MISC"}
    for _, content in _lines(f"{folder}/ner-re3d-public/re3d_public.tar.xz", r"\.conll$"):
        for passage in _passages(_conll(content, 1, kinds), "re3d", True):
            # Pronouns and descriptions ("we", "commander of ...") are mentions there, no names.
            passage.spans = [s for s in passage.spans if passage.text[s[0]].isupper() and passage.text[s[0] : s[1]].lower() not in ("we", "our")]
            yield passage


def wotr(folder):
    """Records of the Civil War: paragraphs of whole documents, about 120 words each."""
    with lzma.open(f"{folder}/ner-geo-wotr/wotr-topo-test.json.xz", "rt", encoding="utf-8") as file:
        documents = json.load(file)
    kinds = {"person": "PER", "place": "LOC", "org": "ORG"}
    for document in documents:
        text = document["text"]
        spans = sorted((e["char_start"], e["char_end"], kinds[e["entity_type"]]) for e in document["named_entities"])
        cuts, last = [0], 0
        for match in re.finditer(r"(?<=[.!?:,])\s+(?=[A-Z])|\n\n", text):
            if len(text[last : match.end()].split()) > 100 and not any(s < match.end() and e > match.start() for s, e, _ in spans):
                cuts.append(match.end())
                last = match.end()
        cuts.append(len(text))
        for begin, end in zip(cuts, cuts[1:]):
            inside = [(s - begin, e - begin, k) for s, e, k in spans if begin <= s and e <= end]
            part = text[begin:end]
            kept, reached = [], 0
            for s, e, k in inside:
                s, e = without_article(part, s, e, k)
                if e > s >= reached:
                    kept.append((s, e, k))
                    reached = e
            if len(part.split()) > 12:
                yield Passage(re.sub(r"\n", " ", part), kept, True, "wotr")


def litbank(folder):
    """Novels: proper names alone, cut to their capitalised words; tokens stand apart in the files and are set together here."""
    kinds = {"PER": "PER", "GPE": "LOC", "FAC": "LOC", "LOC": "LOC", "ORG": "ORG", "VEH": "MISC"}
    path = f"{folder}/ner-litbank/litbank_coref_brat.tar.xz"
    texts = dict(_lines(path, r"_brat\.txt$"))
    for name, notes in _lines(path, r"_brat\.ann$"):
        text = texts[name.replace(".ann", ".txt")]
        spans = []
        for line in notes.splitlines():
            parts = line.split("\t")
            if len(parts) < 3 or not parts[1].startswith("PROP_"):
                continue
            label, start, end = parts[1].split()[:3]
            spans.append((int(start), int(end), kinds[label[5:]]))
        tokens = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", text)]
        tags = ["O"] * len(tokens)
        for start, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
            inside = [i for i, t in enumerate(tokens) if start <= t[0] and t[1] <= end]
            while inside and (tokens[inside[0]][2].lower().strip(".") in ADDRESS and (kind == "PER" or tokens[inside[0]][2].lower() == "the")
                              or not tokens[inside[0]][2][0].isupper()):
                inside.pop(0)
            while inside and not tokens[inside[-1]][2][0].isupper():
                inside.pop()
            small = [i for i in inside if tokens[i][2][0].islower() and tokens[i][2] not in _SMALL_INSIDE]
            if not inside or small or any(tags[i] != "O" for i in inside):
                continue
            for i in inside:
                tags[i] = ("B-" if i == inside[0] else "I-") + kind
        sentence, sentences = [], []
        for (_, _, token), tag in zip(tokens, tags):
            sentence.append((token.replace("``", '"').replace("_", "") or "-", tag))
            if token in {".", "!", "?"}:
                sentences.append(sentence)
                sentence = []
        sentences.append(sentence)
        yield from _passages(sentences, "litbank", True)


def own(path):
    """Passages labelled by hand, as the gold files have them (`entities` of start, end, type): JSON lines or one list."""
    with open(path, encoding="utf-8") as file:
        content = file.read()
    records = json.loads(content) if content.startswith("[") else [json.loads(line) for line in content.splitlines() if line.strip()]
    for record in records:
        spans = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        yield Passage(record["text"], spans, False, "own", record.get("lccn", ""), record["id"], {"ocr": record.get("ocr")})


def everything(folder):
    """All of the free sets below a folder, by name."""
    return {f.__name__: list(f(folder)) for f in (wikigold, wotr, litbank, re3d, wnut, btc)}


def names(folder):
    """Names to put in others' stead: {"LAST": [...], "LOC": [...]} of members of Congress and of larger places."""
    last, places = set(), set()
    with lzma.open(f"{folder}/us-legislators/legislators-historical.csv.xz", "rt", encoding="utf-8") as file:
        for line in list(file)[1:]:
            name = line.split(",")[0]
            if name.isascii() and name.isalpha():
                last.add(name)
    with lzma.open(f"{folder}/geonames-cities500/cities500.tsv.xz", "rt", encoding="utf-8") as file:
        for line in list(file)[1:]:
            parts = line.split("\t")
            floor = 2500 if parts[4] in ("US", "GB", "CA") else 60000
            if int(parts[6] or 0) >= floor and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", parts[1]):
                places.add(parts[1])
    return {"LAST": sorted(last), "LOC": sorted(places)}
