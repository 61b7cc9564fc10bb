"""A draft of an agreement from the answers to the questions that a data sharing agreement has to settle."""

from xborder.agreements.drafting.draft import draft_agreement
from xborder.agreements.drafting.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "Question", "draft_agreement"]
