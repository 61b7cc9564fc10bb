"""Code lists, dated law and national tables, kept as data, and what loads them."""
