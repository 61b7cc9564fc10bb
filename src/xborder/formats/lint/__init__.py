"""Judging a profile: its shape, the places it names, its codecs, its constants, what no line fills, what has no effect."""
