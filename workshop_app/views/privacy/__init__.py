"""Erasing people and pictures for good."""
