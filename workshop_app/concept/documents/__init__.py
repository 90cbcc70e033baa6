"""The documents beside the concept: each a tree from the same snapshot, or a spreadsheet."""
