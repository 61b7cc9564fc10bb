"""A bundle in the forms of others: a zip file, a plain bag, an RO-Crate, a CASE graph."""
