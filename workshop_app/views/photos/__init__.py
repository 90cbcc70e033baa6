"""Photos of what hangs on the walls: read, shown, kept with their description."""
