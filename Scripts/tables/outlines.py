#!/usr/bin/env python3
"""Makes the table of the outlines of land, outlines.txt, from the PyPI package geopandas.

    outlines.py geopandas-0.14.4-py3-none-any.whl OUTFOLDER

Made with Natural Earth (naturalearthdata.com), public domain: the countries at 1:110 million, which geopandas before 1.0 carries as
a shapefile (ESRI Shapefile Technical Description, 1998). Borders between countries, which two polygons share, are left out: they are
of today, and the report shows newspapers of other times. What is left is coasts, and the shores of the Caspian Sea.

The file is text. Its first line is

    broadsheet-outlines 1 RINGS POINTS

and each line after it a closed ring, the first point not said again: longitude and latitude of each point in turn, hundredths of a
degree, whole numbers with blanks between them. Land is inside an odd number of rings.
"""
import collections
import struct
import sys
import zipfile

SHAPES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp"
POLYGON = 5


def rings(data):
    """Rings of all polygons of a shapefile, points in hundredths of a degree."""
    if struct.unpack(">i", data[:4])[0] != 9994:
        raise ValueError(f"{SHAPES} is no shapefile")
    found, place = [], 100
    while place + 8 <= len(data):
        _, words = struct.unpack(">2i", data[place:place + 8])
        content = data[place + 8:place + 8 + 2 * words]
        place += 8 + 2 * words
        if struct.unpack("<i", content[:4])[0] != POLYGON:
            continue
        part_count, point_count = struct.unpack("<2i", content[36:44])
        starts = struct.unpack(f"<{part_count}i", content[44:44 + 4 * part_count])
        numbers = struct.unpack(f"<{2 * point_count}d", content[44 + 4 * part_count:44 + 4 * part_count + 16 * point_count])
        points = [(round(100 * x), round(100 * y)) for x, y in zip(numbers[::2], numbers[1::2])]
        found += [points[start:end] for start, end in zip(starts, starts[1:] + (point_count,))]
    return found


def outlines(polygons):
    """Rings around what the polygons cover together: an edge that two of them run through in opposite directions is left out."""
    edges = collections.Counter()
    for ring in polygons:
        for a, b in zip(ring, ring[1:]):
            if a == b:
                continue
            if edges[b, a] > 0:
                edges[b, a] -= 1
            else:
                edges[a, b] += 1
    after = collections.defaultdict(list)
    for (a, b), count in sorted(edges.items()):
        after[a] += [b] * count
    found = []
    for start in sorted(after):
        while after[start]:
            ring, point = [start], after[start].pop()
            while point != start:
                ring.append(point)
                point = after[point].pop()
            if len(ring) > 2:
                found.append(ring)
    return found


def main():
    if len(sys.argv) != 3:
        print("usage: outlines.py WHEEL OUTFOLDER", file=sys.stderr)
        return 1
    with zipfile.ZipFile(sys.argv[1]) as package:
        found = outlines(rings(package.read(SHAPES)))
    with open(f"{sys.argv[2]}/outlines.txt", "w", encoding="ascii", newline="\n") as file:
        file.write(f"broadsheet-outlines 1 {len(found)} {sum(map(len, found))}\n")
        for ring in found:
            file.write(" ".join(f"{x} {y}" for x, y in ring) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
