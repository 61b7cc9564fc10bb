"""Lint of agreements: faults that the shape alone does not show, one file for each thing that is judged."""

from xborder.agreements.lint.register import lint

__all__ = ["lint"]
