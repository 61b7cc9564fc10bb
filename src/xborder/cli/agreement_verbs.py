"""All verbs of ``xborder agreement``, gathered from the files they stand in."""

from xborder.cli import agreement_new, agreement_papers
from xborder.cli.agreement import agreement

__all__ = ["agreement", "agreement_new", "agreement_papers"]
