"""Sharing agreements: load, lint, decide, apply."""
