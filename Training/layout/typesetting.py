"""Typesets pages of all styles while a training runs: python3 -m layout.typesetting TYPESETTER PAGES [--processes N] [--seconds N]

TYPESETTER is the archive that layout.portable packed (or the program broadsheet-lab itself). PAGES gets NAME.png and then NAME.json, as
`broadsheet-lab training layout` writes them. It ends after --seconds, with --most pages, or with the program that started it.
"""

import argparse
import itertools
import os
import random
import shutil
import signal
import subprocess
import tarfile
import tempfile
import threading
import time

STYLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "styles.txt")
# Pages made by one start of the program, and starts that may fail one after another.
AT_ONCE, FAILURES = 3, 3


def styles():
    """Names of all styles."""
    with open(STYLES, encoding="utf-8") as file:
        return file.read().split()


def jobs(seed):
    """Endless (style, seed of its first page, strength of the faults, 0...1): all styles, then all again in another order."""
    source = random.Random(seed)
    for number in itertools.count():
        each = styles()
        source.shuffle(each)
        for index, style in enumerate(each):
            yield style, (seed * 1_000_000 + (number * len(each) + index) * AT_ONCE) % 2**63, round(source.random(), 2)


class Typesetter:
    """broadsheet-lab as a program of this machine, or packed with its own loader, libraries and fonts (the archive or its folder)."""

    def __init__(self, path, scratch):
        self.environment = dict(os.environ)
        self.command = [path]
        if path.endswith(".tar.xz"):
            with tarfile.open(path) as archive:
                archive.extractall(scratch)
            path = os.path.join(scratch, "typesetter")
        if os.path.isdir(path):
            libraries = os.path.join(path, "lib")
            self.command = [os.path.join(libraries, "loader"), "--library-path", libraries, os.path.join(path, "broadsheet-lab")]
            # The cache of fonts goes to the scratch folder: a home there need not be.
            self.environment.update(FONTCONFIG_FILE=os.path.join(path, "fonts.conf"), XDG_CACHE_HOME=scratch, HOME=scratch)


class Press:
    """Makes pages in several threads, each with a process of its own."""

    def __init__(self, typesetter, scratch, pages, seed, most):
        self.typesetter, self.scratch, self.pages, self.most = typesetter, scratch, pages, most
        self.jobs, self.made, self.failures = jobs(seed), 0, 0
        self.lock, self.over = threading.Lock(), threading.Event()

    def work(self):
        """Takes job after job until it is over."""
        while not self.over.is_set():
            with self.lock:
                job = next(self.jobs)
            with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
                error = self.make(job, folder)
                if self.over.is_set():
                    return
                made = 0 if error else self.deliver(os.path.join(folder, "examples"))
            with self.lock:
                self.made += made
                self.failures = self.failures + 1 if error else 0
                if error:
                    print(f"typesetting: {job[0]}, seed {job[1]}: {error}", flush=True)
                if self.made >= self.most or self.failures >= FAILURES:
                    self.over.set()

    def make(self, job, folder):
        """Typesets the pages of a job and writes them as examples; what went wrong, or None."""
        style, seed, strength = job
        sheets, examples = os.path.join(folder, "sheets"), os.path.join(folder, "examples")
        typeset = ["typeset", sheets, "--pages", str(AT_ONCE), "--seed", str(seed), "--style", style, "--faults", f"usual={strength}"]
        for arguments in (typeset, ["training", "layout", sheets, "--output", examples]):
            command = self.typesetter.command + arguments
            with open(os.path.join(folder, "log"), "w+", encoding="utf-8") as log:
                process = subprocess.Popen(command, env=self.typesetter.environment, stdout=subprocess.DEVNULL, stderr=log)
                while process.poll() is None:
                    if self.over.wait(0.05):
                        process.kill()
                        process.wait()
                        return None
                if process.returncode:
                    log.seek(0)
                    return log.read().strip() or f"{arguments[0]} ended with {process.returncode}"
        return None

    def deliver(self, examples):
        """Moves pages to where the training sees them, each picture before its truth; their number."""
        names = sorted(name[:-5] for name in os.listdir(examples) if name.endswith(".json"))
        for name in names:
            for ending in (".png", ".json"):
                # Over two file systems moving is no single act, but renaming is.
                moved = os.path.join(self.pages, f".{name}{ending}")
                shutil.move(os.path.join(examples, name + ending), moved)
                os.replace(moved, os.path.join(self.pages, name + ending))
        return len(names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("typesetter")
    parser.add_argument("pages")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--most", type=int, default=3000, help="pages")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, parent = time.monotonic(), os.getppid()
    os.makedirs(options.pages, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        press = Press(Typesetter(os.path.abspath(options.typesetter), scratch), scratch, options.pages, options.seed, options.most)
        signal.signal(signal.SIGTERM, lambda *_: press.over.set())
        signal.signal(signal.SIGINT, lambda *_: press.over.set())
        threads = [threading.Thread(target=press.work) for _ in range(options.processes)]
        for thread in threads:
            thread.start()
        while not press.over.wait(0.2):
            if time.monotonic() - began > options.seconds or os.getppid() != parent:
                press.over.set()
        for thread in threads:
            thread.join()
    print(f"typesetting: {press.made} pages in {time.monotonic() - began:.0f} s", flush=True)
    if press.failures >= FAILURES:
        raise SystemExit("typesetting: given up; the training goes on with the pages that are there")


if __name__ == "__main__":
    main()
