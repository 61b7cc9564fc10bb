"""The one exception of this room: work that is refused before it harms anything."""

from xborder.findings import Finding, Report


class Refused(Exception):  # noqa: N818 - it reports a decision, not a fault of the program
    """Work was refused; ``report`` says why, where and what to do.

    The command line prints the report and exits with 2.

    >>> from xborder.findings import finding
    >>> str(Refused(finding("XB-FILE-001")))
    'The file does not exist.'
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(entry.message for entry in findings))
        self.report = Report.of(*findings)
