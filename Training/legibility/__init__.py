"""The legibility network: how well the reader would read a line."""
