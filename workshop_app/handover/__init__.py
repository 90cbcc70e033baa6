"""Handing over: everything that the municipality goes on working with, in one folder."""
