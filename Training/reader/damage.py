"""Makes of a clean line what a scan of worn newsprint gives, and of any line what a wrong guess of its place gives.

Works on one line at a time with OpenCV on float32 pictures, ink 1 on paper 0: a line takes about two milliseconds.
"""

import dataclasses
import math
import random

import cv2
import numpy as np

from .compositor import BASELINE
from .pictures import HEIGHT, X_HEIGHT, picture
from .typefaces import X_HEIGHT as CLEAN_X_HEIGHT

# Rows of the middle between x-line and baseline, in clean lines and in pictures.
CLEAN_MIDDLE = BASELINE - CLEAN_X_HEIGHT / 2
MIDDLE = 16
# Smallest and largest error of scale and largest shift (in rows of the picture) that the reader is to bear.
SCALES, SHIFT = (0.78, 1.28), 4.0
BEND = 0.15 * X_HEIGHT
LEAN = 0.006


@dataclasses.dataclass
class Misplacement:
    """How wrongly a line's place was found, in rows of the picture."""

    scale: float  # of what is the x-height in truth
    shift: float  # down
    stretch: float  # of the width, above that of the scale
    lean: float  # rows that the line falls by a column
    bend: float  # amplitude of half a wave along the line
    phase: float

    @staticmethod
    def drawn(random, amount=1.0):
        """A misplacement by lot: mostly little, in a quarter of the lines anything up to the limits; errors of shape times `amount`."""
        if random.random() < 0.7:
            scale = math.exp(random.gauss(0, 0.06))
        else:
            scale = math.exp(random.uniform(math.log(SCALES[0]), math.log(SCALES[1])))
        scale = min(max(scale, SCALES[0]), SCALES[1])
        shift = random.gauss(0, 0.9) if random.random() < 0.7 else random.uniform(-SHIFT, SHIFT)
        # Of a line taken for too large a shift leaves nothing to read.
        most = SHIFT / max(1.0, scale)
        return Misplacement(
            scale=scale,
            shift=min(max(shift, -most), most),
            stretch=math.exp(min(max(random.gauss(0, 0.09 * amount), -0.25), 0.25)),
            lean=min(max(random.gauss(0, 0.0028), -LEAN), LEAN) if random.random() < 0.6 else 0.0,
            bend=min(max(random.gauss(0, 0.4 * BEND), -BEND), BEND) if random.random() < 0.6 else 0.0,
            phase=random.uniform(0, 2 * math.pi),
        )

    def fall(self, width):
        """Rows by which each of the columns of a picture lies too low."""
        column = np.arange(width, dtype=np.float32)
        return self.lean * (column - width / 2) + self.bend * np.sin(self.phase + np.pi * column / max(1, width))


class Noise:
    """Fields of noise that are drawn once and cut from at random: drawing afresh takes longer than all else."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        white = np.random.default_rng(seed).normal(0, 1, (320, 6000)).astype(np.float32)
        # By the size of their grains in pixels, each of deviation 1.
        self.fields = {0.0: white}
        for sigma in (0.6, 0.9, 1.4, 2.0):
            field = cv2.GaussianBlur(white, (0, 0), sigma)
            self.fields[sigma] = field / field.std()

    def grain(self, shape, sigmas):
        """Noise of grains of one of the sizes."""
        field = self.fields[self.random.choice(sigmas)]
        row = self.random.randrange(field.shape[0] - shape[0])
        column = self.random.randrange(field.shape[1] - shape[1])
        return field[row : row + shape[0], column : column + shape[1]]

    def smooth(self, shape, across, down):
        """Noise that changes within about `across` columns, in `down` steps of the height; deviation about 1."""
        small = self.grain((max(2, down), max(2, shape[1] // across)), (0.0,))
        return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def blurred(image, across, down=None):
    return cv2.GaussianBlur(image, (0, 0), across, sigmaY=across if down is None else down)


def stepped(image, steepness):
    """Logistic step at 0."""
    return 1 / (1 + cv2.exp(image * -steepness))


def stretched(image):
    """A picture stretched between its paper and its ink, as pictures.level does."""
    paper, ink = np.percentile(image[:, ::2], (25, 98))
    return np.clip((image - paper) / max(ink - paper, 0.12), 0, 1)


def compressed(image, quality):
    """JPEG there and back."""
    gray = (255 - image * 255 * 0.85).clip(0, 255).astype(np.uint8)
    _, file = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return (255 - cv2.imdecode(file, cv2.IMREAD_GRAYSCALE).astype(np.float32)) / (255 * 0.85)


class Damage:
    """Damages lines without end; the same seed damages alike."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.noise = Noise(seed)

    def synthetic(self, line, display):
        """The reader's picture, uint8 [32, w], of a clean line (uint8 [112, w]) printed, worn, scanned and found.

        `display` type is large: what ink, wear and scanner do to it is small beside its strokes.
        """
        random = self.random
        place = Misplacement.drawn(random)
        # Rows of the clean line that the picture can show, each picture row being two of them at scale 1.
        step = CLEAN_X_HEIGHT / X_HEIGHT / place.scale
        reach = (MIDDLE + abs(place.shift) + abs(place.bend) + 2) * step + 3
        top = max(0, int(CLEAN_MIDDLE - reach))
        line = line[top : min(line.shape[0], int(CLEAN_MIDDLE + reach) + 1)]
        print_ = self._printed(line.astype(np.float32) * np.float32(1 / 255), 0.55 if display else 1.0)
        # The scan's x-height in pixels: of body type mostly that of newspaper at 150 to 200 dpi.
        small = random.random() < (0.3 if display else 0.68)
        x_height = random.uniform(6.3, 11.5) if small else random.uniform(11.5, 24 if display else 20)
        ratio = x_height / CLEAN_X_HEIGHT
        scan = self._resampled(print_, ratio)
        scan = self._scanned(scan, 1.0)
        found = self._found(scan, ratio, (CLEAN_MIDDLE - top) * scan.shape[0] / print_.shape[0], place)
        return self._finished(found)

    def real(self, gray, box, band):
        """The reader's picture, uint8 [32, w], of a real line (gray crop, its box and band), otherwise placed and a little worse."""
        random = self.random
        place = Misplacement.drawn(random, 0.7)
        if random.random() < 0.35:
            # Scanned at a lower resolution.
            x_height = band[1] - band[0]
            ratio = random.uniform(6.5, 12) / max(3.0, x_height)
            if ratio < 0.85:
                gray = cv2.resize(gray, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
                box = [value * ratio for value in box]
                band = [band[0] * ratio, band[1] * ratio, band[2]]
        bounds = band[0], band[1], band[2] + place.lean
        found = picture(gray, box, bounds, place.scale, place.shift, (place.bend, place.phase), place.stretch)
        if random.random() < 0.25:
            found = blurred(found, random.uniform(0.3, 0.7))
        if random.random() < 0.3:
            found = found + self.noise.grain(found.shape, (0.6, 0.9)) * random.uniform(0, 0.1)
        if random.random() < 0.3:
            # Inked more or less.
            tone = random.uniform(-0.12, 0.12) + self.noise.smooth(found.shape, 40, 2) * 0.06
            found = stepped(found - 0.5 + tone, random.uniform(4, 9))
        return self._finished(self._scanned(found, 0.45))

    def _printed(self, line, spread):
        """Ink on paper: spread or worn, unevenly."""
        random, noise = self.random, self.noise
        sigma = random.uniform(0.7, 2.3) * spread
        image = blurred(line, sigma, sigma * random.uniform(0.7, 1.2))
        uneven = noise.smooth(image.shape, random.choice([24, 60, 160]), 3) * random.uniform(0, 0.13)
        if random.random() < 0.85:
            image = image + (uneven - random.uniform(0.2, 0.52))
            if random.random() < 0.9:
                image += noise.grain(image.shape, (0.9, 1.4, 2.0)) * random.uniform(0, 0.13)
            image = stepped(image, random.uniform(7, 22))
        else:
            image = np.clip(image * 1.4 + uneven * 0.5 * image, 0, 1)
        if random.random() < 0.3:
            # Words that printed faintly.
            image *= np.clip(noise.smooth(image.shape, 120, 2) * 0.35 + 0.9, 0.25, 1)
        if random.random() < 0.25:
            # The other side shines through.
            other = np.roll(image[:, ::-1], (random.randint(-20, 20), random.randint(-200, 200)), (0, 1))
            image = np.maximum(image, blurred(other, 2.0) * random.uniform(0.05, 0.4))
        return image

    def _resampled(self, image, ratio):
        """The print at the scan's resolution."""
        if ratio < 0.95:
            image = blurred(image, 0.38 / ratio * self.random.uniform(0.7, 1.2))
        size = max(8, round(image.shape[1] * ratio)), max(8, round(image.shape[0] * ratio))
        return cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)

    def _scanned(self, image, amount):
        """What scanner and file do; `amount` below 1 does it seldomer."""
        random, noise = self.random, self.noise
        if random.random() < 0.8 * amount:
            image = blurred(image, random.uniform(0.25, 0.95), random.uniform(0.25, 0.85))
        if random.random() < 0.35 * amount:
            image = cv2.pow(np.clip(image, 0, 1), random.uniform(0.6, 1.7))
        if random.random() < 0.35 * amount:
            image = image * 0.9 + noise.smooth(image.shape, 90, 2) * random.uniform(0, 0.1)
        if random.random() < 0.7 * amount:
            image = image + noise.grain(image.shape, (0.0, 0.6)) * random.uniform(0, 0.085)
        if random.random() < 0.4 * amount:
            # Specks, dark and light.
            specks = noise.grain(image.shape, (0.0,))
            dark = (specks > random.uniform(2.7, 3.6)).astype(np.float32)
            light = (specks < -random.uniform(2.7, 3.6)).astype(np.float32)
            sigma = random.uniform(0.3, 0.8)
            image = (image + 2.5 * blurred(dark, sigma)) * (1 - np.clip(2.5 * blurred(light, sigma), 0, 1))
        if random.random() < 0.4 * amount:
            image = compressed(np.clip(image, 0, 1), random.randint(25, 90))
        if random.random() < 0.12 * amount:
            image = stepped(image - random.uniform(0.32, 0.62), random.choice([25, 60, 200]))
        return image

    def _found(self, scan, ratio, middle, place):
        """The scan cut out as pictures.picture does, with a misplacement; `middle` is the scan's row between x-line and baseline."""
        random = self.random
        zoom = X_HEIGHT / (CLEAN_X_HEIGHT * ratio) * place.scale
        across = zoom * place.stretch
        width = max(16, int(round(scan.shape[1] * across)))
        if min(zoom, across) < 0.75:
            scan = blurred(scan, 0.42 / across, 0.42 / zoom)
        slant = random.gauss(0, 0.06) if random.random() < 0.25 else 0.0
        row = (np.arange(HEIGHT, dtype=np.float32) + 0.5 - MIDDLE - place.shift) / zoom + middle - 0.5
        column = (np.arange(width, dtype=np.float32) + 0.5) / across - 0.5
        across_map = column[None] + slant * (row[:, None] - middle)
        down_map = row[:, None] + place.fall(width)[None] / zoom
        kind = cv2.INTER_CUBIC if zoom > 1 and random.random() < 0.7 else cv2.INTER_LINEAR
        return cv2.remap(scan, across_map.astype(np.float32), down_map.astype(np.float32), kind, borderValue=0)

    def _finished(self, image):
        """Levels stretched as the product does, now and then a little wrong; as uint8."""
        random = self.random
        image = stretched(image)
        if random.random() < 0.3:
            image = image * random.uniform(0.75, 1.15) + random.uniform(-0.04, 0.06)
        if random.random() < 0.12:
            # Stretches lost.
            for _ in range(random.randint(1, 3)):
                column = random.randrange(image.shape[1])
                image[:, column : column + random.randint(1, 2)] = 0
        return np.clip(image * 255, 0, 255).astype(np.uint8)
