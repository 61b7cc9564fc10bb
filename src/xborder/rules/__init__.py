"""One rule per file: judgement on records, never on their shape."""
