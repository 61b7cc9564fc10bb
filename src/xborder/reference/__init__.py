"""Code lists and dated law, kept as data files, and what loads them."""
