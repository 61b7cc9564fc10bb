"""An agreement written as the strict loader wants it: every text quoted, no anchors, small parts on one line."""

from collections.abc import Mapping
from typing import Any


def write_agreement(document: Mapping[str, Any], *, comment: str = "") -> bytes:
    """YAML that reads back as the same values; ``comment`` becomes its first lines.

    >>> print(write_agreement({"id": "ISA-1", "data": {"record_types": ["offender"]}}).decode(), end="")
    id: "ISA-1"
    data:
      record_types: ["offender"]
    """
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return (head + "".join(_entries(document, 0))).encode()


def _entries(document: Mapping[str, Any], depth: int) -> list[str]:
    made = []
    for name, value in document.items():
        indent = "  " * depth
        if _is_small(value):
            made.append(f"{indent}{name}: {_flow(value)}\n")
        elif isinstance(value, Mapping):
            made.append(f"{indent}{name}:\n")
            made += _entries(value, depth + 1)
        else:
            made.append(f"{indent}{name}:\n")
            made += [_item(each, depth + 1) for each in value]
    return made


def _item(value: Any, depth: int) -> str:
    indent = "  " * depth
    if _is_small(value) or not isinstance(value, Mapping):
        return f"{indent}- {_flow(value)}\n"
    lines = "".join(_entries(value, depth + 1))
    return f"{indent}- {lines[2 * (depth + 1) :]}"


def _is_small(value: Any) -> bool:
    """True for what is read at one glance: a scalar, a list of scalars, a short table of them."""
    if isinstance(value, Mapping):
        return not value or (len(_flow(value)) <= 110 and all(not _is_deep(each) for each in value.values()))
    return not _is_deep(value) or (isinstance(value, list) and not any(map(_is_deep, value)))


def _is_deep(value: Any) -> bool:
    return isinstance(value, Mapping | list) and bool(value)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    made = []
    for character in text:
        if character in '"\\':
            made.append(f"\\{character}")
        elif character.isprintable():
            made.append(character)
        else:
            made.append(f"\\U{ord(character):08X}")
    return f'"{"".join(made)}"'
