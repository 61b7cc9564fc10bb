"""Rules on charges."""
