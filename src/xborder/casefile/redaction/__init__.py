"""Redaction that was missed: private details of people in what is to be served."""
