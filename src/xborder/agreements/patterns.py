"""Paths of agreement rules: ``/name/**``, ``/addresses/*/postcode``, ``/**``."""

import re
from collections.abc import Iterable

_STEP = re.compile(r"[a-z0-9_]{1,64}|\*", re.ASCII)


def is_pattern(path: str) -> bool:
    """True if a path is written as rules write it: ``**`` only at the end.

    >>> is_pattern("/addresses/*/postcode"), is_pattern("/**"), is_pattern("name"), is_pattern("/**/x")
    (True, True, False, False)
    """
    if len(path) > 500 or not path.startswith("/"):
        return False
    steps = path[1:].split("/")
    body = steps[:-1] if steps[-1] == "**" else steps
    return all(_STEP.fullmatch(step) for step in body)


def covers(path: str, leaf: str) -> bool:
    """True if a rule's path names a leaf: exactly, or as one of all below.

    >>> covers("/name/**", "/name/given/*"), covers("/name/**", "/names"), covers("/ref", "/ref")
    (True, False, True)
    """
    if path.endswith("/**"):
        stem = path[:-3]
        return leaf == stem or leaf.startswith(f"{stem}/")
    return path == leaf


def resolve(path: str, leaves: Iterable[str]) -> frozenset[str]:
    """The leaves that a rule's path names; none where the path names nothing."""
    return frozenset(leaf for leaf in leaves if covers(path, leaf))
