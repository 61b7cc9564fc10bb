"""The register of reporters: a name and the function that renders."""

from collections.abc import Callable

from xborder.findings import report_json, report_text
from xborder.findings.report import Report
from xborder.findings.showing import Showing

#: Renders a report; any text may come out, and no report makes it raise.
Reporter = Callable[[Report, Showing], str]

REPORTERS: dict[str, Reporter] = {"text": report_text.render, "json": report_json.render}
