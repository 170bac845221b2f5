"""Packs broadsheet-lab with the libraries and fonts that it needs, for machines that have neither."""

import os
import re
import shutil
import subprocess
import tarfile
import tempfile

from .typesetting import Typesetter

# Families of type of the typesetter (Sources/Typesetter/Type/Typeface.swift).
FAMILIES = [
    "Old Standard TT",
    "TeX Gyre Schola",
    "GFS Didot",
    "Goudy Bookletter 1911",
    "Prociono",
    "Linux Libertine O",
    "Linux Biolinum O",
    "Junicode Two Beta",
    "CMU Serif",
    "CMU Sans Serif Demi Condensed",
    "CMU Typewriter Text",
]
# Weights and slants that it asks for, in numbers of fontconfig: regular and bold, roman and italic.
WEIGHTS, SLANTS = (80, 200), (0, 100)
# Libraries that neither typesetting nor writing examples calls: empty ones stand for them, which halves the archive, as theirs stay away.
UNUSED = ("libtesseract.so", "libopenvino_c.so")
# Rules of fontconfig for faces that a family lacks, slanted and emboldened ones.
RULES = "/etc/fonts/conf.d"
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir><include>conf.d</include></fontconfig>
"""


def libraries(listing):
    """The loader and the libraries (name: path) in what ldd prints; SystemExit where one is missing."""
    loader, found = None, {}
    for line in listing.splitlines():
        name, arrow, target = (part.strip() for part in line.partition("=>"))
        path = re.sub(r"\s*\(0x[0-9a-f]+\)$", "", target if arrow else name)
        if "/ld-linux" in name:
            loader = path
        elif arrow and "not found" in path:
            raise SystemExit(f"layout.program: ldd does not find {name}: build broadsheet-lab on this machine")
        elif arrow and path:
            found[os.path.basename(name)] = path
    if loader is None:
        raise SystemExit("layout.program: ldd names no loader: broadsheet-lab is no program of this system")
    return loader, found


def fonts():
    """Files of the faces that fontconfig takes for the families, upright and slanted, medium and bold."""
    files = set()
    for family in FAMILIES:
        for weight in WEIGHTS:
            for slant in SLANTS:
                pattern = f"{family}:weight={weight}:slant={slant}"
                match = subprocess.run(["fc-match", "--format", "%{family}\n%{file}", pattern], capture_output=True, text=True, check=True)
                named, file = match.stdout.split("\n")
                if family not in named.split(","):
                    raise SystemExit(f"layout.program: typeface {family} is not installed: run Scripts/setup")
                files.add(file)
    return sorted(files)


def empty_libraries(names, folder):
    """Writes libraries without functions: a program that calls none of theirs runs with them."""
    nothing = os.path.join(folder, "nothing.o")
    subprocess.run(["as", "-o", nothing, "/dev/null"], check=True)
    for name in names:
        subprocess.run(["ld", "-shared", "-soname", name, "-o", os.path.join(folder, name), nothing], check=True)
    os.remove(nothing)


def check(packed, scratch):
    """Typesets a page with the packed program and writes it as an example; SystemExit where that fails."""
    typesetter = Typesetter(packed, scratch)
    sheets, examples = os.path.join(scratch, "sheets"), os.path.join(scratch, "examples")
    for arguments in (["typeset", sheets, "--style", "sheet"], ["training", "layout", sheets, "--output", examples]):
        done = subprocess.run(typesetter.command + arguments, env=typesetter.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"layout.program: the packed program does not run: {done.stderr.strip() or done.returncode}")
    if len(os.listdir(examples)) != 2:
        raise SystemExit("layout.program: the packed program writes no examples")


def ldd(program, first):
    """What ldd prints where libraries in the folder `first` come before others."""
    environment = {**os.environ, "LD_LIBRARY_PATH": first}
    return subprocess.run(["ldd", program], env=environment, capture_output=True, text=True, check=True).stdout


def pack_program(program, archive):
    """Writes broadsheet-lab, stripped, with its loader, libraries and fonts as typesetter.tar.xz."""
    for tool in ("strip", "as", "ld"):
        if not shutil.which(tool):
            raise SystemExit(f"layout.program: no program {tool}: install the package binutils")
    with tempfile.TemporaryDirectory() as scratch:
        folder, stand_ins = os.path.join(scratch, "typesetter"), os.path.join(scratch, "empty")
        for path in (stand_ins, os.path.join(folder, "lib"), os.path.join(folder, "fonts")):
            os.makedirs(path)
        _, needed = libraries(ldd(program, stand_ins))
        empty_libraries([name for name in needed if name.startswith(UNUSED)], stand_ins)
        loader, needed = libraries(ldd(program, stand_ins))
        shutil.copy(loader, os.path.join(folder, "lib", "loader"))
        stripped = [shutil.copy(program, os.path.join(folder, "broadsheet-lab"))]
        for name, path in needed.items():
            stripped.append(shutil.copy(path, os.path.join(folder, "lib", name)))
        for path in stripped:
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
        for path in fonts():
            shutil.copy(path, os.path.join(folder, "fonts"))
        with open(os.path.join(folder, "fonts.conf"), "w", encoding="utf-8") as file:
            file.write(FONTS_CONF)
        shutil.copytree(RULES, os.path.join(folder, "conf.d"))
        check(folder, scratch)
        with tarfile.open(archive, "w:xz", preset=9) as tar:
            tar.add(folder, "typesetter")
