"""Snapshots of the file: taken beside the work, listed, opened as copies."""
