"""What comes in and goes out: the open interchange format."""
