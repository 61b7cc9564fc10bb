"""Rules on links between records of several forces."""
