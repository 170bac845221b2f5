"""What the network tells apart; the order is that of its output channels."""

CLASSES = [
    "background",
    "headline",
    "byline",
    "article",
    "caption",
    "photograph",
    "cartoon",
    "advertisement",
    "table",
    "masthead",
    "header",
    "page_number",
]
INDEX = {name: index for index, name in enumerate(CLASSES)}

# Output maps after the classes: the first rows of a region, and its left and right edges.
MAPS = ["start", "side"]

# x-height of the body type in the network's picture, pixels, and pixels per output cell.
X_HEIGHT = 5.0
STRIDE = 4
# Sides of the picture are padded to a multiple of this.
MULTIPLE = 64
