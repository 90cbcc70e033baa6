"""How the two days run: the steps, what each captures, and the actions the moderator takes."""
