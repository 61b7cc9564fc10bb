"""The register of reporters: a name and the function that renders, loaded when it is asked for."""

import importlib
from collections.abc import Callable

from xborder.findings.report import Report
from xborder.findings.showing import Showing

#: Renders a report; any text may come out, and no report makes it raise.
Reporter = Callable[[Report, Showing], str]

#: The names of the reporters; each lives in a module of its own.
NAMES = ("text", "json")


def reporter(name: str) -> Reporter:
    """The reporter of a name. Raises KeyError if there is none.

    >>> reporter("text")(Report(), Showing())
    'Nothing found.\\n'
    """
    if name not in NAMES:
        raise KeyError(name)
    render: Reporter = importlib.import_module(f"xborder.findings.report_{name}").render
    return render
