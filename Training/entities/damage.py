"""What printing and reading do to a text, with its labels carried along: lines, divided words, case, misreadings, other names."""

import re

from encoder.reprints import CONFUSIONS


def rewritten(text, spans, edits):
    """The text after edits [(start, end, replacement)], in order and apart, and its spans; what is left with no letter goes."""
    out, moved, at, shift = [], [], 0, 0
    places = []
    for start, end, replacement in edits:
        out.append(text[at:start])
        out.append(replacement)
        places.append((start, end, start + shift, len(replacement)))
        shift += len(replacement) - (end - start)
        at = end
    out.append(text[at:])
    result = "".join(out)
    index_of = [0] * (len(text) + 1)
    edit, shift = 0, 0
    for index in range(len(text) + 1):
        while edit < len(places) and places[edit][1] <= index and (places[edit][0] < index or places[edit][0] == places[edit][1]):
            shift += places[edit][3] - (places[edit][1] - places[edit][0])
            edit += 1
        if edit < len(places) and places[edit][0] < index < places[edit][1]:
            index_of[index] = min(places[edit][2] + index - places[edit][0], places[edit][2] + places[edit][3])
        else:
            index_of[index] = index + shift
    for start, end, kind in spans:
        start, end = index_of[start], index_of[end]
        if end > start and any(map(str.isalnum, result[start:end])):
            moved.append((start, end, kind))
    return result, moved


def misread(lot, text, spans, rate):
    """About `rate` of the letters misread as Tesseract misreads; some stretches are worse than others."""
    table, common = CONFUSIONS["letters"], CONFUSIONS["anywhere"]
    names, weights = list(common), list(common.values())
    edits, factor, index = [], 1.0, 0
    while index < len(text):
        if index % 40 == 0:
            factor = lot.choice([0.3, 0.6, 1, 1, 1.6, 2.4])
        letter = text[index]
        if letter == "\n" or lot.random() >= rate * factor:
            index += 1
            continue
        pair, step = text[index : index + 2], 1
        if pair in table and "\n" not in pair and lot.random() < 0.4:
            letter, step = pair, 2
        choices = table.get(letter)
        if choices and lot.random() < 0.85:
            new = lot.choices(list(choices), list(choices.values()))[0]
        else:
            new = lot.choice(["", letter]) + lot.choices(names, weights)[0]
        edits.append((index, index + step, new))
        index += step
    return rewritten(text, spans, edits)


def column(lot, text, spans):
    """Running text set in lines of 28 to 50 letters; words divided at the ends, with or without the hyphen, as archives have it."""
    width, divided = lot.randint(28, 50), lot.choice([0, 0.3, 0.7])
    hyphen = lot.random() < 0.35
    edits, begin, last = [], 0, None
    for match in re.finditer(r"\S+", text):
        start, end = match.span()
        if end - begin > width and last is not None:
            room = begin + width - start
            word = match.group()
            if 2 <= room <= len(word) - 2 and word.isalpha() and len(word) >= 5 and lot.random() < divided:
                edits.append((start + room, start + room, "-\n" if hyphen else "\n"))
                begin = start + room
            else:
                edits.append((last, start, "\n"))
                begin = start
        last = end
    return rewritten(text, spans, edits)


def running(lot, text, spans):
    """Lines joined to running text; words divided by a hyphen mostly set together again."""
    edits = []
    hyphened = lot.random() < 0.7
    for match in re.finditer(r"(-?)\n", text):
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        if match.group(1) and hyphened and before.isalpha() and after.islower():
            edits.append((match.start(), match.end(), ""))
        else:
            edits.append((match.end() - 1, match.end(), " "))
    return rewritten(text, spans, edits)


def cased(lot, text, spans):
    """All in capitals or small letters, or the first line or a line in the middle in capitals, or every word capitalised."""
    what = lot.random()

    def put(part, how):
        new = how(part)
        return new if len(new) == len(part) else part

    if what < 0.25:
        return put(text, str.upper), spans
    if what < 0.45:
        return put(text, str.lower), spans
    lines = text.split("\n")
    which = 0 if what < 0.75 else lot.randrange(len(lines))
    if len(lines[which]) > 120:
        return text, spans
    how = str.upper if lot.random() < 0.7 else lambda part: re.sub(r"\b[a-z](?=[a-z]{3})", lambda m: m.group().upper(), part)
    for index in range(which, min(which + lot.choice([1, 1, 2]), len(lines))):
        lines[index] = put(lines[index], how)
    return "\n".join(lines), spans


def renamed(lot, text, spans, names, share):
    """Some names replaced by others of their kind: `names` has LAST and LOC; long ones, and those with signs, are kept."""
    edits = []
    for start, end, kind in spans:
        name = text[start:end]
        if lot.random() >= share or "\n" in name:
            continue
        if kind == "LOC" and re.fullmatch(r"[A-Z][a-z]{3,}", name):
            new = lot.choice(names["LOC"])
        elif kind == "PER" and re.search(r"[A-Z][a-z]{2,}$", name):
            new = re.sub(r"[A-Z][a-z]+$", lambda m: lot.choice(names["LAST"]), name)
        else:
            continue
        edits.append((start, end, new))
    if not edits:
        return text, spans
    # The spans of replaced names become the whole new names.
    result, shift, moved = text, 0, []
    changed = {edit[0]: edit for edit in edits}
    out, at = [], 0
    for start, end, kind in spans:
        out.append(text[at:start])
        new = changed[start][2] if start in changed else text[start:end]
        moved.append((start + shift, start + shift + len(new), kind))
        out.append(new)
        shift += len(new) - (end - start)
        at = end
    out.append(text[at:])
    result = "".join(out)
    return result, moved


def damaged(lot, passage, names, lined):
    """One printing and reading of a passage: text and spans. `lined`: its line ends are a newspaper's own, not to be made."""
    text, spans = passage.text, list(passage.spans)
    if lot.random() < 0.6:
        text, spans = renamed(lot, text, spans, names, lot.choice([0.2, 0.5]))
    if lined:
        if lot.random() < 0.2:
            text, spans = running(lot, text, spans)
            if lot.random() < 0.5:
                text, spans = column(lot, text, spans)
    elif lot.random() < 0.8:
        text, spans = column(lot, text, spans)
    if lot.random() < 0.16:
        text, spans = cased(lot, text, spans)
    if lot.random() < (0.35 if lined else 0.6):
        text, spans = misread(lot, text, spans, min(0.15, lot.expovariate(1 / (0.02 if lined else 0.04))))
    return text, spans
