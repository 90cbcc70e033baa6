"""The Übergabe: everything in one folder at the end."""
