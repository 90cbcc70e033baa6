"""A municipality's own Word template: whether it can be used, and what is taken from it."""
