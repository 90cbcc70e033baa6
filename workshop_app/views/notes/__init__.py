"""What is noted from any step: the Themenspeicher and decisions."""
