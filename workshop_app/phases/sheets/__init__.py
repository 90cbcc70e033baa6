"""Goals and projects on their sheets, and what they still lack."""
