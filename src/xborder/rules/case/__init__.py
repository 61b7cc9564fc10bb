"""Rules on any record of a case."""
