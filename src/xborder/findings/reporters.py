"""The register of reporters: a name and where the function that renders is found.

Only names stand here, so that a command can offer them without loading what
each of them needs.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from xborder.findings.report import Report
from xborder.findings.showing import Showing

#: Renders a report; any text may come out, and no report makes it raise.
Reporter = Callable[[Report, Showing], str]

#: Each reporter by its name: the module and the function in it.
REPORTERS: Mapping[str, str] = MappingProxyType(
    {
        "text": "xborder.findings.report_text:render",
        "json": "xborder.findings.report_json:render",
        "sarif": "xborder.findings.report_sarif:render",
        "junit": "xborder.findings.report_junit:render",
        "github": "xborder.findings.report_github:render",
        "html": "xborder.findings.report_html:render",
    }
)


def reporter(name: str) -> Reporter:
    """The reporter of this name. Raises KeyError for a name that is not in the register.

    >>> print(reporter("text")(Report(), Showing()), end="")
    Nothing found.
    """
    module, _, function = REPORTERS[name].partition(":")
    render: Reporter = getattr(import_module(module), function)
    return render
