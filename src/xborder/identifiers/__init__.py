"""One module per number: compact, validate, is_valid, format, explain, suggest."""
