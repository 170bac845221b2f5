"""The characters that the reader knows, and what is drawn for each. Needs nothing but Python."""

import unicodedata

PLAIN = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    ".,;:!?'\"()[]{}-—/&$%*+=#@_<>|~^\\"
)
SIGNS = "£¢§†‡°©®«»¿¡•·¶¥×÷☞"
FRACTIONS = "½¼¾⅓⅔⅛⅜⅝⅞"
ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžčřěğßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ"

# Class i of the network is CHARACTERS[i - 1]; class 0 is CTC's blank.
CHARACTERS = [" "] + sorted(set(PLAIN + SIGNS + FRACTIONS + ACCENTED))
CLASS_OF = {character: number for number, character in enumerate(CHARACTERS, 1)}
CLASSES = len(CHARACTERS) + 1
# Longer lines are left out of training.
MOST_LETTERS = 150

# What type shows and the reader writes otherwise: it has one straight quote, one hyphen, and no ligatures.
READ_AS = {
    **dict.fromkeys("‘’‚`´ʼ", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("–‐‑¬−\u00ad", "-"),
    "―": "—",
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\u00a0": " ",
}
# Characters that fonts are kept for: all the reader's, and quotes, dash and ligatures that stand for them in print.
DRAWN = "".join(CHARACTERS) + "‘’“”„–ﬁﬂﬀﬃﬄ"


def canonical(text):
    """Text as the reader writes it (NFC, single spaces); None where it holds a character that the reader does not know."""
    text = unicodedata.normalize("NFC", text)
    text = " ".join("".join(READ_AS.get(character, character) for character in text).split())
    return text if all(character in CLASS_OF for character in text) else None


def kept(text):
    """Text in canonical form, without the characters that the reader does not know."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(READ_AS.get(character, character) for character in text)
    return " ".join("".join(character for character in text if character in CLASS_OF or character.isspace()).split())


def encode(text):
    """Class numbers of a canonical text."""
    return [CLASS_OF[character] for character in text]


def decode(classes):
    """Greedy CTC decoding of a row of class numbers, one a frame: repeats fall together, blanks (0) fall away."""
    read, last = [], 0
    for number in classes:
        if number and number != last:
            read.append(CHARACTERS[number - 1])
        last = number
    return "".join(read).strip()
