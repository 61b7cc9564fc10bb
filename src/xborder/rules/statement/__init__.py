"""Rules on statements and the exhibits they bring."""
