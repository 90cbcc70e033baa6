"""The board of cards: typing them, clusters, stacks, order, points, photos beside it."""
