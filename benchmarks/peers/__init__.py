"""The page « Secteurs » made otherwise: the same four figures from the same file, under Dash, Panel, and none."""
