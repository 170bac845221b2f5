"""Makes training clusters out of base texts: reprints as newspapers would print them, and the near misses that are no reprints.

Every function takes a `random.Random`, so that a seed says everything. A copy of a text keeps 25 to 100 % of it, may get a dateline,
another lead or tail and small changes of wording, is set in a column, and is misread as Tesseract misreads (`confusions.json`).
Near misses: the same report with other numbers (`template`), another article round the same quotation (`quote`), another writer on
the same event and the same writer's later report (`events.py`).
"""

import json
import os
import re

from .events import EVENTS, MARKETS, CITIES, MONTHS, NAMES, TREND, WEEKDAYS

with open(os.path.join(os.path.dirname(__file__), "confusions.json"), encoding="utf-8") as _file:
    CONFUSIONS = json.load(_file)

LEADS = [
    "The following particulars have been received here.", "We are indebted to the telegraph for what follows.",
    "A correspondent sends us this account.", "The news below will interest many of our readers.",
    "The matter has been much talked of in this town.", "From our exchanges we take the following.",
    "Late advices by wire are as follows:", "Readers of this paper will remember the earlier report.",
]  # fmt: skip
TAILS = [
    "The family is well known in this county.", "Several of our citizens were acquainted with the parties.",
    "Further news is expected tomorrow.", "A relative of one of those named lives in this city.",
    "The story was the talk of the street here last evening.", "Nothing more had been learned at the hour of going to press.",
    "Our own people have reason to take note of it.", "The mayor, when asked, had nothing to add.",
]  # fmt: skip
SYNONYMS = {
    "said": ["stated", "declared"], "began": ["commenced"], "about": ["nearly", "some"], "large": ["great"], "killed": ["slain"],
    "yesterday": ["last evening", "on the day before"], "today": ["this day"], "several": ["a number of"], "city": ["town"],
    "soon": ["presently"], "near": ["close to"], "big": ["large"], "house": ["dwelling"], "people": ["persons"], "often": ["frequently"],
    "hurt": ["injured"], "sent": ["despatched"], "man": ["person"], "found": ["discovered"], "made": ["effected"], "after": ["following"],
    "bought": ["purchased"], "get": ["obtain"], "until": ["till"], "although": ["though"], "received": ["had"], "while": ["whilst"],
    "company": ["concern"], "because": ["since"], "shall": ["will"], "which": ["that"], "upon": ["on"], "over": ["more than"],
    "many": ["numerous"], "men": ["hands"], "money": ["funds"], "police": ["officers"], "children": ["little ones"],
}  # fmt: skip
ABBREVIATIONS = [
    ("Mister", "Mr."), ("Captain", "Capt."), ("General", "Gen."), ("Company", "Co."), ("Saint", "St."), ("Doctor", "Dr."),
    ("Governor", "Gov."), ("Colonel", "Col."), ("per cent", "%"), ("dollars", "$"), (" and ", " & "), ("Street", "st."),
    ("Senator", "Sen."), ("President", "Pres."), ("January", "Jan."), ("February", "Feb."), ("October", "Oct."),
]  # fmt: skip
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def sentences(text):
    """Sentences of a text, a run of words where no marks divide it."""
    flat = " ".join(re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text).split())
    parts = []
    for part in re.split(r"(?<=[.!?;])[\"']?\s+(?=[\"'A-Z0-9£$])", flat):
        words = part.split()
        for start in range(0, len(words), 45):
            if words[start : start + 45]:
                parts.append(" ".join(words[start : start + 45]))
    return parts


def dateline(lot):
    city, month = lot.choice(CITIES), lot.choice(MONTHS)
    day = lot.randint(1, 28)
    agency = lot.choice(["", "", "(By Associated Press.)", "(Special to the Herald.)", "(By Telegraph.)", "(United Press.)", "[Special.]"])
    mark = lot.choice(["—", ".—", "--", ". ", " - "])
    name = city.upper() if lot.random() < 0.7 else city
    return f"{name}, {month if lot.random() < 0.5 else month[:3] + '.'} {day}{lot.choice(['.', ',', ''])} {agency}{mark}".replace("  ", " ")


def abridged(lot, parts):
    """Some of the sentences, in order: 25 to 100 % of the words."""
    if lot.random() < 0.42 or len(parts) < 2:
        return list(parts)
    share = lot.uniform(0.25, 0.95)
    total = sum(len(part.split()) for part in parts)
    kind = lot.choice(["tail", "tail", "tail", "middle", "lead", "both", "scattered"])
    kept = list(parts)

    def count():
        return sum(len(part.split()) for part in kept)

    while len(kept) > 1 and count() > share * total:
        index = {
            "tail": len(kept) - 1,
            "lead": 0,
            "middle": len(kept) // 2,
            "both": lot.choice([0, len(kept) - 1]),
            "scattered": lot.randrange(len(kept)),
        }[kind]
        if count() - len(kept[index].split()) < 0.22 * total or count() - len(kept[index].split()) < 12:
            break
        del kept[index]
    if lot.random() < 0.25:
        words = kept[-1].split()
        kept[-1] = " ".join(words[: max(3, lot.randint(len(words) // 3, len(words)))])
    return kept


def reworded(lot, text):
    """Small changes of wording: synonyms, abbreviations, numbers as words, words lost."""
    strength = lot.choice([0.1, 0.3, 0.6])
    words = text.split(" ")
    for index, word in enumerate(words):
        bare = word.lower().strip(".,;:")
        if bare in SYNONYMS and lot.random() < strength:
            words[index] = word.lower().replace(bare, lot.choice(SYNONYMS[bare]))
        elif bare.isdigit() and int(bare) < len(NUMBERS) and lot.random() < 0.3:
            words[index] = word.replace(bare, NUMBERS[int(bare)])
        elif len(words) > 20 and lot.random() < 0.015:
            words[index] = ""
    text = " ".join(word for word in words if word)
    for long, short in ABBREVIATIONS:
        if lot.random() < strength:
            text = text.replace(long, short)
        elif lot.random() < 0.1:
            text = text.replace(short, long)
    return text


def misread(lot, text, rate):
    """The text with about `rate` of its letters misread; whole stretches are worse than others, as on film."""
    if rate <= 0:
        return text
    table, common = CONFUSIONS["letters"], CONFUSIONS["anywhere"]
    names, weights = list(common), list(common.values())
    out, index, factor = [], 0, 1.0
    while index < len(text):
        if index % 40 == 0:
            factor = lot.choice([0.3, 0.6, 1, 1, 1.6, 2.4])
        letter = text[index]
        pair = text[index : index + 2]
        if lot.random() >= rate * factor or letter == "\n":
            out.append(letter)
            index += 1
            continue
        if pair in table and lot.random() < 0.4:
            letter, step = pair, 2
        else:
            step = 1
        choices = table.get(letter)
        if choices and lot.random() < 0.85:
            out.append(lot.choices(list(choices), list(choices.values()))[0])
        else:
            # A mark or letter out of nothing, or one lost.
            out.append(lot.choice(["", letter]) + lot.choices(names, weights)[0])
        index += step
    return "".join(out)


def column(lot, text):
    """The text in lines of one width, words divided at their ends; some lines lost."""
    width = lot.randint(22, 64)
    lines, line = [], ""
    for word in text.split(" "):
        while len(line) + len(word) + 1 > width:
            room = width - len(line) - 2
            if len(word) >= 6 and room >= 3 and lot.random() < 0.7 and word[:room].isalpha() and len(word) - room >= 2:
                lines.append((line + " " + word[:room] + "-").strip())
                word, line = word[room:], ""
            elif line:
                lines.append(line)
                line = ""
            else:
                break
        line = (line + " " + word).strip()
    lines.append(line)
    if lot.random() < 0.12 and len(lines) > 8:
        for _ in range(lot.randint(1, 3)):
            del lines[lot.randrange(len(lines))]
    return lines


def printed(lot, text, rate):
    """A text as a corpus holds it: set, misread, and mostly joined again."""
    lines = [misread(lot, line, rate) for line in column(lot, text)]
    form = lot.random()
    if form < 0.4:
        return "\n".join(lines)
    joined = ""
    for line in lines:
        if joined.endswith("-") and lot.random() < 0.85:
            joined = joined[:-1] + (" " if lot.random() < 0.1 else "") + line
        else:
            joined += (" " if joined else "") + line
    return joined


def error_rate(lot):
    """Share of letters misread: median about 2 %, one in twenty over 12 %, at most 25 %."""
    return 0.0 if lot.random() < 0.12 else min(0.25, lot.lognormvariate(-3.8, 1.05))


def copy(lot, parts, pool):
    """One reprint of an article given by its sentences; `pool` holds other articles' sentences."""
    kept = abridged(lot, parts)
    text = " ".join(kept)
    if lot.random() < 0.4:
        text = reworded(lot, text)
    if lot.random() < 0.4:
        text = dateline(lot) + text
    own = len(text.split())
    extra = lambda stock: lot.choice(stock) if lot.random() < 0.5 else " ".join(lot.choice(pool).split()[: max(10, own // 2)])
    if lot.random() < 0.15:
        text = extra(LEADS) + " " + text
    if lot.random() < 0.22:
        text += " " + extra(TAILS)
    return printed(lot, text, error_rate(lot))


def cut(lot, words):
    """A passage of 60 to 150 of the words and a cut of it (30 to 60 words, seldom 10 to 30), each as printed text of its own."""
    long = min(len(words), lot.randint(60, 150))
    begin = lot.randint(0, len(words) - long)
    passage = words[begin : begin + long]
    few = lot.random() < 0.2
    short = min(long, lot.randint(10, 30) if few else lot.randint(30, 60))
    if few:
        # So few words do not say what a whole column says.
        passage = passage[: 3 * short]
    start = lot.randint(0, len(passage) - short)
    both = passage[start : start + short], passage
    return [printed(lot, " ".join(part), error_rate(lot)) for part in both]


def numbers(text):
    return len(re.findall(r"\d+", text))


def template(lot, parts):
    """The same report of another day: other numbers, weekdays, months, trends and, mostly, names."""
    names = lot.random() < 0.6

    def number(match):
        digits = match.group()
        if lot.random() < 0.15:
            return digits
        if len(digits) == 4 and digits[:2] in ("18", "19"):
            return str(int(digits) + lot.choice([-2, -1, 1, 2]))
        return "".join(str(lot.randint(1 if place == 0 else 0, 9)) for place in range(len(digits)))

    def word(match):
        found = match.group()
        lower = found.lower()
        for stock in (WEEKDAYS, MONTHS, NUMBERS[1:]):
            if lower in [entry.lower() for entry in stock]:
                other = lot.choice(stock)
                return other if found[0].isupper() else other.lower()
        for group in TREND:
            if lower in group:
                return lot.choice([entry for entry in group if entry != lower])
        if names and found in CITIES:
            return lot.choice(CITIES)
        return found

    changed = []
    for part in parts:
        part = re.sub(r"\d+", number, part)
        part = re.sub(r"[A-Za-z]+", word, part)
        if names:
            part = re.sub(
                r"(?<=[a-z,] )(?:Mr\.? |Mrs\.? |Miss |Capt\.? |Dr\.? )?[A-Z][a-z]{3,}\b",
                lambda match: lot.choice(NAMES) if lot.random() < 0.6 else match.group(),
                part,
            )
        changed.append(part)
    return changed


def quoting(lot, parts, quotation):
    """An article with another's quotation in its midst."""
    place = lot.randint(1, max(1, len(parts) - 1))
    opening = lot.choice(['He said: "', 'The statement is as follows: "', 'The letter reads: "', 'It was declared: "', '"'])
    return parts[:place] + [opening + " ".join(quotation).replace('"', "'") + '"'] + parts[place:]


def event(lot):
    """Texts of several writers on one invented event, and the first writer's later report: lists of sentences."""
    writers, facts = lot.choice(EVENTS), {}

    def filled(text):
        def value(match):
            key = match.group(1)
            if key not in facts:
                stock = key.rstrip("0123456789")
                choice = {
                    "name": lambda: lot.choice(NAMES), "city": lambda: lot.choice(CITIES), "month": lambda: lot.choice(MONTHS),
                    "weekday": lambda: lot.choice(WEEKDAYS), "small": lambda: str(lot.randint(2, 40)),
                    "large": lambda: f"{lot.randint(2, 90)},{lot.randint(0, 9)}00", "hour": lambda: str(lot.randint(1, 12)),
                }[stock]  # fmt: skip
                facts[key] = choice()
            return facts[key]

        return re.sub(r"\{(\w+)\}", value, text)

    return [[filled(part) for part in writer] for writer in writers]


def market(lot):
    """A standing report full of numbers, invented: sentences."""
    frame = lot.choice(MARKETS)
    opening = [frame[0]]
    body = lot.sample(frame[1:], lot.randint(max(3, len(frame) // 2), len(frame) - 1))
    text = []
    for part in opening + body:
        part = re.sub(r"\{city\}", lambda _: lot.choice(CITIES), part)
        part = re.sub(r"\{weekday\}", lambda _: lot.choice(WEEKDAYS), part)
        part = re.sub(r"\{trend(\d)\}", lambda match: lot.choice(TREND[int(match.group(1))]), part)
        part = re.sub(r"\{n(\d)\}", lambda match: str(lot.randint(10 ** (int(match.group(1)) - 1), 10 ** int(match.group(1)) - 1)), part)
        text.append(part)
    return text
