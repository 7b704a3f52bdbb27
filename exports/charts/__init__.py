"""Charts: each drawn as an SVG element of our own making, and once more as lines of text."""
