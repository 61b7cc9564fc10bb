"""Tables of dated rows, kept as YAML files beside the module that reads them."""

import datetime as dt
from importlib import resources
from typing import Any


def in_force(first: dt.date | None, last: dt.date | None, on: dt.date) -> bool:
    """True if a day lies in a period; a period with no first day never began.

    >>> in_force(None, None, dt.date(2026, 1, 1)), in_force(dt.date(2026, 1, 1), None, dt.date(2026, 1, 1))
    (False, True)
    """
    return first is not None and first <= on and (last is None or on <= last)


def read_tables(folder: str) -> list[dict[str, Any]]:
    """Every table of a folder of this package, in the order of their file names."""
    import yaml  # the package's own data: loaded when first asked for

    here = resources.files("xborder.reference") / folder
    files = sorted((entry for entry in here.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [dict(yaml.load(text, Loader=loader)) for text in texts]  # noqa: S506 - either loader is a safe one
