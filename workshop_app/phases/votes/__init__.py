"""Votes with points: rounds, ballots, what they say and choose."""
