"""Drafting a profile from a sample: what stands where, what it may be called in a record, and how sure that is."""
