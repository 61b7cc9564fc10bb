"""The shape of a profile file: what its JSON Schema does not allow, in plain words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from xborder.findings import Finding, Location, finding
from xborder.formats import paths
from xborder.formats.lint.noting import meant

_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping of keys to values",
}
_NEEDS = "a line needs from:, or to: with value: or context:"


def shape_faults(fault: Any, name: str, place: Callable[[str], Location]) -> Iterator[Finding]:
    """The findings of one fault that the validator reports, each at the key that is wrong."""
    for pointer, reason in _told(fault):
        yield finding("XB-FORMAT-002", place(pointer), profile=name, path=pointer or "/", reason=reason)


def _told(fault: Any) -> Iterator[tuple[str, str]]:
    pointer = "".join(f"/{paths.escaped(str(step))}" for step in fault.absolute_path)
    if fault.validator == "oneOf" and (inner := _nearest(fault)) is not None:
        yield from _told(inner)
    elif fault.validator == "additionalProperties":
        known = fault.schema.get("properties", {})
        for key in fault.instance:
            if key not in known:
                yield f"{pointer}/{paths.escaped(str(key))}", _unknown(str(key), known)
    else:
        yield pointer, _reason(fault)


def _nearest(fault: Any) -> Any | None:
    """The fault of the alternative that the value is nearest to: the one that at least takes its kind."""
    return next((each for each in fault.context if each.validator != "type"), None)


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    return f"there is no key {key} here{meant(key, known) or '; there are ' + ', '.join(known)}"


def _reason(fault: Any) -> str:
    told = _WORDS.get(fault.validator)
    return told(fault) if told else f"the keyword {fault.validator} of the profile schema is not met"


def _missing(fault: Any) -> str:
    lacking = [key for key in fault.validator_value if key not in fault.instance]
    return f"the key {' and the key '.join(lacking)} is missing"


def _kind(fault: Any) -> str:
    quoted = (
        "" if isinstance(fault.instance, list | dict) or fault.validator_value != "string" else "; put it in quotes"
    )
    return f"{_KINDS.get(fault.validator_value, fault.validator_value)} is needed here{quoted}"


def _one_of(fault: Any) -> str:
    known = [str(value) for value in fault.validator_value]
    return f"it must be one of {', '.join(known)}{meant(str(fault.instance), known)}"


def _pattern(fault: Any) -> str:
    last = next((str(step) for step in reversed(fault.absolute_path) if isinstance(step, str)), "")
    if last == "to":
        return "a canonical path is small letters, digits and _ between slashes, such as location/postcode"
    if last == "name":
        return "a name is small letters, digits and single hyphens, such as county-log"
    return f"it does not have the form {fault.validator_value}"


def _dependent(fault: Any) -> str:
    lacking = {
        key: [need for need in needs if need not in fault.instance]
        for key, needs in fault.validator_value.items()
        if key in fault.instance
    }
    return "; ".join(f"{key}: needs {' and '.join(needs)}: beside it" for key, needs in lacking.items() if needs)


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "required": _missing,
    "type": _kind,
    "enum": _one_of,
    "const": lambda fault: f"it must be {str(fault.validator_value).lower()}, or be left out",
    "pattern": _pattern,
    "dependentRequired": _dependent,
    "anyOf": lambda _: _NEEDS,
    "not": lambda _: "a canonical profile has no records:, since it needs no mapping",
    "oneOf": lambda _: "a text or a list of texts is needed here",
    "minLength": lambda fault: "it is empty" if fault.validator_value == 1 else _too_short(fault),
    "maxLength": lambda fault: f"it is longer than {fault.validator_value} characters",
    "minItems": lambda _: "the list is empty",
    "minProperties": lambda _: "it is empty: say how a file of this format is known",
    "minimum": lambda fault: f"it must be {fault.validator_value} or more",
    "uniqueItems": lambda _: "the list names something twice",
}


def _too_short(fault: Any) -> str:
    return f"it is too short to say anything: {fault.validator_value} characters at least"
