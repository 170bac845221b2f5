"""Tests of the recogniser's training that need no package but Python."""

import random
import unittest

from entities import damage, extent, labels, sources, tags, words
from entities.sources import Passage

KNOWN = {"Missouri": 5284, "Mis": 28616, "souri": 28617, "the": 1996, "re": 2128, "there": 2045, "WASHINGTON": 2899}
TEXT = "Senator Stone of Missouri called on President Wilson today and spoke of the Mexican troubles, said the New York Herald."


def pieces(strings):
    return [(KNOWN[string],) if string in KNOWN else (9000, 9001) for string in strings]


def spans(text, *names):
    found = []
    for name, kind in names:
        at = text.index(name)
        found.append((at, at + len(name), kind))
    return found


NAMES = spans(TEXT, ("Stone", "PER"), ("Missouri", "LOC"), ("Wilson", "PER"), ("Mexican", "MISC"), ("New York Herald", "ORG"))


class Words(unittest.TestCase):
    def strings(self, text):
        return [text[word.start : word.end] for word in words.words(text, pieces)]

    def test_signs_are_words_and_blanks_are_none(self):
        self.assertEqual(self.strings("St. Paul's\x00 x\u00ady €5"), ["St", ".", "Paul", "'", "s", "x", "y", "€", "5"])
        self.assertEqual(self.strings(" \n\x00"), [])

    def test_halves_of_words(self):
        self.assertEqual(self.strings("Mis\nsouri"), ["Mis\nsouri"])
        self.assertEqual(self.strings("Mis souri"), ["Mis", "souri"])
        self.assertEqual(self.strings("the\nre"), ["the", "re"])
        self.assertEqual(self.strings("Robin-\nson"), ["Robin-\nson"])
        self.assertEqual(self.strings("Anglo-\nFrench"), ["Anglo", "-", "French"])
        self.assertEqual(self.strings("WASH-\nINGTON"), ["WASH-\nINGTON"])

    def test_looks(self):
        given = ["wilson", "Wilson", "WILSON", "W", "McKinley", "iPhone", "1916", "13th", "?", "東"]
        expected = [words.LOWER, words.CAPITALISED, words.CAPITALS, words.LETTER, words.CAPITAL_MIXED, words.LOWER_MIXED, words.DIGITS,
                    words.WITH_DIGITS, words.SIGN, words.OTHER]  # fmt: skip
        self.assertEqual([words.shape(word) for word in given], expected)

    def test_rows_count_features_through(self):
        ids, features, firsts = words.rows(words.words("ab 1", pieces))
        self.assertEqual((ids, firsts), ([9000, 9001, 9000, 9001], [0, 2]))
        self.assertEqual(features[0], [1, 15, 18, 20, 25])
        self.assertTrue(all(0 <= f < words.ROWS for row in features for f in row))


class Tags(unittest.TestCase):
    def test_there_and_back(self):
        found = words.words(TEXT, pieces)
        given = [(found[a].start, found[b].end, kind) for a, b, kind in tags.to_spans(tags.of_spans(found, NAMES))]
        self.assertEqual(given, NAMES)

    def test_a_span_within_a_word_takes_it(self):
        found = words.words("the WaBhwas here", pieces)
        self.assertEqual([tags.TAGS[t] for t in tags.of_spans(found, [(4, 8, "LOC")])], ["O", "S-LOC", "O"])

    def test_what_may_follow(self):
        self.assertTrue(tags.follows("B-PER", "E-PER"))
        for one, other in (("B-PER", "E-ORG"), ("B-PER", "O"), ("O", "I-PER"), ("E-PER", "I-PER"), ("B-PER", "B-PER")):
            self.assertFalse(tags.follows(one, other), (one, other))


class Extents(unittest.TestCase):
    def test_windows_cover_all_words_once(self):
        counts = [1 + index % 8 for index in range(1000)]
        ranges = extent.windows(counts)
        self.assertTrue(all(sum(counts[a:b]) <= extent.WINDOW for a, b in ranges))
        own = extent.owners(ranges, len(counts))
        self.assertTrue(all(ranges[w][0] <= index < ranges[w][1] for index, w in enumerate(own)))
        self.assertEqual(own, sorted(own))

    def test_repairs(self):
        for given, expected in (('"Wilson"', "Wilson"), ("the Times", "Times"), ("N. M.", "N. M."), ("(Ore.", "Ore."), ("Wilson's", "Wilson")):
            start, end = extent.repaired(given, 0, len(given))
            self.assertEqual(given[start:end], expected)
        self.assertIsNone(extent.repaired("- '", 0, 3))


class Damage(unittest.TestCase):
    def test_edits_carry_spans(self):
        text, moved = damage.rewritten("New York, N. Y.", [(0, 8, "LOC"), (10, 15, "LOC")], [(3, 4, "\n"), (4, 5, ""), (8, 8, "!!"), (10, 11, "NN")])
        self.assertEqual(text, "New\nork!!, NN. Y.")
        self.assertEqual([text[a:b] for a, b, _ in moved][1], "NN. Y.")
        self.assertTrue(text[slice(*moved[0][:2])].startswith("New\nork"))

    def test_what_is_damaged_keeps_most_names(self):
        lot = random.Random(3)
        names = {"LAST": ["Clark"], "LOC": ["Barre"]}
        for lined in (False, True):
            for _ in range(200):
                text, found = damage.damaged(lot, Passage(TEXT, NAMES), names, lined)
                self.assertGreaterEqual(len(found), 4)
                self.assertTrue(all(0 <= a < b <= len(text) for a, b, _ in found))
                self.assertTrue(all(one[1] <= other[0] for one, other in zip(found, found[1:])))

    def test_lines_alone_change_no_letter(self):
        lot = random.Random(5)
        for _ in range(50):
            text, found = damage.column(lot, TEXT, NAMES)
            self.assertEqual("".join(text.replace("-\n", "").split()), "".join(TEXT.split()))
            self.assertEqual(["".join(text[a:b].replace("-\n", "").split()) for a, b, _ in found],
                             ["".join(TEXT[a:b].split()) for a, b, _ in NAMES])  # fmt: skip


class Labels(unittest.TestCase):
    def test_the_committed_labels_are_sound(self):
        held = labels.load()
        self.assertGreater(len(held), 500)
        self.assertEqual(len({label["id"] for label in held}), len(held))
        for label in held:
            at = 0
            for start, end, kind in label["entities"]:
                self.assertTrue(at <= start < end and kind in tags.KINDS, label["id"])
                at = end

    def test_labels_join_their_page_alone(self):
        page = "x\n  Mr. Wilson \n\nspoke.\ny"
        record = {"id": "a", "page": "d/p", "lccn": "sn1", "date": "1916-03-10", "genre": "news", "start": 1, "text": "Mr. Wilson\nspoke.",
                  "entities": [{"start": 4, "end": 10, "type": "PER"}],
                  "topics": {**dict.fromkeys(labels.BINARIES, 0), "politics": 1, "cap": "other", "cap2": None}}  # fmt: skip
        label = {**labels.packed(record), "count": 3}
        back = labels.unpacked(label, page)
        self.assertEqual((back["text"], back["entities"][0]["text"], back["topics"]), (record["text"], "Wilson", record["topics"]))
        with self.assertRaises(ValueError):
            labels.unpacked(label, page.replace("spoke", "sp0ke"))


class Sources(unittest.TestCase):
    def test_tokens_are_set_together(self):
        text, found = sources.joined([[("The", "B-ORG"), ("Sun", "I-ORG"), (",", "O"), ("he", "O"), ("said", "O"), (".", "O")]])
        self.assertEqual((text, [text[a:b] for a, b, _ in found]), ("The Sun, he said.", ["Sun"]))

    def test_titles_of_address_are_outside(self):
        text = "the Rev. Dr. Smith's"
        start, end = sources.without_article(text, 0, 18, "PER")
        self.assertEqual(text[start:end], "Smith")


if __name__ == "__main__":
    unittest.main()
