"""One-point polls: the Klima-Barometer and the closing feedback."""
