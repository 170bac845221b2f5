"""Folders that train a network on a machine without this repository."""

import glob
import os
import shutil

# What a packed folder may hold at most, bytes.
MOST_BYTES = 60_000_000
_TRAINING = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def copy_packages(names, folder):
    """Copies the code of packages beside this one, this one with them."""
    for name in ["common", *names]:
        os.makedirs(os.path.join(folder, name), exist_ok=True)
        for ending in ("py", "json", "txt"):
            for path in glob.glob(os.path.join(_TRAINING, name, f"*.{ending}")):
                shutil.copyfile(path, os.path.join(folder, name, os.path.basename(path)))


def size_of(folder):
    """Bytes of all files in a folder."""
    return sum(os.path.getsize(path) for path in glob.glob(os.path.join(folder, "**"), recursive=True) if os.path.isfile(path))
