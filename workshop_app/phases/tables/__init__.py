"""What the tables of the steps are made of, and how their cells are read and changed."""
