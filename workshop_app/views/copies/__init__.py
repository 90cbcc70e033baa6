"""Copies for table groups, and reading them in again."""
