"""What the endurance scripts share: processes of a run, memory, the files of a corpus."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Pages are decoded, framed by nothing and not read: the quickest pipeline, so that most time is spent where pages change hands.
QUICK = """\
dedup: {kind: none}
frame: {kind: none}
layout: {kind: page}
legibility: {kind: none}
recognition: {kind: tesseract}
tables: {kind: none}
"""


def program(name):
    """Path of a product of the release build."""
    return str(ROOT / ".build" / "release" / name)


def environment(**more):
    return {**os.environ, "OMP_THREAD_LIMIT": "1", **more}


def corpus_files(corpus):
    """SHA-256 of every file of a corpus besides the store and the lock, by its path within it."""
    corpus = Path(corpus)
    return {
        str(path.relative_to(corpus)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(corpus.rglob("*"))
        if path.is_file() and not path.name.startswith(("broadsheet.sqlite", "broadsheet.lock"))
    }


def differences(found, expected):
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


def workers(corpus):
    """Ids of the processes that serve a corpus, in order."""
    wanted = os.path.join(os.path.abspath(corpus), "pipeline.yaml")
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            words = Path("/proc", entry, "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--coordinated" in words and wanted.encode() in words:
            found.append(int(entry))
    return sorted(found)


def resident(process):
    """Resident memory of a process in MiB; None when it has ended."""
    try:
        for line in Path("/proc", str(process), "status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def query(corpus, sql):
    """Rows of the corpus's store, read without touching it; [] while it is not there."""
    path = os.path.join(corpus, "broadsheet.sqlite")
    if not os.path.exists(path):
        return []
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return []


def decided(corpus):
    rows = query(corpus, "SELECT count(*) FROM pages WHERE status != 'pending'")
    return rows[0][0] if rows else 0


def typeset(folder, pages, form, seed, dpi=50):
    """Typesets pages unless they are there."""
    folder = Path(folder)
    if not folder.exists():
        command = [program("broadsheet-lab"), "typeset", str(folder), "--pages", str(pages), "--dpi", str(dpi)]
        command += ["--format", form, "--seed", str(seed), "--style", "sheet"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted(path for path in folder.iterdir() if path.suffix == f".{form}")


def fail(message):
    print(f"FAULT: {message}")
    sys.exit(1)
