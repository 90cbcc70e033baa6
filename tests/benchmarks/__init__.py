"""Measurements of the real app, each with its goal: ``python3 run.py bench [NAME …]``."""
