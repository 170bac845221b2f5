"""Fonts that synthetic lines are set in, and the bitmaps of their letters.

The folder of fonts and its fonts.json are made by reader.fonts.
"""

import functools
import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

# The x-height in pixels at which type is set: twice that of the reader's picture.
X_HEIGHT = 24
SMALL_CAPITALS = 0.76


class Typeface:
    """One font at an x-height of 24 pixels, drawn `stretch` as wide as it is."""

    def __init__(self, folder, name, characters, stretch):
        self.characters, self.stretch = frozenset(characters), stretch
        path = os.path.join(folder, name)
        probe = self._open(path, 200)
        size = X_HEIGHT * 200 / max(20, -probe.getbbox("x", anchor="ls")[1])
        size = min(max(size, 20), 90)
        self._font = self._open(path, size)
        self.capital_height = -self._font.getbbox("H", anchor="ls")[1]
        self.em = size * stretch
        self._glyphs = {}

    @staticmethod
    def _open(path, size):
        # Basic layout: letters one by one, without kerning, as type had none.
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)

    def glyph(self, character, scale=1.0):
        """The bitmap of a letter (ink 255), where its corner lies from the pen (columns, rows), and how far the pen moves."""
        key = character, round(scale, 2)
        if key not in self._glyphs:
            self._glyphs[key] = self._drawn(*key)
        return self._glyphs[key]

    def _drawn(self, character, scale):
        left, top, right, bottom = self._font.getbbox(character, anchor="ls")
        width, height = max(1, right - left + 2), max(1, bottom - top + 2)
        image = Image.new("L", (width, height), 0)
        ImageDraw.Draw(image).text((1 - left, 1 - top), character, fill=255, font=self._font, anchor="ls")
        bitmap = np.asarray(image)
        across = self.stretch * scale
        if abs(across - 1) > 0.02 or abs(scale - 1) > 0.02:
            size = max(1, round(width * across)), max(1, round(height * scale))
            bitmap = cv2.resize(bitmap, size, interpolation=cv2.INTER_AREA if across < 1 else cv2.INTER_LINEAR)
        return bitmap, (left - 1) * across, (top - 1) * scale, self._font.getlength(character) * across


class Typefaces:
    """The typefaces of a folder of fonts, kept open while they are in use."""

    def __init__(self, folder, fonts, kept=90):
        """`fonts` is the content of fonts.json: families body, display and typewriter (lists of files), characters of each file."""
        self.body, self.display, self.typewriter = fonts["body"], fonts["display"], fonts["typewriter"]
        self._face = functools.lru_cache(kept)(lambda name, stretch: Typeface(folder, name, fonts["characters"][name], stretch))

    def face(self, name, stretch):
        return self._face(name, round(stretch, 2))
