"""Tests of the reader's training data that need no package but Python."""

import io
import json
import lzma
import os
import random
import tarfile
import tempfile
import unittest

from reader import sets, texts
from reader.characters import CHARACTERS, CLASSES, DRAWN, canonical, decode, encode, kept
from reader.distance import distance
from reader.phrases import Phrases, number, spaced_as_french
from reader.split import held_out


class CharacterTests(unittest.TestCase):
    def test_classes_are_those_of_the_published_weights(self):
        self.assertEqual(CLASSES, 192)
        self.assertEqual(len(set(CHARACTERS)), 191)
        # Their order is that of the network's outputs: a change makes all weights worthless.
        self.assertEqual("".join(CHARACTERS[:8]), " !\"#$%&'")
        self.assertEqual([CHARACTERS.index(each) for each in "Aaé—☞"], [33, 64, 149, 180, 190])

    def test_print_becomes_what_the_reader_writes(self):
        self.assertEqual(canonical("“Don’t”  go\u00a0– he said…"), '"Don\'t" go - he said...')
        self.assertEqual(canonical("ﬁnd a di¬"), "find a di-")
        # Decomposed letters are put together.
        self.assertEqual(canonical("e\u0301tat"), "état")
        self.assertEqual(canonical(" \n"), "")

    def test_other_scripts_are_no_text_of_the_reader(self):
        self.assertIsNone(canonical("ᑕamillo"))
        self.assertEqual(kept("ᑕamillo  Vittorino"), "amillo Vittorino")

    def test_fonts_keep_what_is_written_and_what_stands_for_it(self):
        self.assertTrue(set(CHARACTERS) < set(DRAWN))
        self.assertTrue(all(canonical(each) is not None for each in DRAWN))

    def test_repeats_and_blanks_fall_away(self):
        a, l = encode("al")
        self.assertEqual(decode([0, a, a, 0, l, 0, l, l, 0]), "all")
        self.assertEqual(decode([a, l, l]), "al")
        self.assertEqual(decode([]), "")
        self.assertEqual(decode([0, 0]), "")
        space = encode(" ")[0]
        self.assertEqual(decode([space, 0, a, 0, space]), "a")

    def test_every_text_comes_back_from_its_classes(self):
        text = "".join(CHARACTERS[1:])
        self.assertEqual(decode(number for each in encode(text) for number in (each, 0)), text)

    def test_distance_counts_edits(self):
        self.assertEqual(distance("kitten", "sitting"), 3)
        self.assertEqual(distance("", "abc"), 3)
        self.assertEqual(distance("same", "same"), 0)


class SplitTests(unittest.TestCase):
    def test_the_rule_stays(self):
        # Measured figures rest on these very pages.
        self.assertEqual(held_out("set", [f"page {n}" for n in range(20)]), {"page 9", "page 19"})

    def test_neither_order_nor_number_of_lines_matters(self):
        pages = [f"page {n}" for n in range(50)]
        mixed = pages * 3
        random.Random(1).shuffle(mixed)
        self.assertEqual(held_out("set", mixed), held_out("set", pages))
        self.assertEqual(len(held_out("set", pages)), 6)

    def test_at_least_one_page_is_held_out_and_sets_differ(self):
        self.assertEqual(held_out("set", ["only"]), {"only"})
        pages = [f"page {n}" for n in range(50)]
        self.assertNotEqual(held_out("one", pages), held_out("other", pages))


class SetTests(unittest.TestCase):
    def test_transcribed_lines_know_trust_and_side(self):
        with tempfile.TemporaryDirectory() as folder:
            rows = [(f"{n}.png", f"page {n}", "clean" if n % 2 else "noisy", f"line {n} “x”") for n in range(10)]
            rows.append(("unreadable.png", "page 0", "clean", "ᑕ"))
            with open(os.path.join(folder, "some.tsv"), "w", encoding="utf-8") as file:
                file.write("image\tpage\tquality\ttext\n" + "".join("\t".join(row) + "\n" for row in rows))
            with tarfile.open(os.path.join(folder, "some.tar"), "w") as archive:
                for row in rows:
                    member = tarfile.TarInfo(f"lines/{row[0]}")
                    member.size = len(row[0])
                    archive.addfile(member, io.BytesIO(row[0].encode()))
            self.assertEqual(sets.names(folder), ["some"])
            lines = list(sets.lines(folder, "some"))
        self.assertEqual([line.text for line in lines], [f'line {n} "x"' for n in range(10)])
        self.assertEqual([line.trust for line in lines], ["unsure", "people"] * 5)
        held = held_out("some", [row[1] for row in rows])
        self.assertEqual({line.page for line in lines if line.held}, held)
        self.assertEqual(lines[3].data, b"3.png")

    def test_dashes_are_known_where_transcribers_wrote_hyphens(self):
        for written, meant in [
            ("-Basta! basta!-dijo", "—Basta! basta!—dijo"),
            ("Distance---Magnitude", "Distance—Magnitude"),
            ("2500. –", "2500. —"),
            ("a well-known fabri-", "a well-known fabri-"),
        ]:
            self.assertEqual(sets.dashed(written), meant)

    def test_voted_lines_keep_their_second_reading_and_place(self):
        rows = [
            {"at": 0, "size": 3, "page": "a", "text": "one", "box": [0, 0, 9, 9], "band": [2, 6, 0]},
            {"at": 3, "size": 2, "page": "a", "text": "two", "other": "too", "box": [0, 0, 9, 9], "band": [2, 6, 0]},
            {"at": 5, "size": 1, "page": "a", "text": "three", "check": 1, "box": [0, 0, 9, 9], "band": [2, 6, 0]},
        ]
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "voted.jsonl"), "w", encoding="utf-8") as file:
                file.writelines(json.dumps(row) + "\n" for row in rows)
            with open(os.path.join(folder, "voted.bin"), "wb") as file:
                file.write(b"abcdef")
            one, two, three = sets.lines(folder, "voted")
        self.assertEqual((one.data, one.trust, one.band), (b"abc", "voted", [2, 6, 0]))
        self.assertEqual((two.data, two.trust, two.other), (b"de", "unsure", "too"))
        self.assertTrue(three.held)


class TextTests(unittest.TestCase):
    def test_divided_words_are_joined(self):
        self.assertEqual(texts.joined("the news-\npaper of\nto-day and civi¬\nlisation"), "the newspaper of to-day and civilisation")

    def test_runs_shared_with_measured_pages_are_counted(self):
        measured = set(texts.runs("The mayor of the city spoke"))
        self.assertEqual(len(measured), 3)
        self.assertEqual(texts.leaks("and THE MAYOR, of the city, slept", measured), 2)
        self.assertEqual(texts.leaks("the city of the mayor", measured), 0)

    def test_nothing_measured_gets_into_the_texts(self):
        articles = [
            ("a", "ordinary", 1, "An ordinary story of a fire in the mills."),
            ("b", "ordinary", 1, "An ordinary story of a fire in the mill."),
            ("c", "ordinary", 1, "A third copy of the ordinary story of a fire."),
            ("d", "ordinary", 2, "We hold these measured words to be quite secret here."),
            ("e", "sn84024518/1856", 3, "Another issue that we measure on."),
        ]
        with tempfile.TemporaryDirectory() as data:
            for folder in ("dedup", "pages", "ocr", "lines"):
                os.mkdir(os.path.join(data, folder))
            with open(os.path.join(data, "pages", "page.json"), "w", encoding="utf-8") as file:
                json.dump({"lines": [{"text": "these measured words to be"}]}, file)
            with open(os.path.join(data, "dedup", "meta.jsonl"), "w", encoding="utf-8") as file:
                file.writelines(json.dumps({"id": name, "source": source}) + "\n" for name, source, _, _ in articles)
            with open(os.path.join(data, "dedup", "articles.jsonl"), "w", encoding="utf-8") as file:
                file.writelines(json.dumps({"id": name, "cluster": cluster, "text": text}) + "\n" for name, _, cluster, text in articles)
            with open(os.path.join(data, "lines", "fondue-it-print-20.tsv"), "w", encoding="utf-8") as file:
                file.write("image\tpage\tquality\ttext\n")
                file.writelines(f"{n}.png\tpage {n}\tclean\tpagina{n} è qui\n" for n in range(20))
            words = os.path.join(data, "words", "usr", "share", "dict")
            os.makedirs(words)
            for name, given in (("american-english", "mill\nmill's\nMayor\n".encode()), ("italian", "perché\n".encode("latin-1"))):
                with open(os.path.join(words, name), "wb") as file:
                    file.write(given)
            collected = texts.collect(data, os.path.join(data, "words"))
        lines = collected["text"].split("\n")
        self.assertEqual(set(lines), {articles[0][3], articles[1][3]})
        self.assertEqual(collected["words"], ["mill", "Mayor"])
        self.assertEqual(list(collected["foreign"]), ["italian"])
        self.assertEqual(collected["foreign"]["italian"]["words"], ["perché"])
        held = held_out("fondue-it-print-20", [f"page {n}" for n in range(20)])
        for number in range(20):
            present = f"pagina{number} " in collected["foreign"]["italian"]["text"] + " "
            self.assertEqual(present, f"page {number}" not in held)


class PhraseTests(unittest.TestCase):
    def phrases(self, folder, seed):
        path = os.path.join(folder, "texts.json.xz")
        content = {
            "text": " ".join(f"word{n}" for n in range(2000)),
            "words": ["mill", "river", "Mayor", "Ohio"],
            "foreign": {"french": {"text": "", "words": ["été", "garçon", "ville"]}},
        }
        with lzma.open(path, "wt", encoding="utf-8") as file:
            json.dump(content, file)
        return Phrases(path, random.Random(seed))

    def test_words_are_ones_that_the_reader_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            phrases = self.phrases(folder, 1)
            drawn = [word for _ in range(400) for word in phrases.run(12)]
        self.assertGreater(len(drawn), 2000)
        for word in drawn:
            self.assertEqual(canonical(word), word)
        self.assertTrue({"été", "mill"} <= set(drawn))

    def test_the_same_seed_draws_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            one, same, other = (self.phrases(folder, seed) for seed in (1, 1, 2))
            self.assertEqual([one.run(9) for _ in range(20)], [same.run(9) for _ in range(20)])
            self.assertNotEqual([one.run(9) for _ in range(20)], [other.run(9) for _ in range(20)])

    def test_french_points_stand_apart(self):
        self.assertEqual(spaced_as_french(["«Ville»", "oui!", "non,", "«", "?"]), ["«", "Ville", "»", "oui", "!", "non,", "«", "?"])

    def test_figures_have_a_digit_or_a_fraction(self):
        source = random.Random(3)
        for _ in range(500):
            self.assertTrue(any(each.isnumeric() for each in number(source)))


if __name__ == "__main__":
    unittest.main()
