"""Finding anything in a workshop."""
