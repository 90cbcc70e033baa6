"""What is typed and not yet confirmed."""
