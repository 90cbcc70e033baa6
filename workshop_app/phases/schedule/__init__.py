"""The time of the two days: how long steps take, and what can be done about a delay."""
