"""Tests of verifier/readings.py; need nothing but Python."""

import os
import tempfile
import unittest

from verifier.readings import inside, words

ALTO = """<alto><Layout><Page WIDTH="1000" HEIGHT="2000"><PrintSpace><TextBlock>
<TextLine><String HPOS="100" VPOS="200" WIDTH="100" HEIGHT="20" CONTENT="second"/><String HPOS="300" VPOS="200" WIDTH="80"
 HEIGHT="20" CONTENT="line"/><String HPOS="800" VPOS="200" WIDTH="80" HEIGHT="20" CONTENT="beside"/></TextLine>
<TextLine><String HPOS="100" VPOS="100" WIDTH="100" HEIGHT="20" CONTENT="di"/><HYP/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>"""


class ReadingsTests(unittest.TestCase):
    def test_words_of_a_box_come_from_top_to_bottom(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "0001.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(ALTO)
            lines = list(words(path))
        # The image is half as large as the ALTO's page.
        image = {"width": 500, "height": 1000}
        self.assertEqual(inside(lines, [40, 40, 250, 120], image), "di-\nsecond line")
        self.assertEqual(inside(lines, [390, 90, 500, 120], image), "beside")
        self.assertEqual(inside(lines, [0, 500, 500, 1000], image), "")


if __name__ == "__main__":
    unittest.main()
