"""What is done to the app that must not lose anything: run by the suite, and at length by bench."""
