"""Small groups: who sits where."""
