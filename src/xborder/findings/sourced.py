"""A canonical record that still knows where each of its fields came from."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.findings.location import Location


@attrs.frozen(kw_only=True)
class Sourced:
    """A record, its plain form, and the places of its fields.

    ``type`` is the record type in the words of sharing agreements (``offender``,
    ``asb_order``, ...); ``record`` an instance of the model; ``data`` the same
    as JSON-shaped values; ``places`` maps JSON Pointers of the canonical record
    to places in the file it was read from.
    """

    type: str
    record: Any
    data: Mapping[str, Any]
    places: Mapping[str, Location] = attrs.field(factory=dict)
    file: str | None = None

    def at(self, pointer: str) -> Location:
        """The place of a field, or of the nearest thing that contains it."""
        path = pointer
        while path and path not in self.places:
            path = path.rpartition("/")[0]
        found = self.places.get(path, Location(file=self.file))
        return attrs.evolve(found, pointer=pointer)
