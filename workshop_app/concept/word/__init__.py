"""The tree of a document as a Word file and as PDF."""
