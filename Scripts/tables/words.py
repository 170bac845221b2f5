#!/usr/bin/env python3
"""Makes the table of words, words.bin, from SCOWL (Spell Checker Oriented Word Lists, Debian's package scowl).

    words.py /usr/share/dict/scowl OUTFOLDER

Words: American, British and Canadian spellings and their variants up to SCOWL's size 70, contractions, and a few abbreviations and
spellings of old newspapers that it lacks. Names: SCOWL's capitalised words and proper names up to size 70, and the words of the
names of places, where OUTFOLDER has places.bin. Possessives are left out; they are known by their ending.

The file is little-endian: a line of text, padded with blanks to 79 bytes, and a line end:

    broadsheet-words 1 WORDS NAMES

then, without gaps, in ascending order,

    WORDS  u64  hash of a word in small letters: 64-bit FNV-1a of its UTF-8
    NAMES  u64  likewise, of names that are no words
"""
import os
import re
import struct
import sys

LARGEST = 70
LISTS = ("english", "american", "british", "british_z", "canadian", "variant_1", "variant_2", "british_variant_1")
# SCOWL has abbreviations and letters by the hundred that are misreadings much more often than words: of the short ones only these.
SHORT = """a i o am an as at ax ay be by do go ha he hi ho if in is it lo ma me my no of oh on or ox pa so to up us we ye
    ad al co de di du el en et jr la le li mr ms oz pp re sr st te un va vs""".split()
OLD = """mr mrs messrs dr rev hon gen gov col maj capt lieut sergt corp sen rep prof supt sec treas asst atty dept pres vice vs etc
    esq jr sr bros inc ltd mfg st ave blvd jan feb mar apr jun jul aug sept oct nov dec mon tues wed thurs thur fri sat sun ult inst
    prox viz ibid no nos vol pp cts lbs bbl bbls bu doz hr hrs min sq ft yd yds cwt dist twp mss ala ariz ark cal calif colo conn
    del fla ga ida ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev okla ore pa penn tenn tex va vt wash wis wyo
    to-day to-morrow to-night today tomorrow tonight cigaret thru tho altho program employe employes aeroplane aeroplanes airship
    trainmen tokio roumania servia servian servians roumanian roumanians czar petrograd zeppelin zeppelins autoist autoists per cent
    th nd rd""".split()
NAMES = """wm chas geo thos jno jas robt saml benj danl fredk alex edw jos hy""".split()


def fnv1a(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def scowl(folder, kinds):
    """Words of some kinds."""
    found = set()
    for name in os.listdir(folder):
        match = re.fullmatch(r"(\w+?)-(\w[\w-]*)\.(\d+)", name)
        if match and match[1] in LISTS and match[2] in kinds and int(match[3]) <= LARGEST:
            with open(os.path.join(folder, name), encoding="latin-1") as file:
                found.update(word for word in file.read().split("\n") if word and not word.endswith("'s"))
    if not found:
        sys.exit(f"words: no word lists of SCOWL in {folder}")
    return found


def place_names(path):
    """Words of the names of places, if the table is there: all of English-speaking countries, elsewhere those of cities."""
    if not os.path.exists(path):
        return set()
    with open(path, "rb") as file:
        header = file.readline().split()
        places, regions, _, _, name_bytes, region_bytes, _ = map(int, header[2:])
        data = file.read()
    populations = struct.unpack_from(f"<{places}I", data, 12 * places)
    region_of = struct.unpack_from(f"<{places}H", data, 16 * places)
    ends = struct.unpack_from(f"<{places}I", data, 19 * places)
    at = 23 * places
    names = data[at : at + name_bytes]
    region_ends = struct.unpack_from(f"<{regions}I", data, at + name_bytes)
    at += name_bytes + 4 * regions
    codes = data[at : at + region_bytes].decode()
    countries = [codes[start:end][:2] for start, end in zip((0, *region_ends), region_ends)]
    found, start = set(), 0
    for place, end in enumerate(ends):
        english = countries[region_of[place]] in ("US", "GB", "IE", "CA", "AU", "NZ")
        if populations[place] >= (500 if english else 30_000):
            words = re.findall(r"[^\W\d_]{4,}", names[start:end].decode())
            found.update(words)
        start = end
    return found


def main(folder, output):
    words = {word.lower() for word in scowl(folder, ("words", "contractions")) if len(word) > 2}
    # Three letters without a vowel are abbreviations.
    words = {word for word in words if re.search("[aeiouyàâäèéêëîïôöùûü]", word)} | set(SHORT) | set(OLD)
    names = {name.lower() for name in scowl(folder, ("upper", "proper-names")) if len(name) > 2}
    names |= {name.lower() for name in place_names(os.path.join(output, "places.bin"))} | set(NAMES)
    names -= words
    header = f"broadsheet-words 1 {len(words)} {len(names)}"
    with open(os.path.join(output, "words.bin"), "wb") as file:
        file.write(header.ljust(79).encode() + b"\n")
        for group in (words, names):
            hashes = sorted(map(fnv1a, group))
            file.write(struct.pack(f"<{len(hashes)}Q", *hashes))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
