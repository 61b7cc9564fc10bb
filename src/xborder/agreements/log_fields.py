"""The fields of log entries: what each may hold, so that no entry can hold the value of a record."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from xborder.model.keys import RecordKey

_STEP = r"/[A-Za-z0-9_*-]{1,64}"
_DIGEST = re.compile(r"(sha256|hmac-sha256:[A-Za-z0-9._-]{1,64}):[0-9a-f]{64}", re.ASCII)
_PATH = re.compile(rf"({_STEP}){{1,32}}", re.ASCII)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:@ -]{0,199}", re.ASCII)


def is_moment(value: Any) -> bool:
    """Whether this is a time with its offset, as ISO 8601 writes it.

    >>> is_moment("2026-10-08T09:00:00+01:00"), is_moment("2026-10-08")
    (True, False)
    """
    if not isinstance(value, str):
        return False
    try:
        return dt.datetime.fromisoformat(value).utcoffset() is not None
    except ValueError:
        return False


def is_record(value: Any) -> bool:
    """Whether this names a record or a person in one: ``force:type:reference``.

    >>> is_record("36:offender:NF-77"), is_record("NF-77")
    (True, False)
    """
    if not isinstance(value, str) or len(value) > 300 or not value.isprintable():
        return False
    try:
        RecordKey.parse(value)
    except ValueError:
        return False
    return True


def is_said(value: Any) -> bool:
    """Whether these are words of somebody: a name, a reason."""
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 1000 and value.isprintable()


def _records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(is_record(each) for each in value)


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _by(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"party", "actor", "role"} and all(map(is_said, value.values()))


#: What tells whether a field holds what it may, by the field's name.
FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "at": is_moment,
    "by": _by,
    "records": _records,
    "record": is_record,
    "output": is_record,
    "path": _matches(_PATH),
    "old": _matches(_DIGEST),
    "new": _matches(_DIGEST),
    "bundle": _matches(_DIGEST),
    "erased": _matches(_DIGEST),
    "agreement": _matches(_WORD),
    "matcher": _matches(_WORD),
    "source": _matches(_WORD),
    "case_ref": _matches(_WORD),
    "purpose": is_said,
    "justification": is_said,
}
