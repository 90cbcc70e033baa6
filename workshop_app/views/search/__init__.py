"""Search and jump: everything that the workshop holds and everything that the app can do."""
