"""Which pages of a set of lines are kept from training, to measure on. Needs nothing but Python."""

import hashlib

SHARE = 0.12


def held_out(name, pages):
    """The held-out ones of the pages of set `name`: those with the least SHA-1, an eighth or so, at least one.

    Published figures were measured on just these pages: another rule would measure on lines that were trained on.
    """
    pages = sorted(set(pages), key=lambda page: hashlib.sha1(f"{name}/{page}".encode()).hexdigest())
    return set(pages[: max(1, round(len(pages) * SHARE))])
