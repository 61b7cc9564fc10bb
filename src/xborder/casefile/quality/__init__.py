"""How good the files of a force are: how many a reviewer would send back, and for which reasons."""
