"""One-point polls such as the Klima: counts for each value, means, bars."""
