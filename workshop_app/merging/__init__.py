"""Copies of a workshop: made for a table group, and read back by the journal.

No Qt. What was read is compared by three states (``comparing``), what is to be decided is decided
by people, and the rest follows (``settling``); one change writes it (``reading_in``).
"""
