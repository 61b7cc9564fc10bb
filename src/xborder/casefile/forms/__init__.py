"""The forms of a case file, rendered from its data: one form per file."""
