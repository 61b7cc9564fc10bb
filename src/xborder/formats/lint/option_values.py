"""The values of codec options: of the right kind, and where only some are known, one of them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from xborder.formats.codecs import CodecEntry
from xborder.formats.codecs.dates import SPELLED
from xborder.formats.codecs.moments import UNITS
from xborder.formats.lint.fitting import GIVES
from xborder.formats.lint.noting import meant
from xborder.formats.profile import Line
from xborder.identifiers.register import SCHEMES, module_of

#: The kind of value that an option takes; one that is not here may be any text, number or truth value.
_KINDS: Mapping[str, tuple[type[Any], str]] = {
    **dict.fromkeys(
        ("scheme", "table", "separator", "prefix", "style", "unit", "also", "only", "yes", "no"),
        (str, "a text, in quotes if need be"),
    ),
    **dict.fromkeys(("digits", "sources"), (int, "a whole number")),
    **dict.fromkeys(("partial", "number", "international", "seconds", "open"), (bool, "true or false")),
}
#: The values that an option takes, where no others are known.
_KNOWN: Mapping[str, Mapping[str, Collection[str]]] = {
    "time-span": {"unit": UNITS},
    "date-iso": {"also": SPELLED},
    "moment": {"only": ("date", "time")},
}
_ANY: tuple[type[Any], str] = (object, "")


def option_faults(line: Line, entry: CodecEntry, tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The option and what is wrong with its value, for each that is wrong; nothing where all can be used."""
    faults = [fault for option, value in line.options.items() if (fault := _fault(line, option, value, tables))]
    yield from faults
    if not faults and entry.needs <= set(line.options) <= entry.options:
        try:
            entry.make(line.options, tables)
        except (KeyError, ValueError, TypeError, AttributeError):
            yield "", "its options cannot be used together"


def _fault(line: Line, option: str, value: Any, tables: Mapping[str, Any]) -> tuple[str, str] | None:
    kind, words = _KINDS.get(option, _ANY) if line.codec in GIVES else _ANY
    if isinstance(value, dict | list) or value is None or not isinstance(value, kind):
        return option, f"its option {option} takes {words or 'one value'}"
    if kind is int and (isinstance(value, bool) or not 0 < value < 10):
        return option, f"its option {option} takes a whole number from 1 to 9"
    if option == "table" and value not in tables:
        return option, f"its table {value} is not in the profile{meant(value, tables)}"
    if option == "separator" and not value:
        return option, "its separator is empty"
    if option in _KNOWN.get(line.codec, {}):
        return _known(option, value, _KNOWN[line.codec][option])
    return _style(line, value) if option == "style" else None


def _style(line: Line, style: str) -> tuple[str, str] | None:
    scheme = line.options.get("scheme")
    if line.codec == "local-datetime":
        known = tuple(SPELLED)
    elif line.codec == "identifier" and isinstance(scheme, str) and scheme in SCHEMES:
        known = module_of(scheme).STYLES
    else:
        return None
    return _known("style", style, known)


def _known(option: str, value: str, known: Collection[str]) -> tuple[str, str] | None:
    if value in known:
        return None
    return option, f"there is no {option} {value}{meant(value, known)}; there are {', '.join(known)}"
