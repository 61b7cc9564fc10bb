"""The mapping engine: one profile per wire format, read and written."""

from xborder.formats.context import ReadContext
from xborder.formats.detecting import detect
from xborder.formats.loss import LossReport
from xborder.formats.printing import write
from xborder.formats.profile_loading import load_profile, profiles
from xborder.formats.reading import iter_records, read
from xborder.formats.result import ReadResult, WriteResult

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
