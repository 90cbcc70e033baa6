"""What a workshop is: typed SQLAlchemy classes, one file per subject. No Qt, no files, no SQL strings."""
