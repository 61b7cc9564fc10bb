"""The register of reporters: a name and the function that renders."""

from collections.abc import Callable

from xborder.findings import report_json, report_text

Reporter = Callable[..., str]

REPORTERS: dict[str, Reporter] = {"text": report_text.render, "json": report_json.render}
