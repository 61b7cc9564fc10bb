"""The schemes of numbers and codes: they exist, and are those of the field."""

from collections.abc import Iterator
from functools import cache

from xborder.findings import Finding
from xborder.formats import paths
from xborder.formats.lint.noting import Noting, meant
from xborder.formats.model_paths import fields_of_type, found_at
from xborder.formats.placed import Placed, placed_lines
from xborder.formats.profile import Line
from xborder.identifiers.register import SCHEMES
from xborder.model.register import RECORD_TYPES
from xborder.reference.code_lists import lists


def scheme_faults(noting: Noting) -> Iterator[Finding]:
    """Schemes that do not exist, or that are not those of the field."""
    for placed, line in placed_lines(noting.profile):
        for where, scheme in _schemes(placed, line):
            if scheme not in known_schemes() and _closed(placed, line):
                near = meant(scheme, known_schemes())
                yield noting.fault("XB-FORMAT-140", where, path=placed.named, scheme=scheme, near=near)
            elif (own := _own(placed)) is not None and own != scheme:
                yield noting.fault("XB-FORMAT-148", where, path=placed.named, scheme=scheme, own=own)


@cache
def known_schemes() -> frozenset[str]:
    """Every scheme of a number or code: those with a check, those with a list, and those of the model.

    >>> "pnc_id" in known_schemes(), "sex" in known_schemes(), "shoe_size" in known_schemes()
    (True, True, False)
    """
    model = {field.about.codes for kind in RECORD_TYPES for field in fields_of_type(kind) if field.about.codes}
    listed = {scheme for each in lists() for scheme in (each.name, *each.schemes)}
    return frozenset({*SCHEMES, *listed, *model})


def _schemes(placed: Placed, line: Line) -> Iterator[tuple[str, str]]:
    if line.sources and "scheme" in line.options:
        yield f"{placed.pointer}/with/scheme", str(line.options["scheme"])
    for key, value in (("value", line.value), ("default", line.default)):
        if isinstance(value, dict) and isinstance(value.get("scheme"), str):
            yield f"{placed.pointer}/{key}", value["scheme"]


def _closed(placed: Placed, line: Line) -> bool:
    """Whether the schemes of a place are known: not for codes of a field for which the model names none."""
    return line.codec != "coded" or placed.target is None or _own(placed) is not None


def _own(placed: Placed) -> str | None:
    """The scheme of the field, where the model names one."""
    found = None if placed.target is None else found_at(placed.block.type, paths.canonical(placed.target))
    return found.about.codes if found is not None and found.about is not None else None
