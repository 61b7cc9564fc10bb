"""Sharing agreements: load, lint, decide, release; nothing leaves unless a file permits it, field by field."""
