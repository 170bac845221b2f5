"""The legibility network: how well Tesseract would read a line."""
