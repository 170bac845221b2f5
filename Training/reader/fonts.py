"""Collects the fonts that synthetic lines are set in: python3 -m reader.fonts WORK

Debian's packages of fonts and word lists named in fontlist.json are fetched with `apt-get download` and unpacked into WORK/packages
(a package that already lies there is not fetched again); the fonts are cut down to the reader's characters and put, with
fonts.json, into WORK/fonts. Fonts are drawn with, not shipped in the product.
"""

import argparse
import glob
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import ImageFont

from .characters import DRAWN

# A font without one of these is of no use.
NEEDED = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:-")
DROPPED = ["GPOS", "GSUB", "kern", "GDEF", "DSIG", "FFTM"]


def font_list():
    """Packages and families of fontlist.json."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "fontlist.json"), encoding="utf-8") as file:
        return json.load(file)


def fetch(packages, folder):
    """Unpacks Debian packages, each into a folder of its name; what is there already stays."""
    missing = [package for package in packages if not os.path.isdir(os.path.join(folder, package))]
    if not missing:
        return
    help_text = (
        f"reader.fonts: fetching {len(missing)} packages failed. On Debian 12 or a like system with a network, run apt-get update and "
        f"try again; elsewhere unpack each with dpkg-deb -x NAME.deb {folder}/NAME: {' '.join(missing)}"
    )
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise SystemExit(help_text)
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as downloads:
        if subprocess.run(["apt-get", "download", "--quiet", *missing], cwd=downloads, stdout=subprocess.DEVNULL).returncode:
            raise SystemExit(help_text)
        for path in sorted(os.listdir(downloads)):
            target = os.path.join(folder, path.partition("_")[0])
            subprocess.run(["dpkg-deb", "-x", os.path.join(downloads, path), target + ".new"], check=True)
            os.rename(target + ".new", target)


def inked(path, characters):
    """The characters for which a font draws something."""
    font = ImageFont.truetype(path, 60, layout_engine=ImageFont.Layout.BASIC)
    return {character for character in characters if character == " " or font.getmask(character).getbbox()}


def cut_down(source, target):
    """Writes a font with the reader's characters alone; the characters it draws, none where it lacks letters and figures."""
    font = TTFont(source, fontNumber=0)
    wanted = set(DRAWN) & set(map(chr, font.getBestCmap()))
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, wanted))
    subsetter.subset(font)
    font.save(target)
    characters = inked(target, wanted)
    if NEEDED <= characters:
        return "".join(sorted(characters))
    os.remove(target)
    return ""


def make(packages, folder, listed):
    """Cuts the fonts of all families down into `folder`; returns what fonts.json holds."""
    found = {}
    for path in sorted(glob.glob(os.path.join(packages, "*", "**", "*.[ot]tf"), recursive=True)):
        found.setdefault(os.path.basename(path), path)
    characters, sources = {}, {}

    def available(name):
        if name not in characters:
            characters[name] = cut_down(found[name], os.path.join(folder, name)) if name in found else ""
            if characters[name]:
                sources[name] = os.path.relpath(found[name], packages).split(os.sep)[0]
            else:
                print(f"reader.fonts: {name} is left out: {'it lacks letters' if name in found else 'no package has it'}", file=sys.stderr)
        return bool(characters[name])

    fonts = {}
    for kind in ("body", "display", "typewriter"):
        families = [[name for name in family if available(name)] for family in listed[kind]]
        fonts[kind] = [family for family in families if family]
    fonts["characters"] = {name: kept for name, kept in characters.items() if kept}
    fonts["packages"] = sources
    return fonts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work")
    options = parser.parse_args()
    # It warns of every table that it leaves out.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    listed, packages, folder = font_list(), os.path.join(options.work, "packages"), os.path.join(options.work, "fonts")
    fetch(listed["packages"] + listed["words"], packages)
    new = folder + ".new"
    shutil.rmtree(new, ignore_errors=True)
    os.makedirs(new)
    fonts = make(packages, new, listed)
    if not all(fonts[kind] for kind in ("body", "display", "typewriter")):
        raise SystemExit(f"reader.fonts: {packages} has too few of the fonts of fontlist.json")
    with open(os.path.join(new, "fonts.json"), "w", encoding="utf-8") as file:
        json.dump(fonts, file, ensure_ascii=False, indent=0)
    shutil.rmtree(folder, ignore_errors=True)
    os.rename(new, folder)
    print(f"{len(fonts['characters'])} fonts in {folder}", flush=True)


if __name__ == "__main__":
    main()
