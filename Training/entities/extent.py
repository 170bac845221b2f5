"""Windows over a long text, and small repairs of where names begin and end."""

from . import words

# Pieces of a window, besides the marks of begin and end, and how many of them it shares with the one before.
WINDOW, OVERLAP = 254, 64
CLOSING = {")": "(", "]": "[", "}": "{"}


def windows(counts, window=WINDOW, overlap=OVERLAP):
    """Words of each window [(first, end)]; `counts` are the words' pieces. Each begins `overlap` pieces before the last one's end."""
    result, first, total = [], 0, len(counts)
    while first < total:
        end, pieces = first, 0
        while end < total and pieces + counts[end] <= window:
            pieces += counts[end]
            end += 1
        result.append((first, end))
        if end == total:
            break
        pieces, first = 0, end
        while first > result[-1][0] + 1 and pieces + counts[first - 1] <= overlap:
            first -= 1
            pieces += counts[first]
    return result


def owners(ranges, total):
    """For each word the window that it is farthest within: of the words that two windows share, half go to each."""
    result = [0] * total
    for index, (first, end) in enumerate(ranges):
        begin = first
        if index:
            begin = first + (ranges[index - 1][1] - first + 1) // 2
        for word in range(begin, end):
            result[word] = index
    return result


def repaired(text, start, end):
    """The span without signs that do not belong to it, or None: blanks, quotes, a leading "the", a final 's."""
    while True:
        before = (start, end)
        while start < end and (words.kind(text[start]) == " " or words.kind(text[start]) == "." and text[start] not in "([{&$"):
            start += 1
        while start < end and (words.kind(text[end - 1]) == " " or text[end - 1] in "\"'“”‘’,;:!?-—*|_~«»^<>="):
            end -= 1
        if start < end and text[end - 1] in CLOSING and CLOSING[text[end - 1]] not in text[start : end - 1]:
            end -= 1
        if start < end and text[start] in "([{" and not any(CLOSING.get(c) == text[start] for c in text[start + 1 : end]):
            start += 1
        if text[start : start + 3].lower() == "the" and end - start > 4 and words.kind(text[start + 3]) == " ":
            start += 4
        if end - start > 2 and text[end - 2] in "'’‘" and text[end - 1] in "sS":
            end -= 2
        if before == (start, end):
            break
    return (start, end) if any(words.kind(c) == "a" for c in text[start:end]) else None
