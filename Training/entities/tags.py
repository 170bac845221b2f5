"""Tags of words: outside, or begin, inside, end, single of a kind of name (BIOES); spans to tags and back."""

KINDS = ("PER", "ORG", "LOC", "MISC")
TAGS = ["O"] + [f"{part}-{kind}" for kind in KINDS for part in "BIES"]
NUMBER = {tag: index for index, tag in enumerate(TAGS)}
COUNT = len(TAGS)
_NEVER = -1e9


def follows(one, other):
    """Whether tag `other` may stand behind tag `one`."""
    inside = one[0] in "BI"
    return (other[0] in "IE" and one[2:] == other[2:]) if inside else other[0] in "OBS"


# [from, to]: 0 where a tag may follow the other, else so low that it never does. A name that a text's end cuts still ends.
MOVES = [[0.0 if follows(a, b) else _NEVER for b in TAGS] for a in TAGS]
STARTS = [0.0 if tag[0] in "OBS" else _NEVER for tag in TAGS]
ENDS = [0.0 if tag[0] in "OES" else _NEVER for tag in TAGS]


def of_spans(found, spans):
    """The tag of each word. A span takes the words that it covers by half or more; without such a one, the one it lies in."""
    result = [0] * len(found)
    for start, end, kind in spans:
        over = [(min(end, word.end) - max(start, word.start), index) for index, word in enumerate(found)]
        over = [(size, index) for size, index in over if size > 0]
        taken = [index for size, index in over if 2 * size >= found[index].end - found[index].start]
        if not taken and over:
            taken = [max(over, key=lambda x: x[0])[1]]
        taken = [index for index in taken if result[index] == 0]
        if not taken:
            continue
        first, last = taken[0], taken[-1]
        if any(result[index] for index in range(first, last + 1)):
            continue
        if first == last:
            result[first] = NUMBER["S-" + kind]
        else:
            for index in range(first, last + 1):
                result[index] = NUMBER[("B-" if index == first else "E-" if index == last else "I-") + kind]
    return result


def best(scores):
    """The likeliest tags that may follow each other (Viterbi); `scores` [n, 17] are logarithms of probabilities."""
    import numpy as np

    if not len(scores):
        return []
    total, back, moves = np.array(STARTS) + scores[0], [], np.array(MOVES)
    for row in scores[1:]:
        ways = total[:, None] + moves
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    tags = [int((total + np.array(ENDS)).argmax())]
    for step in reversed(back):
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def to_spans(tags):
    """(first word, last word, kind) of each name."""
    result, first = [], None
    for index, number in enumerate(tags):
        tag = TAGS[number]
        if tag[0] in "BS":
            first = index
        if tag[0] in "ES":
            result.append((first, index, tag[2:]))
    return result
