"""What the room sees: plain pictures of the steps, read here and drawn by ``views``."""
