"""Tests of the layout network's training; those that need OpenCV or PyTorch are left out where it is not installed."""

import contextlib
import importlib.util
import io
import itertools
import json
import os
import re
import stat
import tempfile
import threading
import time
import unittest

from common.portable import copy_packages, size_of
from layout import program
from layout.schedule import WARM_STEPS, Schedule, rate_at
from layout.typesetting import AT_ONCE, FAILURES, Press, Typesetter, jobs, styles

HAS_OPENCV = importlib.util.find_spec("cv2") is not None
HAS_PYTORCH = importlib.util.find_spec("torch") is not None
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Sources", "Typesetter")


def source(*path):
    with open(os.path.join(SOURCES, *path), encoding="utf-8") as file:
        return file.read()


class ScheduleTests(unittest.TestCase):
    def test_steps_are_counted(self):
        schedule = Schedule(steps=200)
        self.assertEqual([schedule.share(step) for step in (0, 50, 200, 300)], [0, 0.25, 1, 1])

    def test_seconds_of_earlier_runs_and_of_the_start_count(self):
        schedule = Schedule(steps=200, seconds=100, began=time.monotonic() - 30)
        schedule.earlier = 20
        # Steps say nothing then.
        self.assertAlmostEqual(schedule.share(0), 0.5, delta=0.01)
        self.assertAlmostEqual(schedule.share(10_000), 0.5, delta=0.01)
        self.assertAlmostEqual(schedule.share(0, reserve=20), 50 / 80, delta=0.01)
        schedule.earlier = 90
        self.assertEqual(schedule.share(0), 1)
        # Where the reserve takes all of it, it is over at once.
        self.assertEqual(schedule.share(0, reserve=100), 1)

    def test_rate_rises_then_falls_to_a_fiftieth(self):
        self.assertAlmostEqual(rate_at(0, 0, 1e-3), 1e-3 / WARM_STEPS)
        rates = [rate_at(share / 10, WARM_STEPS, 1e-3) for share in range(11)]
        self.assertEqual(rates[0], 1e-3)
        self.assertEqual(rates, sorted(rates, reverse=True))
        self.assertAlmostEqual(rates[-1], 2e-5)


class StyleTests(unittest.TestCase):
    def test_styles_are_those_of_the_typesetter(self):
        text = source("Compose", "PageStyle.swift")
        listed = re.search(r"static let all: \[PageStyle\] = \[(.*?)\]", text, re.DOTALL)
        self.assertEqual(sorted(styles()), sorted(re.findall(r"\.(\w+)", listed[1])))

    def test_families_are_those_of_the_typesetter(self):
        families = re.findall(r'^    case \w+ = "(.*)"$', source("Type", "Typeface.swift"), re.MULTILINE)
        self.assertEqual(sorted(program.FAMILIES), sorted(families))

    def test_each_round_has_all_styles_and_no_seed_comes_twice(self):
        count = len(styles())
        drawn = list(itertools.islice(jobs(5), 2 * count))
        first, second = ([style for style, _, _ in part] for part in (drawn[:count], drawn[count:]))
        self.assertEqual(sorted(first), sorted(styles()))
        self.assertEqual(sorted(second), sorted(styles()))
        self.assertNotEqual(first, second)
        seeds = sorted(seed for _, seed, _ in drawn)
        # A job takes the seeds after its own, too.
        self.assertTrue(all(b - a >= AT_ONCE for a, b in zip(seeds, seeds[1:])))
        self.assertFalse(set(seeds) & {seed for _, seed, _ in itertools.islice(jobs(6), 2 * count)})
        self.assertTrue(all(0 <= strength <= 1 for _, _, strength in drawn))
        self.assertEqual(drawn, list(itertools.islice(jobs(5), 2 * count)))


class PressTests(unittest.TestCase):
    """With a program in broadsheet-lab's place."""

    def press(self, folder, script, most):
        path = os.path.join(folder, "lab")
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        pages = os.path.join(folder, "pages")
        os.mkdir(pages)
        return Press(Typesetter(path, folder), folder, pages, 7, most), pages

    def test_pages_are_delivered_until_there_are_enough(self):
        # typeset SHEETS --pages N --seed SEED ...; training layout SHEETS --output EXAMPLES
        script = """
        if [ $1 = typeset ]; then mkdir "$2"; echo "$6" >"$2/seed"; exit; fi
        mkdir "$5"; seed=$(cat "$3/seed"); echo picture >"$5/page-$seed.png"; echo '{}' >"$5/page-$seed.json"
        """
        with tempfile.TemporaryDirectory() as folder:
            press, pages = self.press(folder, script, most=3)
            press.work()
            names = sorted(os.listdir(pages))
            self.assertEqual(press.made, 3)
            seeds = [seed for _, seed, _ in itertools.islice(jobs(7), 3)]
            self.assertEqual(names, sorted(f"page-{seed}.{ending}" for seed in seeds for ending in ("json", "png")))

    def test_a_program_that_always_fails_is_given_up(self):
        with tempfile.TemporaryDirectory() as folder:
            press, pages = self.press(folder, "echo no paper >&2; exit 3\n", most=100)
            with contextlib.redirect_stdout(io.StringIO()) as said:
                press.work()
            self.assertEqual(said.getvalue().count("no paper"), FAILURES)
            self.assertEqual((press.made, press.failures, os.listdir(pages)), (0, FAILURES, []))
            self.assertTrue(press.over.is_set())

    def test_a_running_program_is_stopped(self):
        with tempfile.TemporaryDirectory() as folder:
            press, pages = self.press(folder, "exec sleep 60\n", most=100)
            thread = threading.Thread(target=press.work)
            thread.start()
            press.over.set()
            thread.join(30)
            self.assertFalse(thread.is_alive())
            self.assertEqual((press.made, press.failures, os.listdir(pages)), (0, 0, []))


class ProgramTests(unittest.TestCase):
    LISTING = """\
	linux-vdso.so.1 (0x00007f8a13db8000)
	libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f8a12374000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f8a13dba000)
"""

    def test_loader_and_libraries_are_read(self):
        loader, found = program.libraries(self.LISTING)
        self.assertEqual(loader, "/lib64/ld-linux-x86-64.so.2")
        self.assertEqual(found, {"libz.so.1": "/lib/x86_64-linux-gnu/libz.so.1"})

    def test_what_is_missing_is_named(self):
        with self.assertRaisesRegex(SystemExit, "libpango.so.0"):
            program.libraries(self.LISTING + "\tlibpango.so.0 => not found\n")
        with self.assertRaisesRegex(SystemExit, "no loader"):
            program.libraries("\tnot a dynamic executable\n")


class PackTests(unittest.TestCase):
    def test_packed_code_imports_no_package_that_stays_behind(self):
        training = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
        ours = {name for name in os.listdir(training) if os.path.exists(os.path.join(training, name, "__init__.py"))}
        for network in ("layout", "reader"):
            with tempfile.TemporaryDirectory() as folder:
                copy_packages([network], folder)
                packed = set(os.listdir(folder))
                for package in packed:
                    for name in os.listdir(os.path.join(folder, package)):
                        if name.endswith(".py"):
                            with open(os.path.join(folder, package, name), encoding="utf-8") as file:
                                imported = set(re.findall(r"^\s*(?:from|import) (\w+)", file.read(), re.MULTILINE))
                            self.assertEqual(imported & ours - packed, set(), f"{package}/{name}")
                self.assertGreater(size_of(folder), 10_000)

    def test_data_files_travel_with_the_code(self):
        with tempfile.TemporaryDirectory() as folder:
            copy_packages(["layout"], folder)
            self.assertLess({"input.json", "styles.txt", "train.py"}, set(os.listdir(os.path.join(folder, "layout"))))


def write_page(folder, name, **more):
    """A page of 128 by 96 pixels with one region, as `broadsheet-lab training layout` writes it."""
    import cv2
    import numpy as np

    image = np.full((96, 128), 230, np.uint8)
    image[20:60:4, 10:110:3] = 20
    cv2.imwrite(os.path.join(folder, f"{name}.png"), image)
    regions = [{"id": "r1", "class": "article", "bbox": [8, 16, 112, 64], "article": "a1"}]
    with open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8") as file:
        json.dump({"image": f"{name}.png", "source": f"{name}.jpg", "regions": regions, "articles": [["r1"]], **more}, file)


@unittest.skipUnless(HAS_OPENCV, "OpenCV is not installed: pip install -r Training/requirements.txt")
class GrowingTests(unittest.TestCase):
    def test_later_pages_are_divided_among_processes(self):
        from layout.data import Growing

        with tempfile.TemporaryDirectory() as folder:
            write_page(folder, "first-1")
            growing = Growing(folder)
            parts = [growing.part(share, 3) for share in range(3)]
            for number in range(20):
                write_page(folder, f"later-{number}")
            write_page(folder, ".being-written")
            for part in parts:
                part.renew()
                part.renew()
            names = [[page.name for page in part.pages] for part in parts]
            self.assertTrue(all(part[0] == "first-1" for part in names))
            later = [name for part in names for name in part[1:]]
            self.assertEqual(sorted(later), sorted(f"later-{number}" for number in range(20)))
            self.assertTrue(all(len(part) > 1 for part in names))
            # The one that they were made of has not changed.
            self.assertEqual(len(growing.pages), 1)

    def test_of_many_pages_some_of_each_style_come_first(self):
        from layout.data import Growing

        with tempfile.TemporaryDirectory() as folder:
            for style in ("banner", "weekly"):
                for number in range(Growing.FIRST):
                    write_page(folder, f"{style}-{number}")
            growing = Growing(folder)
            self.assertEqual(len(growing.pages), Growing.FIRST)
            self.assertEqual({page.name.split("-")[0] for page in growing.pages}, {"banner", "weekly"})
            growing.renew()
            self.assertEqual(len(growing.pages), 2 * Growing.FIRST)

    def test_a_truth_without_its_picture_is_named(self):
        from layout.data import load

        with tempfile.TemporaryDirectory() as folder:
            write_page(folder, "page")
            os.remove(os.path.join(folder, "page.png"))
            with self.assertRaisesRegex(SystemExit, "page.png"):
                load(folder)


@unittest.skipUnless(HAS_OPENCV and HAS_PYTORCH, "OpenCV or PyTorch is not installed: pip install -r Training/requirements.txt")
class PortableTests(unittest.TestCase):
    def test_packed_pages_are_what_the_training_reads(self):
        import numpy as np
        from layout.data import load
        from layout.portable import pack_pages

        line = {"region": "r1", "x0": 10, "x1": 100, "baseline": [[10, 30], [100, 30.5]], "x_height": 5, "text": "some words"}
        with tempfile.TemporaryDirectory() as folder:
            write_page(folder, "all", lines=[line], separators=[[5, 70, 120, 70]], inner_rules=[[1, 2, 3, 4]])
            write_page(folder, "some", lines=[line], some_lines=True, coarse=True)
            packed = os.path.join(folder, "packed")
            pack_pages(folder, ["all", "some"], packed)
            for before, after in zip(load(folder), load(packed)):
                self.assertEqual(before.name, after.name)
                self.assertLess(np.abs(before.image.astype(int) - after.image).mean(), 12)
                for name in ("boxes", "lines", "rules"):
                    np.testing.assert_array_equal(getattr(before.truth, name), getattr(after.truth, name))
                for name in ("has_all_lines", "has_rules", "has_regions"):
                    self.assertEqual(getattr(before.truth, name), getattr(after.truth, name), name)
            with open(os.path.join(packed, "all.json"), encoding="utf-8") as file:
                self.assertNotIn("some words", file.read())

    def test_pages_of_many_styles_are_packed(self):
        from layout.portable import of_many_styles

        names = ["half-1", "half-2", "half-page-3", "scrap-9"]
        self.assertEqual(of_many_styles(names, 3), ["half-1", "half-page-3", "scrap-9"])
        self.assertEqual(of_many_styles(names, 2), ["half-1", "scrap-9"])
        self.assertEqual(of_many_styles([], 2), [])


@unittest.skipUnless(HAS_OPENCV and HAS_PYTORCH, "OpenCV or PyTorch is not installed: pip install -r Training/requirements.txt")
class StartTests(unittest.TestCase):
    def test_weights_come_back_in_half_precision(self):
        import torch
        from layout.model import LayoutNetwork
        from layout.portable import write_start
        from layout.restore import begin

        torch.manual_seed(3)
        trained = LayoutNetwork()
        with tempfile.TemporaryDirectory() as folder:
            checkpoint, start = os.path.join(folder, "checkpoint.pt"), os.path.join(folder, "start.pt")
            torch.save({"average": trained.state_dict(), "step": 9}, checkpoint)
            write_start(checkpoint, [], start)
            self.assertLess(os.path.getsize(start), 0.6 * os.path.getsize(checkpoint))
            network = LayoutNetwork()
            self.assertTrue(begin(network, start, []))
            for name, value in trained.state_dict().items():
                torch.testing.assert_close(network.state_dict()[name], value, rtol=1e-3, atol=1e-6)

    def test_finer_maps_may_be_absent_and_nothing_else(self):
        import torch
        from layout.model import LayoutNetwork
        from layout.restore import begin

        network = LayoutNetwork()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "weights.pt")
            older = {name: value for name, value in network.state_dict().items() if not name.startswith("fine.")}
            torch.save({"average": older}, path)
            self.assertFalse(begin(LayoutNetwork(), path, []))
            del older["head.bias"]
            for state in ({"average": older}, {"average": {**network.state_dict(), "more": torch.zeros(1)}}, {"model": older}):
                torch.save(state, path)
                with self.assertRaisesRegex(ValueError, "weights.pt"):
                    begin(LayoutNetwork(), path, [])


if __name__ == "__main__":
    unittest.main()
