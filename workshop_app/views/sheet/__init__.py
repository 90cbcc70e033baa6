"""Sheets with fields: Leitziele, Handlungsziele, Projektideen, and what still is missing."""
