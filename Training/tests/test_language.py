"""Tests of the reader's language model and the search with it; left out where NumPy is not installed."""

import importlib.util
import itertools
import math
import unittest

from reader.characters import CHARACTERS, CLASS_OF, CLASSES, encode
from reader.language import LINE_END, SYMBOLS, LanguageModel, lines, train

TEXTS = {
    "text": "the house of the governor stands at the end of the street, and the hours of the day are told by its bell. " * 40,
    "foreign": {"french": {"text": "la maison du gouverneur est au bout de la rue. " * 10, "words": ["maison", "rue", "bout"]}},
}


class Lot:
    """As random.Random, always in the middle."""

    def randint(self, low, high):
        return (low + high) // 2

    def random(self):
        return 0.5


class LineTests(unittest.TestCase):
    def test_nothing_is_lost_where_lines_end(self):
        text = "Within the limits of the aforementioned constituencies nothing happened.\nA short paragraph."
        cut = list(lines(text, Lot()))
        self.assertEqual(cut[0], "Within the limits of the aforementioned co-")
        joined = "".join(line[:-1] if line.endswith("-") else line + " " for line in cut)
        self.assertEqual(joined.split(), text.split())

    def test_a_word_longer_than_a_line_stays_whole(self):
        self.assertEqual(list(lines("a" * 100 + " b", Lot())), ["a" * 100, "b"])
        self.assertEqual(list(lines("", Lot())), [])


@unittest.skipUnless(importlib.util.find_spec("numpy"), "NumPy is not installed: pip install -r Training/requirements.txt")
class LanguageModelTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = train(TEXTS)
        cls.model = LanguageModel(cls.data)

    def after(self, text):
        state = self.model.start
        for number in encode(text):
            state = self.model.step(state, number)[1]
        return state

    def test_probabilities_sum_to_one(self):
        # One class of each symbol, and the line's end.
        classes = [0, *{SYMBOLS[character]: number for character, number in CLASS_OF.items()}.values()]
        for text in ("", "t", "the h", "maison d", "zq☞", "the house of the g"):
            total = sum(math.exp(self.model.step(self.after(text), number)[0]) for number in classes)
            self.assertAlmostEqual(total, 1, delta=0.06)

    def test_it_knows_what_it_has_seen(self):
        after = self.after("the hou")
        likeliest = max(range(1, CLASSES), key=lambda number: self.model.step(after, number)[0])
        self.assertIn(CHARACTERS[likeliest - 1], "sr")
        self.assertLess(self.model.step(after, CLASS_OF["z"])[0], -4)

    def test_digits_are_alike(self):
        after = self.after("the 1")
        self.assertEqual(len({self.model.step(after, CLASS_OF[digit])[0] for digit in "0123456789½"}), 1)

    def test_the_same_texts_give_the_same_bytes(self):
        self.assertEqual(train(TEXTS), self.data)

    def test_another_file_is_refused(self):
        for data in (b"", self.data[:-1], self.data + b"\0"):
            with self.assertRaises(ValueError):
                LanguageModel(data)


@unittest.skipUnless(importlib.util.find_spec("numpy"), "NumPy is not installed: pip install -r Training/requirements.txt")
class BeamSearchTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = LanguageModel(train(TEXTS))

    def logits(self, *frames):
        """Logits of frames, each the probabilities of some classes ("" for the blank)."""
        import numpy as np

        result = np.full((len(frames), CLASSES), -20.0, np.float32)
        for row, frame in zip(result, frames):
            for character, probability in frame.items():
                row[CLASS_OF[character] if character else 0] = math.log(probability)
        return result

    def read(self, *frames):
        from reader.decoder import BeamSearch

        return "".join(CHARACTERS[number - 1] for number in BeamSearch(self.model).classes(self.logits(*frames)))

    def test_the_language_decides_what_the_network_leaves_open(self):
        sure = [{letter: 1.0} for letter in "the ho"]
        self.assertEqual(self.read(*sure, {"n": 0.55, "u": 0.45}, {"s": 1.0}, {"e": 1.0}), "the house")
        self.assertEqual(self.read(*sure, {"n": 0.97, "u": 0.03}, {"s": 1.0}, {"e": 1.0}), "the honse")

    def test_no_words_are_made_of_rubbish(self):
        doubtful = {"n": 0.52, "u": 0.48}
        self.assertEqual(self.read(doubtful, {"": 1.0}, doubtful), "nn")

    def test_repeats_need_a_blank_between(self):
        self.assertEqual(self.read({"l": 1.0}, {"l": 1.0}), "l")
        self.assertEqual(self.read({"l": 1.0}, {"": 1.0}, {"l": 1.0}), "ll")
        self.assertEqual(self.read({"": 1.0}), "")

    def test_the_best_of_all_texts_is_found(self):
        from reader.decoder import BONUS, FLOOR, WEIGHT, BeamSearch

        letters = ["", "t", "h", "e"]
        frames = [
            {"": 0.02, "t": 0.88, "h": 0.06, "e": 0.04},
            {"": 0.4, "t": 0.1, "h": 0.2, "e": 0.3},
            {"": 0.05, "t": 0.1, "h": 0.1, "e": 0.75},
        ]
        sums = {}
        for path in itertools.product(letters, repeat=len(frames)):
            text = "".join(letter for letter, _ in itertools.groupby(path))
            sums[text] = sums.get(text, 0) + math.prod(frame[letter] for frame, letter in zip(frames, path))
        scores = {}
        for text, probability in sums.items():
            score, state = math.log(probability), self.model.start
            for number in encode(text):
                log, state = self.model.step(state, number)
                score += WEIGHT * max(log, FLOOR) + BONUS
            scores[text] = score + WEIGHT * self.model.step(state, LINE_END)[0]
        found = BeamSearch(self.model, width=100).classes(self.logits(*frames))
        self.assertEqual("".join(CHARACTERS[number - 1] for number in found), max(scores, key=scores.get))


if __name__ == "__main__":
    unittest.main()
