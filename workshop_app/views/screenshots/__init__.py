"""Pictures of every screen with the sample workshop."""
