"""Charts: their data as part of the tree, their words, and the drawing of them.

``kinds`` and ``words`` are plain data and text; only ``paper`` knows matplotlib, and it is imported
when the first chart is drawn.
"""
