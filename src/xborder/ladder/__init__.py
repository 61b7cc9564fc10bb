"""Links between records of several forces, and what their joined history allows next."""
