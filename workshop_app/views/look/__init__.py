"""How everything looks and which keys there are: theme, sizes, motion, the menu „Ansicht“."""
