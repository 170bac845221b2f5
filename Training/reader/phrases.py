"""What synthetic lines say: printed text, words, figures and odd signs by lot. Needs nothing but Python.

Much of it no language model foretells, so that the reader learns letters, not phrases.
"""

import json
import lzma

from .characters import ACCENTED, FRACTIONS

LETTERS = "abcdefghijklmnopqrstuvwxyz"
INITIALS = "ABCDEFGHIJKLMNOPRSTW"
ABBREVIATIONS = (
    "No. Nos. St. Mr. Mrs. Dr. Capt. Gen. Col. Hon. Rev. a.m. p.m. A.M. P.M. M. inst. ult. &c. & cwt. lbs. bbl. per ct. cts. "
    "o'clock 10th 22d 3d 1st vs. D.C. N.Y. Co., Bros. oz. doz. ft. bu. tf d6m fe19-eo3w* jy12-1w"
).split()
SIGNS = "§ † ‡ * ** *** ° ¶ ® © % + = • · ☞ [ ] « » # × ÷ ¥ { } _ ~ | / < > ^ \\".split()
FOREIGN_SHARE = 0.12
# Languages whose printers set a space before high points, within guillemets.
SPACED = {"french": 0.7}
ACCENTS = sorted(set(ACCENTED.lower()))


def number(random):
    """A figure as newspapers print them: years, prices, fractions, hours, quotations of the market."""
    kind = random.random()
    if kind < 0.25:
        return str(random.randint(0, 99))
    if kind < 0.45:
        return str(random.randint(1780, 1965))
    if kind < 0.6:
        return f"{random.randint(1, 999)},{random.randint(0, 999):03d}"
    if kind < 0.75:
        return f"{random.choice(['$', '$', '£', ''])}{random.randint(0, 250)}.{random.randint(0, 99):02d}"
    if kind < 0.85:
        return f"{random.choice(['', str(random.randint(1, 140))])}{random.choice(FRACTIONS)}"
    if kind < 0.9:
        return f"{random.randint(1, 12)}:{random.randint(0, 59):02d}"
    if kind < 0.95:
        between, after = random.choice(["@", "-", "—", "/", "a"]), random.choice(["", "c", "c.", "¢", "½", "¼"])
        return f"{random.randint(1, 40)}{between}{random.randint(1, 60)}{after}"
    return str(random.randint(100, 99999))


def spaced_as_french(words):
    """Words with their high points and guillemets set apart, as French printers do."""
    out = []
    for word in words:
        if word[:1] == "«" and len(word) > 1:
            out.append("«")
            word = word[1:]
        tail = []
        while len(word) > 1 and word[-1] in ";:!?»":
            tail.insert(0, word[-1])
            word = word[:-1]
        out += [word, *tail]
    return out


class Phrases:
    """Draws words from the texts that reader.texts wrote.

    `random` decides; the file holds {"text", "words", "foreign": {language: {"text", "words"}}}.
    """

    def __init__(self, path, random):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            texts = json.load(file)
        self.random = random
        self.text, self.words, self.foreign = texts["text"], texts["words"], texts["foreign"]
        self.names = [word for word in self.words if word[:1].isupper() and len(word) > 2] or self.words

    def number(self):
        return number(self.random)

    def run(self, count):
        """Some `count` words of one language."""
        random = self.random
        if self.foreign and random.random() < FOREIGN_SHARE:
            return self.foreign_run(count)
        kind = random.random()
        if kind < 0.66:
            words = self.stretch(self.text, count)
        elif kind < 0.76:
            words = [self.pointed(random.choice(self.words), ",.;:!?") for _ in range(count)]
        elif kind < 0.86:
            words = self.stretch(self.text, count)
            random.shuffle(words)
        else:
            words = [self.odd() if random.random() < 0.6 else random.choice(self.words) for _ in range(count)]
        share = random.choice([0, 0.02, 0.06])
        return " ".join(self.odd() if random.random() < share else word for word in words).split()

    def foreign_run(self, count):
        """Words of a language other than English: printed text, or its dictionary's words with points strewn in."""
        random = self.random
        language = random.choice(sorted(self.foreign))
        source = self.foreign[language]
        if len(source["text"]) > 2000 and random.random() < 0.45:
            words = self.stretch(source["text"], count)
        else:
            words = [self.pointed(self.accented(source["words"]), ",.;:!?") for _ in range(count)]
            words = [word.capitalize() if random.random() < 0.12 else word for word in words]
            for index in range(len(words)):
                if random.random() < 0.04:
                    words[index] = f"«{words[index]}»"
                elif language == "spanish" and words[index][-1] in "!?":
                    words[index] = {"!": "¡", "?": "¿"}[words[index][-1]] + words[index]
                elif language in ("french", "italian") and random.random() < 0.06 and words[index][0].lower() in "aeiouhéèê":
                    words[index] = random.choice(["l'", "d'", "qu'", "L'", "D'"]) + words[index]
        if random.random() < SPACED.get(language, 0.05):
            words = spaced_as_french(words)
        return words

    def stretch(self, text, count):
        """About `count` successive words of a text."""
        length = min(8 * count + 20, len(text) - 1)
        begin = self.random.randrange(0, len(text) - length)
        return text[begin : begin + length].replace("\n", " ").split(" ")[1:-1]

    def pointed(self, word, points):
        return word + (self.random.choice(points) if self.random.random() < 0.5 else "")

    def accented(self, words):
        """A word, more often than by chance one with an accent."""
        word = self.random.choice(words)
        for _ in range(2):
            if word.isascii() and self.random.random() < 0.6:
                word = self.random.choice(words)
        return word

    def odd(self):
        """A name, a figure, an abbreviation, a rare sign: what no text foretells."""
        random = self.random
        kind = random.random()
        if kind < 0.3:
            return self.number()
        if kind < 0.45:
            return random.choice(ABBREVIATIONS)
        if kind < 0.65:
            return random.choice(self.names) + random.choice(["", "", ",", ".", "'s", ";", "-"])
        if kind < 0.72:
            return f"{random.choice(INITIALS)}. {random.choice(INITIALS)}. {random.choice(self.names)}"
        if kind < 0.78:
            return random.choice(self.words).upper()
        if kind < 0.84:
            return f"({random.choice(self.words)})"
        if kind < 0.88:
            # Every accent now and then, even those that no text at hand has.
            letters = (random.choice(ACCENTS if random.random() < 0.35 else LETTERS) for _ in range(random.randint(3, 9)))
            return "".join(letters).capitalize()
        if kind < 0.91:
            return random.choice(SIGNS) + random.choice(["", str(random.randint(1, 99))])
        if kind < 0.94:
            return '"' + random.choice(self.words) + random.choice(['"', ',"', '."', '!"', '?"'])
        if kind < 0.97:
            return f"{random.choice(self.words)}—{random.choice(self.words)}"
        return "".join(random.choice(LETTERS + LETTERS.upper() + "0123456789") for _ in range(random.randint(2, 8)))
