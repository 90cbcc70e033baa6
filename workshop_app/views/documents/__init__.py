"""The concept and its documents as files, and the template they are written in."""
