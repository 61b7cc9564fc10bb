"""A canonical record that still knows where each of its fields came from."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from xborder.findings.location import Location

Data = Mapping[str, Any]


def _worked_out(data: Data | Callable[[], Data]) -> Data:
    return data() if callable(data) else data


@attrs.frozen(kw_only=True)
class Sourced:
    """A record, its plain form, and the places of its fields.

    ``type`` is the record type in the words of sharing agreements (``offender``,
    ``asb_order``, ...); ``record`` an instance of the model; ``data`` the same
    as JSON-shaped values, or a function that gives them, which is called when
    somebody asks: a check that finds nothing never does. ``places`` maps JSON
    Pointers of the canonical record to places in the file it was read from.
    """

    type: str
    record: Any
    _data: Data | Callable[[], Data] = attrs.field(repr=False, eq=_worked_out)
    places: Mapping[str, Location] = attrs.field(factory=dict)
    file: str | None = None

    @property
    def data(self) -> Data:
        """The record as JSON-shaped values.

        >>> Sourced(type="form", record=None, data=lambda: {"ref": "F1"}).data
        {'ref': 'F1'}
        """
        data = _worked_out(self._data)
        if data is not self._data:
            object.__setattr__(self, "_data", data)
        return data

    def at(self, pointer: str) -> Location:
        """The place of a field, or of the nearest thing that contains it."""
        path = pointer
        while path and path not in self.places:
            path = path.rpartition("/")[0]
        found = self.places.get(path)
        return found.at(pointer) if found is not None else Location(file=self.file, pointer=pointer)
