"""Reading the copies of table groups in, and what differs, in words."""
