"""Cards, clusters and stacks of a board, and what is done with them."""
