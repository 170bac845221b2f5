"""Makes the small pictures of seeds/ in the kinds of files that Broadsheet's own encoders do not write.

    pip install pillow && python3 Benchmarks/endurance/make-seeds.py Benchmarks/endurance/seeds

Made with Pillow 13.0.0; another version may write other bytes.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

folder = Path(sys.argv[1])
page = Image.new("RGB", (40, 48), (235, 228, 210))
draw = ImageDraw.Draw(page)
for y in range(4, 44, 5):
    x = 3
    while x < 36:
        width = 2 + (x * y) % 5
        draw.rectangle([x, y, min(x + width, 37), y + 2], fill=(20 + (x * 7) % 40, 18, 25))
        x += width + 2
draw.rectangle([20, 20, 36, 36], fill=(120, 60, 30))
turned = Image.Exif()
turned[0x0112] = 6
kinds = {
    "bmp-palette.bmp": (page.quantize(16), "BMP", {}),
    "gif.gif": (page.quantize(8), "GIF", {}),
    "gif-frames.gif": (
        page.quantize(4),
        "GIF",
        {"save_all": True, "append_images": [page.rotate(90).quantize(4)], "interlace": 1},
    ),
    "jp2-colour.jp2": (
        page,
        "JPEG2000",
        {
            "quality_layers": [20, 10],
            "irreversible": True,
            "tile_size": (32, 32),
            "num_resolutions": 3,
            "progression": "RPCL",
        },
    ),
    "jpeg-cmyk.jpg": (page.convert("CMYK"), "JPEG", {"quality": 40}),
    "jpeg-exif.jpg": (page.convert("L"), "JPEG", {"quality": 40, "exif": turned}),
    "jpeg-progressive.jpg": (page, "JPEG", {"quality": 40, "progressive": True, "subsampling": 2}),
    "png-palette.png": (page.quantize(8), "PNG", {}),
    "png-rgba.png": (page.convert("RGBA"), "PNG", {}),
    "tiff-cmyk-lzw.tif": (page.convert("CMYK"), "TIFF", {"compression": "tiff_lzw"}),
    "tiff-deflate.tif": (page, "TIFF", {"compression": "tiff_adobe_deflate"}),
    "tiff-g3.tif": (page.convert("1"), "TIFF", {"compression": "group3"}),
    "tiff-jpeg.tif": (page, "TIFF", {"compression": "jpeg", "quality": 40}),
    "tiff-packbits.tif": (page.convert("L"), "TIFF", {"compression": "packbits"}),
    "tiff-zstd.tif": (page.convert("L"), "TIFF", {"compression": "zstd"}),
    "webp-lossless.webp": (page.quantize(8).convert("RGB"), "WEBP", {"lossless": True}),
    "webp-lossy.webp": (page, "WEBP", {"quality": 30}),
}
folder.mkdir(parents=True, exist_ok=True)
for name, (picture, form, options) in kinds.items():
    picture.save(folder / name, form, **options)
