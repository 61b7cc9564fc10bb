"""Adding to a case: a statement, an exhibit, a form, or the copy of one that may be served."""
