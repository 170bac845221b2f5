"""Sets clean columns of type and cuts them into lines, letter by letter as type was set, at an x-height of 24 pixels.

A clean line's picture is uint8 [112, w], ink 255: its x-line on row 44, its baseline on row 68, with what of its neighbours reaches in.
"""

import dataclasses
import random

import cv2
import numpy as np

from .characters import MOST_LETTERS, canonical
from .typefaces import SMALL_CAPITALS, X_HEIGHT

ROWS, BASELINE = 112, 68
# Pixels, at which a line is left out.
WIDEST = 2560
KINDS = {"body": 0.60, "head": 0.25, "list": 0.10, "type": 0.05}
LIGATURES = {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
THIN = set(";:!?»")


@dataclasses.dataclass
class Style:
    """How a column is set. Lengths are in pixels."""

    kind: str
    face: object
    second: object | None  # italic or bold of the same family
    measure: int
    capitals: bool
    zoom: float  # of all letters; below 1 where the height of capitals stands for the x-height
    curly: bool  # curved quotes
    ligatures: bool
    long_hyphens: bool  # en dashes for hyphens
    track: float  # added between letters
    space: float  # between words
    justified: bool
    wobble: float  # of the baseline, from letter to letter


@dataclasses.dataclass
class CleanLine:
    """A line as it was set."""

    picture: np.ndarray
    text: str
    display: bool  # large type, which print and scan harm less


@dataclasses.dataclass
class Word:
    """Letters set beside each other from column 0: (bitmap, column, row above the baseline as a negative number)."""

    letters: list
    width: float
    text: str


def shown(word, face, style):
    """A word as pairs of what is drawn and what is read; None where the face lacks a letter."""
    pairs, index = [], 0
    while index < len(word):
        character, two = word[index], word[index : index + 2]
        drawn = character
        if style.curly and character == '"':
            drawn = "“" if index == 0 else "”"
        elif style.curly and character == "'":
            drawn = "’"
        elif style.long_hyphens and character == "-":
            drawn = "–"
        if style.ligatures and LIGATURES.get(two, "") in face.characters and two in LIGATURES:
            pairs.append((LIGATURES[two], two))
            index += 2
            continue
        if drawn not in face.characters:
            drawn = character
        if drawn not in face.characters:
            return None
        pairs.append((drawn, character))
        index += 1
    return pairs


class Compositor:
    """Makes columns of lines without end; the same seed makes the same ones."""

    def __init__(self, seed, phrases, typefaces):
        self.random = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.phrases, self.typefaces = phrases, typefaces

    def column(self):
        """Several clean lines."""
        style = self._style()
        count = self.random.randint(3, 9) if style.kind == "head" else self.random.randint(4, 12)
        words = self.phrases.run(int(count * style.measure / 180) + 8)
        lines = self._lines(words, count, style)
        return self._cut(lines, style) if lines else []

    def _style(self):
        random = self.random
        kind = random.choices(list(KINDS), KINDS.values())[0]
        if kind == "head":
            family = random.choice(self.typefaces.display) if random.random() < 0.6 else [random.choice(random.choice(self.typefaces.body))]
            stretch = random.choice([1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 1.15, 1.3])
        elif kind == "type":
            family, stretch = random.choice(self.typefaces.typewriter), random.choice([1, 1, 0.92])
        else:
            family, stretch = random.choice(self.typefaces.body), random.choice([1, 1, 1, 0.94, 0.88, 0.82, 1.06])
        face = self.typefaces.face(family[0], stretch)
        second = self.typefaces.face(random.choice(family), stretch) if len(family) > 1 and random.random() < 0.6 else None
        capitals = random.random() < (0.65 if kind == "head" else 0.03 if kind == "body" else 0)
        track = 0.0 if random.random() < 0.6 else random.uniform(-0.03, 0.06) * face.em
        if kind == "head" and random.random() < 0.3:
            track = random.uniform(0, 0.4 if capitals else 0.2) * face.em
        if kind == "head":
            measure = random.uniform(200, 1800)
        else:
            measure = 2 * min(1100, max(90, random.lognormvariate(6.13, 0.32)))
        return Style(
            kind=kind,
            face=face,
            second=second,
            measure=int(measure),
            capitals=capitals,
            # Who finds lines may take the height of capitals for the x-height, or know better.
            zoom=X_HEIGHT / face.capital_height if capitals and random.random() < 0.6 else 1.0,
            curly=random.random() < 0.85,
            ligatures=random.random() < 0.6,
            long_hyphens=random.random() < 0.05,
            track=track,
            space=random.uniform(0.2, 0.42) * face.em + 2 * max(0.0, track),
            justified=kind in ("body", "list") and random.random() < 0.85,
            wobble=random.choice([0, 0, 0.4, 0.8]),
        )

    def _word(self, word, face, style, track=None, small=False):
        """A word set in a face; `small` sets its small letters as small capitals. None where the face lacks a letter."""
        pairs = shown(word, face, style)
        if not pairs:
            return None
        track = (style.track if track is None else track) * style.zoom
        letters, pen, text = [], 0.0, []
        for drawn, read in pairs:
            scale = style.zoom
            if small and drawn.islower() and len(drawn.upper()) == 1 and drawn.upper() in face.characters:
                drawn, read, scale = drawn.upper(), read.upper(), scale * SMALL_CAPITALS
            bitmap, across, down, advance = face.glyph(drawn, scale)
            letters.append((bitmap, pen + across, down))
            text.append(read)
            pen += advance + track
        return Word(letters, max(1.0, pen - track), "".join(text))

    def _lines(self, words, count, style):
        """Lines as (indent, [(word, gap before it), ...])."""
        lines, at = [], 0
        while len(lines) < count and at < len(words):
            if style.kind == "list" and self.random.random() < 0.8:
                line, at = self._entry(words, at, style)
                indent = 0.0
            else:
                indent = 0.0
                if style.justified and (not lines or self.random.random() < 0.06):
                    indent = min(self.random.uniform(0, 2) * style.face.em, style.measure / 4)
                line, at = self._running(words, at, style, indent)
            if line:
                lines.append((indent, line))
        return lines

    def _running(self, words, at, style, indent):
        """A line of running text that takes words from `at` on, and where the next one goes on."""
        random = self.random
        full = random.random() < 0.9
        limit = style.measure * (1 if full else random.uniform(0.25, 0.9))
        line, width, face, small, begin = [], indent, style.face, False, at
        space = style.space * style.zoom
        while at < len(words) and width < WIDEST:
            if style.second and random.random() < 0.07:
                face = style.second if face is style.face else style.face
            if random.random() < 0.01:
                small = not small
            text = words[at].upper() if style.capitals else words[at]
            word = self._word(text, face, style, small=small)
            if word is None or word.width > style.measure:
                at += 1
                continue
            gap = 0.0
            if line:
                # High points set apart as in French stand nearer than words do.
                gap = space * random.uniform(0.6, 1) if text[0] in THIN or line[-1][0].text == "«" else space
            if width + gap + word.width > limit and line:
                if style.justified and len(text) > 5 and text.isalpha() and random.random() < 0.45:
                    cut = random.randint(2, len(text) - 3)
                    part = self._word(text[:cut] + "-", face, style, small=small)
                    if part and width + gap + part.width <= limit * 1.02:
                        line.append((part, gap))
                        width += gap + part.width
                        words[at] = text[cut:]
                break
            line.append((word, gap))
            width += gap + word.width
            at += 1
        if style.justified and full and len(line) > 1 and at < len(words):
            more = (style.measure - width) / (len(line) - 1)
            more = min(max(more, -0.3 * space), 2 * space)
            line = [(word, gap + more if index else gap) for index, (word, gap) in enumerate(line)]
        return line, max(at, begin + 1) if not line else at

    def _entry(self, words, at, style):
        """A line of a list: words, then leader dots or white, then figures at the end of the measure."""
        random = self.random
        space = style.space * style.zoom
        figures = " ".join(self.phrases.number() for _ in range(random.choice([1, 1, 1, 2, 3]))).split()
        right = [word for word in (self._word(figure, style.face, style, 0) for figure in figures) if word]
        right_width = sum(word.width + 1.5 * space for word in right)
        left, width = [], 0.0
        for _ in range(random.randint(1, 6)):
            if at >= len(words):
                break
            face = style.second if style.second and not left and random.random() < 0.2 else style.face
            word = self._word(words[at], face, style, 0)
            at += 1
            if word is None or width + word.width + space + right_width > style.measure:
                break
            left.append((word, space if left else 0.0))
            width += word.width + space
        free = style.measure - width - right_width
        gap = 1.5 * space
        if left and right and "." in style.face.characters and random.random() < 0.5 and free > 3 * space:
            step = random.uniform(0.35, 1.1) * style.face.em
            count = int(free / step)
            if count >= 2:
                bitmap, across, down, _ = style.face.glyph(".", style.zoom)
                dots = [(bitmap, index * step + across, down) for index in range(count)]
                # Leaders are read as their dots, three at most.
                left.append((Word(dots, count * step, "." * min(count, 3)), space))
                free = 0
        elif left and right:
            gap += max(0.0, free)
        return left + [(word, 1.5 * space if index or not left else gap) for index, word in enumerate(right)], at

    def _cut(self, lines, style):
        """Sets lines below each other and cuts each out with what of its neighbours reaches in."""
        random = self.random
        tight = random.random() < 0.3
        most = (1.8 if tight else 3.2) if style.kind == "head" else (1.75 if tight else 2.4)
        # Letters that have been scaled down to the height of capitals have no descenders.
        pitch = int(X_HEIGHT * random.uniform(1.55 if tight else 1.75, most) * (1.0 if style.zoom == 1 else 0.8))
        left = random.choice([14, 24, 40]) + 40
        canvas = np.zeros((pitch * len(lines) + 2 * ROWS, int(style.measure * 1.12) + left + 140), np.uint8)
        placed = []
        for number, (indent, line) in enumerate(lines):
            baseline, pen = ROWS + number * pitch, left + indent
            for word, gap in line:
                pen += gap
                self._draw(canvas, word, pen, baseline, style.wobble)
                pen += word.width
            placed.append((baseline, left + indent, pen, " ".join(word.text for word, _ in line)))
        if style.kind == "head":
            canvas = self._displayed(canvas)
        self._rule(canvas, placed, left, style)
        whole_column = random.random() < 0.5
        slant = random.uniform(0.1, 0.32) if style.kind == "head" and random.random() < 0.15 else 0.0
        found = []
        for baseline, begin, end, text in placed:
            text = canonical(text)
            if not text or len(text) > MOST_LETTERS:
                continue
            if whole_column:
                begin, end = left, max(end, left + style.measure * 0.98)
            room = 20 * slant
            begin = int(max(0, begin - room - random.randint(2, 20)))
            end = int(min(canvas.shape[1], end + room + random.randint(2, 20)))
            if not 16 <= end - begin <= WIDEST:
                continue
            line = canvas[baseline - BASELINE : baseline - BASELINE + ROWS, begin:end].copy()
            if slant:
                line = self._slanted(line, slant)
            if random.random() < 0.35:
                # Cut tight, or neighbours painted out.
                line[: BASELINE - int(X_HEIGHT * random.uniform(1.4, 1.8))] = 0
                line[BASELINE + int(X_HEIGHT * random.uniform(0.3, 0.65)) :] = 0
            found.append(CleanLine(line, text, style.kind == "head"))
        return found

    def _draw(self, canvas, word, pen, baseline, wobble):
        offsets = self.noise.normal(0, wobble, len(word.letters)) if wobble else np.zeros(len(word.letters))
        for (bitmap, across, down), offset in zip(word.letters, offsets):
            row, column = int(round(baseline + down + offset)), int(round(pen + across))
            height, width = bitmap.shape
            if column < 0 or row < 0 or column + width > canvas.shape[1] or row + height > canvas.shape[0]:
                continue
            part = canvas[row : row + height, column : column + width]
            np.maximum(part, bitmap, out=part)

    def _displayed(self, canvas):
        """Type of heads: now and then bolder, outlined or shaded."""
        random = self.random
        kind = random.random()
        if kind < 0.12:
            size = random.choice([3, 3, 4, 5])
            return cv2.dilate(canvas, np.ones((size - 1, size), np.uint8))
        if kind < 0.2:
            stroke = random.choice([3, 3, 4])
            return cv2.subtract(cv2.dilate(canvas, np.ones((stroke, stroke), np.uint8)), canvas)
        if kind < 0.25:
            # An outline with its shade to the right and below.
            outline = cv2.subtract(cv2.dilate(canvas, np.ones((3, 3), np.uint8)), canvas)
            shade = np.roll(canvas, (random.randint(2, 4), random.randint(2, 4)), (0, 1))
            return np.maximum(outline, cv2.subtract(shade, canvas))
        return canvas

    @staticmethod
    def _slanted(line, slant):
        """Letters leaning to the right by `slant` columns a row, about the middle of the x-height."""
        rows, columns = line.shape
        matrix = np.array([[1, -slant, slant * (BASELINE - X_HEIGHT / 2)], [0, 1, 0]], np.float32)
        return cv2.warpAffine(line, matrix, (columns, rows), flags=cv2.INTER_LINEAR)

    def _rule(self, canvas, placed, left, style):
        """Now and then a rule beside the column, or below a line."""
        random = self.random
        if random.random() < 0.14:
            column = left + style.measure + random.randint(6, 40) if random.random() < 0.5 else left - random.randint(8, 40)
            if 0 <= column < canvas.shape[1] - 6:
                canvas[:, column : column + random.randint(2, 5)] = random.randint(150, 255)
        if random.random() < 0.1:
            baseline, begin, end, _ = random.choice(placed)
            row = baseline + int(X_HEIGHT * random.uniform(0.35, 0.9))
            thickness = random.randint(1, 5)
            if random.random() < 0.4:
                begin, end = left, left + style.measure
            canvas[row : row + thickness, int(max(0, begin)) : int(end)] = random.randint(170, 255)
