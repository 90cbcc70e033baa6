"""How the papers look, and how they get to a printer or into a file."""
