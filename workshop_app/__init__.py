"""Konzeptwerkstatt: guides moderators through workshops for a municipal integration concept."""

__version__ = "0.1.0"
