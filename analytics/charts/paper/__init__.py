"""A chart of the pages as an SVG drawing: its scales, marks and words."""
