"""Continuous text, beside what the room wrote towards it."""
