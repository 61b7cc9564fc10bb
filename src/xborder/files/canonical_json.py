"""JSON with one spelling: the same value always gives the same bytes."""

import json
from typing import Any


def dumps(value: Any) -> bytes:
    """One line, keys sorted, no spaces, UTF-8: for digests, chains and signatures.

    Raises ValueError for a number that is not finite.

    >>> dumps({"b": 1, "a": ["é"]})
    b'{"a":["\\xc3\\xa9"],"b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def pretty(value: Any) -> bytes:
    """Keys in the order given, two spaces a level, a last line end: for files that people open.

    >>> pretty({"b": 1, "a": 2})
    b'{\\n  "b": 1,\\n  "a": 2\\n}\\n'
    """
    return (json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()


def loads(content: bytes) -> Any:
    """The value that ``dumps`` made these bytes of, or None if they are not exactly what it makes.

    >>> loads(b'{"a":1}'), loads(b'{"a": 1}')
    ({'a': 1}, None)
    """
    try:
        value = json.loads(content)
        return value if dumps(value) == content else None
    except (ValueError, RecursionError):
        return None
