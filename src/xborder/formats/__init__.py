"""The mapping engine: one profile per wire format, read and written."""
