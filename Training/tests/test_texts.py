"""Tests of the training texts that need no package but Python: python3 -m unittest discover -s Training/tests -t Training"""
import io
import os
import random
import re
import tarfile
import tempfile
import unittest
import unittest.mock

from encoder import reprints
from encoder.texts import overlaps, passages, read
from legibility.states import state

STORY = (
    "The steamer Halcyon struck the ledge off Gullane Head on Monday in a thick fog. Four of the engine room are lost. "
    "The passengers, ninety-one in number, were picked up by fishing boats. The captain was the last to leave. "
    "He was taken off by two boys in a dory. The owners put the loss at 120 thousand dollars."
)


class Reprints(unittest.TestCase):
    def test_sentences_hold_every_word_in_order(self):
        parts = reprints.sentences(STORY)
        self.assertEqual(" ".join(parts).split(), STORY.split())
        self.assertEqual(len(parts), 6)
        self.assertEqual(reprints.sentences(""), [])

    def test_a_run_of_words_without_marks_is_cut(self):
        parts = reprints.sentences("word " * 100)
        self.assertEqual([len(part.split()) for part in parts], [45, 45, 10])

    def test_an_abridged_text_keeps_order_and_a_quarter(self):
        parts = reprints.sentences(STORY)
        total = len(STORY.split())
        for seed in range(200):
            words = " ".join(reprints.abridged(random.Random(seed), parts)).split()
            rest = iter(STORY.split())
            self.assertTrue(all(word in rest for word in words), seed)
            self.assertGreaterEqual(len(words), 3)
            self.assertLessEqual(len(words), total)

    def test_nothing_is_misread_at_rate_nought_and_much_at_a_high_rate(self):
        self.assertEqual(reprints.misread(random.Random(1), STORY, 0), STORY)
        read = reprints.misread(random.Random(1), STORY * 5, 0.25)
        self.assertNotEqual(read, STORY * 5)
        self.assertLess(abs(len(read) / len(STORY * 5) - 1), 0.2)

    def test_a_template_differs_in_its_numbers_and_keeps_its_length(self):
        parts = ["Wheat sold at 75 cents and 1,204 bushels changed hands on Monday."]
        for seed in range(50):
            [other] = reprints.template(random.Random(seed), parts)
            self.assertEqual(len(other.split()), len(parts[0].split()))
            self.assertEqual(reprints.numbers(other), reprints.numbers(parts[0]))
        changed = sum(reprints.template(random.Random(seed), parts) != parts for seed in range(50))
        self.assertGreater(changed, 45)

    def test_a_column_has_lines_of_its_width(self):
        for seed in range(50):
            lines = reprints.column(random.Random(seed), STORY)
            self.assertLessEqual(max(map(len, lines)), 64)

    def test_one_seed_gives_one_text(self):
        parts = reprints.sentences(STORY)
        first = [reprints.copy(random.Random(seed), parts, parts) for seed in range(20)]
        self.assertEqual(first, [reprints.copy(random.Random(seed), parts, parts) for seed in range(20)])
        self.assertGreater(len(set(first)), 15)

    def test_a_cut_lies_in_its_passage(self):
        words = [f"{first}{second}" for first in ("mar", "tol", "ben", "sur", "hek") for second in ("da", "ni", "po", "vu", "ge", "li")] * 7
        with unittest.mock.patch.object(reprints, "error_rate", lambda lot: 0):
            for seed in range(100):
                short, whole = reprints.cut(random.Random(seed), [f"{word}{place}" for place, word in enumerate(words)])
                known = [word for word in short.split() if re.fullmatch("[a-z]+[0-9]+", word)]
                self.assertGreaterEqual(len(known), 7, seed)
                # Words are divided and lines lost in the passage too.
                self.assertGreaterEqual(sum(word in whole for word in known), 0.6 * len(known), seed)
                self.assertLess(len(short.split()), len(whole.split()) + 12, seed)
        for count in (1, 12, 25):
            self.assertTrue(reprints.cut(random.Random(1), words[:count])[1])


class Texts(unittest.TestCase):
    def test_an_archive_of_pages_gives_its_texts_without_those_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pages.tar.xz")
            with tarfile.open(path, "w:xz") as files:
                for name in ("19160115/one.txt", "19160310/two.txt", "19160115/notes.md"):
                    entry = tarfile.TarInfo(name)
                    entry.size = len(STORY)
                    files.addfile(entry, io.BytesIO(STORY.encode()))
            self.assertEqual(read([path], ["19160310"]), [("19160115/one.txt", STORY)])

    def test_passages_hold_every_word_once(self):
        text = " ".join([STORY] * 30)
        found = list(passages(text, words=100))
        self.assertEqual(" ".join(found).split()[: len(found) * 100], text.split()[: len(found) * 100])
        self.assertTrue(all(len(passage.split()) >= 30 for passage in found))

    def test_a_short_text_is_one_passage_and_none_is_none(self):
        self.assertEqual(list(passages("Two words.")), ["Two words."])
        self.assertEqual("".join(passages("")), "")

    def test_overlaps_are_seen_through_case_and_marks(self):
        unseen = [STORY]
        self.assertEqual(overlaps([STORY.upper().replace(" ", "-"), "Another text of some length, about the weather."], unseen), [True, False])
        self.assertEqual(overlaps([], unseen), [])
        self.assertEqual(overlaps([STORY], []), [False])


class States(unittest.TestCase):
    def test_a_page_has_one_state(self):
        self.assertEqual(state(7), state(7))
        self.assertGreater(len({str(state(page)) for page in range(40)}), 30)


if __name__ == "__main__":
    unittest.main()
