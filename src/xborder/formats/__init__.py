"""The mapping engine: one profile per wire format, read and written.

Each name is loaded when it is asked for: reading a canonical record from the
shell needs neither the mapping nor the writers.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xborder.formats.context import ReadContext
    from xborder.formats.detecting import detect
    from xborder.formats.loss import LossReport
    from xborder.formats.printing import write
    from xborder.formats.profile_loading import load_profile
    from xborder.formats.reading import iter_records, read
    from xborder.formats.result import ReadResult, WriteResult
    from xborder.formats.shelves import profiles

_HOMES = {
    "LossReport": "loss",
    "ReadContext": "context",
    "ReadResult": "result",
    "WriteResult": "result",
    "detect": "detecting",
    "iter_records": "reading",
    "load_profile": "profile_loading",
    "profiles": "shelves",
    "read": "reading",
    "write": "printing",
}

__all__ = [
    "LossReport",
    "ReadContext",
    "ReadResult",
    "WriteResult",
    "detect",
    "iter_records",
    "load_profile",
    "profiles",
    "read",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"xborder.formats.{_HOMES[name]}"), name)
