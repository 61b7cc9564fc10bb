"""How much a finding matters."""

from enum import StrEnum


class Severity(StrEnum):
    """Three levels, worst first.

    >>> Severity.ERROR.reaches(Severity.WARNING), Severity.INFO.reaches(Severity.WARNING)
    (True, False)
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: the order of sorting."""
        return _ORDER.index(self)

    def reaches(self, threshold: "Severity") -> bool:
        """Say whether this level is as bad as ``threshold``, or worse."""
        return self.rank <= threshold.rank


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
