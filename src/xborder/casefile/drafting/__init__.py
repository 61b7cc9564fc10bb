"""Drafts of a warning, a notice, or an application for an order, made from the records of one person.

``make_draft`` gives the paper as a tagged PDF and the order as a canonical
record, or the reasons why neither was made. A draft is never an order: each
page says so, and a named person completes and issues it.
"""

from xborder.casefile.drafting.make import make_draft
from xborder.casefile.drafting.wish import Draft, DraftWish

__all__ = ["Draft", "DraftWish", "make_draft"]
