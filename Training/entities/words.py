"""Words of a text, as the recogniser sees them; Sources/Enrichment/Entities/EntityWords.swift does the same.

A word is a run of code points that are neither blanks nor signs; each sign (punctuation, symbol) is a word of its own. Two halves of a
word that a line end divides become one word where that is likely. A word is cut into pieces by the encoder's tokenizer, lower case,
so what case and place say is given to the network beside the pieces, as five numbers.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Pieces of a word beyond this many are not seen: so many has garbage alone.
MOST_PIECES = 8
# Code points of a word that the tokenizer is given; a longer word is unknown to it anyway.
MOST_LETTERS = 128
# Entries of the vocabulary are numbered by frequency. Two halves that are both words more frequent than this one are left apart.
COMMON = 6000
LINE_ENDS = "\n\r\u0085\u2028\u2029"
HYPHENS = "-\u2010\u00ac"
SENTENCE_ENDS = ".!?:;\"”—"
# Rows of the table of features, for each of the five: 0 is for the marks of beginning and end, and for padding.
SIZES = {"shape": 11, "before": 5, "context": 3, "line": 4, "place": 5}
OFFSETS = [0, 11, 16, 19, 23]
ROWS = sum(SIZES.values())
(LOWER, CAPITALISED, CAPITALS, LETTER, CAPITAL_MIXED, LOWER_MIXED, DIGITS, WITH_DIGITS, SIGN, OTHER) = range(1, 11)
GLUED, BLANK, LINE, PARAGRAPH = range(1, 5)
USUAL, AFTER_STOP = 1, 2
MIXED_LINE, CAPITAL_LINE, TITLE_LINE = 1, 2, 3
ONLY, FIRST, MIDDLE, LAST = range(1, 5)


@dataclass
class Word:
    """Code points [start, end) of the text; what the tokenizer is given; features, not yet counted through; pieces."""

    start: int
    end: int
    text: str
    shape: int = 0
    before: int = 0
    context: int = 0
    line: int = 0
    pieces: tuple = ()


@lru_cache(maxsize=1 << 16)
def kind(character):
    """" " for a blank, control or format character, "." for a sign, "a" for anything else."""
    category = unicodedata.category(character)
    if category[0] == "Z" or category in ("Cc", "Cf"):
        return " "
    return "." if category[0] in "PS" else "a"


def runs(text):
    """[start, end) of each word, halves apart."""
    found, start = [], None
    for index, character in enumerate(text):
        what = kind(character)
        if what != "a" and start is not None:
            found.append((start, index))
            start = None
        if what == ".":
            found.append((index, index + 1))
        elif what == "a" and start is None:
            start = index
    if start is not None:
        found.append((start, len(text)))
    return found


def is_upper(character):
    return unicodedata.category(character) in ("Lu", "Lt")


def is_lower(character):
    return unicodedata.category(character) == "Ll"


def is_digit(character):
    return unicodedata.category(character)[0] == "N"


def is_letter(character):
    return unicodedata.category(character)[0] == "L"


def shape(word):
    """How a word looks, `LOWER` to `OTHER`."""
    if kind(word[0]) == ".":
        return SIGN
    upper, lower = sum(map(is_upper, word)), sum(map(is_lower, word))
    digits = sum(map(is_digit, word))
    if digits:
        return DIGITS if not upper and not lower else WITH_DIGITS
    if not upper:
        return LOWER if lower else OTHER
    if not lower:
        return LETTER if upper == 1 else CAPITALS
    if is_upper(word[0]):
        return CAPITALISED if upper == 1 else CAPITAL_MIXED
    return LOWER_MIXED


def line_kind(parts):
    """What kind of line these words make: most letters capitals, or most of its longer words capitalised, or neither."""
    letters = sum(is_letter(c) for part in parts for c in part)
    capitals = sum(is_upper(c) for part in parts for c in part)
    if letters >= 4 and capitals * 5 > letters * 4:
        return CAPITAL_LINE
    long = [part for part in parts if sum(map(is_letter, part)) >= 4]
    if len(long) >= 2 and sum(is_upper(part[0]) for part in long) * 5 >= len(long) * 4:
        return TITLE_LINE
    return MIXED_LINE


def halves(text, found, index):
    """Whether the words at `index` may be one that a line end divides, and with a hyphen: (words it takes, sure, joined), or None."""
    hyphen = (
        index + 2 < len(found)
        and found[index][1] == found[index + 1][0]
        and text[found[index + 1][0]] in HYPHENS
    )
    after = index + (2 if hyphen else 1)
    if after >= len(found):
        return None
    gap = text[found[after - 1][1] : found[after][0]]
    if not any(c in LINE_ENDS for c in gap):
        return None
    one, other = text[slice(*found[index])], text[slice(*found[after])]
    if not all(map(is_letter, one)) or not all(map(is_letter, other)):
        return None
    small = is_lower(other[0])
    if not small and not (len(one) >= 2 and len(other) >= 2 and all(map(is_upper, one + other))):
        return None
    return after - index + 1, hyphen and small, one + other


def words(text, tokenize):
    """The words of a text that have pieces, in order. `tokenize` gives the piece numbers of a list of strings, a tuple for each."""
    found = runs(text)
    possible = {}
    for index in range(len(found)):
        half = halves(text, found, index)
        if half:
            possible[index] = half
    asked = [text[start:end] for start, end in found]
    extra = [half[2] for half in possible.values()]
    given = tokenize([string[:MOST_LETTERS] for string in asked + extra])
    pieces, joined = given[: len(asked)], dict(zip(possible, given[len(asked) :]))
    kinds, line = [], []

    def close():
        what = line_kind(line)
        kinds.extend([what] * len(line))
        line.clear()

    for index, word in enumerate(asked):
        if index and any(c in LINE_ENDS for c in text[found[index - 1][1] : found[index][0]]):
            close()
        line.append(word)
    close()
    result, index, previous = [], 0, None
    while index < len(found):
        count, word, ids = 1, asked[index], pieces[index]
        if index in possible:
            half = possible[index]
            other = pieces[index + half[0] - 1]
            frequent = len(ids) == 1 and ids[0] < COMMON and len(other) == 1 and other[0] < COMMON
            if half[1] or (len(joined[index]) == 1 and not frequent):
                count, word, ids = half[0], half[2], joined[index]
        start, end = found[index][0], found[index + count - 1][1]
        breaks = sum(c in LINE_ENDS for c in text[(found[index - 1][1] if index else 0) : start])
        if index == 0:
            before = PARAGRAPH
        else:
            before = PARAGRAPH if breaks > 1 else LINE if breaks else GLUED if start == found[index - 1][1] else BLANK
        context = AFTER_STOP if previous is None or previous in SENTENCE_ENDS else USUAL
        if ids:
            result.append(Word(start, end, word, shape(word), before, context, kinds[index], tuple(ids[:MOST_PIECES])))
            previous = word
        index += count
    return result


def rows(found):
    """Piece numbers [t], features [t][5] counted through, and place of the first piece of each word, without marks of begin and end."""
    ids, features, firsts = [], [], []
    for word in found:
        firsts.append(len(ids))
        last = len(word.pieces) - 1
        for place, piece in enumerate(word.pieces):
            where = ONLY if last == 0 else FIRST if place == 0 else LAST if place == last else MIDDLE
            values = (word.shape, word.before, word.context, word.line, where)
            ids.append(piece)
            features.append([offset + value for offset, value in zip(OFFSETS, values)])
    return ids, features, firsts
