"""Where a workshop lives: the file, the journal (change, undo, history), migrations, the lock."""
