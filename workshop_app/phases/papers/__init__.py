"""What stands on the papers that can be printed, as plain data; ``views/printing`` lays it out."""
