"""Tests of the reader's pictures, damage and network; left out where OpenCV or PyTorch is not installed."""

import importlib.util
import os
import random
import tempfile
import unittest

HAS_OPENCV = importlib.util.find_spec("cv2") is not None and importlib.util.find_spec("PIL") is not None
HAS_PYTORCH = importlib.util.find_spec("torch") is not None


@unittest.skipUnless(HAS_OPENCV, "OpenCV or Pillow is not installed: pip install -r Training/requirements.txt")
class PictureTests(unittest.TestCase):
    # A line of bars 18 rows high, its x-line on row 40 and its baseline on row 58.
    BOX, BAND = [20, 34, 380, 64], (40.0, 58.0, 0.0)

    def page(self):
        import numpy as np

        page = np.full((100, 400), 220, np.uint8)
        for column in range(24, 376, 8):
            page[40:58, column : column + 4] = 30
        return page

    def dark_rows(self, picture):
        """First row and row after the last where the bars are dark."""
        rows = [row for row, ink in enumerate(picture.mean(1)) if ink > 0.25]
        return rows[0], rows[-1] + 1

    def test_band_is_found_in_the_ink(self):
        from reader.pictures import band

        x_line, baseline, slope = band(self.page(), self.BOX)
        self.assertAlmostEqual(x_line, 40, delta=0.8)
        self.assertAlmostEqual(baseline, 58, delta=0.8)
        self.assertAlmostEqual(slope, 0)

    def test_nothing_gives_a_guess(self):
        import numpy as np
        from reader.pictures import band, picture

        empty = np.full((40, 200), 200, np.uint8)
        self.assertEqual(band(empty, [0, 0, 200, 40]), (12.0, 30.0, 0.0))
        self.assertEqual(picture(empty, [0, 0, 200, 40], (12, 30, 0)).max(), 0)
        self.assertEqual(picture(empty, [300, 0, 400, 40], (12, 30, 0)).max(), 0)

    def test_x_line_and_baseline_come_to_their_rows(self):
        from reader.pictures import picture

        image = picture(self.page(), self.BOX, self.BAND)
        self.assertEqual(image.shape, (32, round(360 * 12 / 18) + 12))
        self.assertEqual(self.dark_rows(image), (10, 22))
        self.assertTrue(0 <= image.min() and image.max() <= 1)

    def test_mistakes_of_place_move_and_scale_the_line(self):
        from reader.pictures import picture

        shifted = picture(self.page(), self.BOX, self.BAND, shift=4)
        self.assertEqual(self.dark_rows(shifted), (14, 26))
        larger = picture(self.page(), self.BOX, self.BAND, scale=1.5)
        self.assertEqual(self.dark_rows(larger), (7, 25))
        self.assertEqual(picture(self.page(), self.BOX, self.BAND, stretch=2).shape[1], 492)

    def test_pictures_of_a_batch_stand_at_the_left(self):
        import numpy as np
        from reader.pictures import padded

        batch, widths = padded([np.ones((32, 50), np.float32), np.ones((32, 70), np.float32)])
        self.assertEqual((batch.shape, widths), ((2, 1, 32, 96), [50, 70]))
        self.assertEqual(batch[0].sum(), 32 * 50)

    def test_misplacements_keep_their_limits(self):
        from reader.damage import BEND, LEAN, SCALES, SHIFT, Misplacement

        source = random.Random(5)
        drawn = [Misplacement.drawn(source) for _ in range(3000)]
        self.assertTrue(all(SCALES[0] <= place.scale <= SCALES[1] and abs(place.shift) <= SHIFT for place in drawn))
        self.assertTrue(all(abs(place.bend) <= BEND and abs(place.lean) <= LEAN for place in drawn))
        # Most are small, but all that is allowed comes up.
        self.assertGreater(sum(abs(place.scale - 1) < 0.1 for place in drawn), 1800)
        self.assertLess(min(place.scale for place in drawn), 0.8)
        self.assertGreater(max(place.scale for place in drawn), 1.25)
        self.assertGreater(max(place.shift for place in drawn), 3.8)

    def test_damage_leaves_a_line_in_its_picture_and_is_repeatable(self):
        import numpy as np
        from reader.damage import Damage

        line = np.zeros((112, 600), np.uint8)
        for column in range(20, 580, 24):
            line[44:68, column : column + 10] = 255
        one, same = Damage(3), Damage(3)
        for display in [False, True] * 20:
            image = one.synthetic(line, display)
            self.assertEqual((image.dtype, image.shape[0]), (np.uint8, 32))
            self.assertTrue(150 < image.shape[1] < 600, image.shape)
            self.assertGreater(image.max(), 100)
            self.assertTrue((image == same.synthetic(line, display)).all())
        real = one.real(self.page(), self.BOX, self.BAND)
        self.assertEqual((real.dtype, real.shape[0]), (np.uint8, 32))

    def test_readings_of_a_batch_are_padded(self):
        import numpy as np
        from reader.characters import encode
        from reader.stream import Batch, Sample, frames_needed

        blank = np.zeros((32, 40), np.uint8)
        batch = Batch.of([Sample(blank, "all"), Sample(blank, "to", "too", 0.35, True)])
        self.assertEqual(batch.lengths.tolist(), [[3, 2], [3, 3]])
        self.assertEqual(batch.labels[1, 1].tolist(), encode("too"))
        self.assertEqual(batch.labels[0, 1].tolist(), encode("to") + [0])
        self.assertEqual(batch.real.tolist(), [False, True])
        self.assertEqual(frames_needed("all"), 4)


@unittest.skipUnless(HAS_PYTORCH, "PyTorch is not installed: pip install -r Training/requirements.txt")
class NetworkTests(unittest.TestCase):
    def test_any_number_of_lines_of_any_width_goes_through(self):
        import torch
        from reader.model import Reader

        network = Reader().eval()
        for lines, width in ((1, 32), (3, 96)):
            self.assertEqual(network(torch.zeros(lines, 1, 32, width)).shape, (lines, width // 2, 192))
        self.assertEqual(round(sum(parameter.numel() for parameter in network.parameters()) / 1e4), 127)

    def test_published_weights_come_back(self):
        import torch
        from reader.model import Reader, load, weights_of

        network = Reader().eval()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "reader.pt")
            torch.save({"model": weights_of(network)}, path)
            again = load(path).eval()
        self.assertEqual(set(again.state_dict()), set(network.state_dict()))
        picture = torch.rand(1, 1, 32, 64)
        self.assertLess((again(picture) - network(picture)).abs().max().item(), 0.05)


@unittest.skipUnless(HAS_PYTORCH and HAS_OPENCV, "PyTorch or OpenCV is not installed: pip install -r Training/requirements.txt")
class LearningTests(unittest.TestCase):
    def test_of_two_readings_the_likelier_counts(self):
        import torch
        from reader.characters import encode
        from reader.train import losses_of

        a, b = encode("ab")
        logits = torch.zeros(2, 4, 192)
        logits[:, ::2, a] = 9
        logits[:, 1::2, 0] = 9
        logits[:, 2, a], logits[:, 2, b] = 0, 9
        labels = torch.tensor([[[a, a], [a, b]], [[a, b], [a, b]]])
        lengths = torch.full((2, 2), 2)
        losses = losses_of(logits, labels, lengths)
        self.assertAlmostEqual(losses[0].item(), losses[1].item(), places=5)
        wrong = losses_of(logits, labels[:1].repeat(2, 1, 1), lengths)
        self.assertGreater(wrong[0].item(), losses[0].item() + 2)

    def test_the_rate_rises_and_falls(self):
        from reader.train import rate_at

        rates = [rate_at(step / 100, 1.0) for step in range(101)]
        self.assertEqual(max(rates), rates[5])
        self.assertAlmostEqual(rates[-1], 0.004)
        self.assertEqual(rates[5:], sorted(rates[5:], reverse=True))


if __name__ == "__main__":
    unittest.main()
