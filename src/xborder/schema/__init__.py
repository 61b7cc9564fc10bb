"""The model made strict: decoding, encoding, and the published JSON Schemas."""
