"""Lines to tick off."""
