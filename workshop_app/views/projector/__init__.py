"""What the room sees: pictures for ten metres of distance, and the screen they are on."""
