"""Two versions of an agreement compared by what they let go, not by how they are written."""

from xborder.agreements.compare.diff import AgreementDiff, diff_agreements

__all__ = ["AgreementDiff", "diff_agreements"]
