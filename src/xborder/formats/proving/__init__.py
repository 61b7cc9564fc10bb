"""Trying a profile out on samples: whether it keeps what it reads, and what it leaves unmapped."""
