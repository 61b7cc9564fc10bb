"""Starting a case, and adding to it."""
