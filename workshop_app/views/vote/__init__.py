"""Voting: rounds, points by hand and on paper, the cut line, results of groups."""
