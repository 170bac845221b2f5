"""The state that page N of the training set is in: prints style, pixels per inch and faults for `broadsheet-lab typeset`."""

import random
import sys

STYLES = ["sheet", "sheet", "solid", "weekly", "banner", "decks", "notices"]
RESOLUTIONS = [50, 60, 75, 90, 100, 120, 150, 150, 200, 300]
# Fault and the chance that a page has it.
FAULTS = {
    "ink-spread": 0.6,
    "ink-breaks": 0.6,
    "bleed-through": 0.4,
    "toning": 0.6,
    "warp": 0.3,
    "uneven-light": 0.6,
    "dark-edges": 0.3,
    "speckle": 0.6,
    "low-resolution": 0.5,
    "jpeg": 0.5,
}


def state(page):
    lot = random.Random(page)
    style, resolution = lot.choice(STYLES), lot.choice(RESOLUTIONS)
    if lot.random() < 0.2:
        return style, resolution, f"usual={lot.random():.2f}"
    faults = {name: lot.random() for name, chance in FAULTS.items() if lot.random() < chance}
    if lot.random() < 0.35:
        faults["bitonal"] = lot.uniform(0.05, 0.95)
    text = ",".join(f"{name}={strength:.2f}" for name, strength in faults.items())
    return style, resolution, text or "speckle=0.10"


if __name__ == "__main__":
    print(*state(int(sys.argv[1])))
