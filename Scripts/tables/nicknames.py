#!/usr/bin/env python3
"""Makes the table of nicknames, nicknames.tsv, from the PyPI package nicknames.

    nicknames.py nicknames-VERSION-py3-none-any.whl OUTFOLDER

Each line is a given name, a tab and a nickname of it, in small letters, in order, each pair once. Instead of the wheel its
names.csv may be given.
"""
import csv
import io
import sys
import zipfile


def read(path):
    if not zipfile.is_zipfile(path):
        with open(path, encoding="utf-8") as file:
            return file.read()
    with zipfile.ZipFile(path) as wheel:
        names = [n for n in wheel.namelist() if n.endswith("/names.csv")]
        if len(names) != 1:
            raise SystemExit(f"nicknames: {path} has {len(names)} files names.csv, one is needed")
        return wheel.read(names[0]).decode("utf-8")


def main(source, folder):
    pairs = set()
    for row in csv.DictReader(io.StringIO(read(source))):
        name, nickname = row["name1"].strip().lower(), row["name2"].strip().lower()
        if row["relationship"] == "has_nickname" and name and nickname and name != nickname:
            pairs.add((name, nickname))
    if len(pairs) < 1000:
        raise SystemExit(f"nicknames: {source} has only {len(pairs)} nicknames")
    with open(f"{folder}/nicknames.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{name}\t{nickname}\n" for name, nickname in sorted(pairs))


if __name__ == "__main__":
    main(*sys.argv[1:])
