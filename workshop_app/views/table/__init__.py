"""Tables that are used like a spreadsheet."""
