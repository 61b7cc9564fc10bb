"""From YAML events to values: refuses what strict YAML has no room for."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from xborder.files.limits import Limits
from xborder.files.lines import LineIndex
from xborder.files.pointers import pointer_of
from xborder.files.positions import Spot
from xborder.files.tally import Tally
from xborder.files.yaml_scalars import is_integer, resolve
from xborder.findings import Location, finding

_SURROGATE = re.compile("[\ud800-\udfff]")


class Stop(Exception):  # noqa: N818 - a signal to the reader, which catches it
    """The rest of the document would only repeat the fault that was just noted."""


class Builder:
    """Builds the root value of one document, noting places and faults as it goes."""

    def __init__(self, events: Iterator[yaml.Event], lines: LineIndex, tally: Tally, limits: Limits) -> None:
        self._events = events
        self._lines = lines
        self._tally = tally
        self._limits = limits
        self._steps: list[str] = []
        self.root = Spot(0)

    def build(self, event: yaml.Event) -> Any:
        """The value that starts with this event. Raises Stop where reading on is of no use."""
        self.root = Spot(start_of(event))
        return self._value(event, self.root)

    def _value(self, event: yaml.Event, spot: Spot) -> Any:
        self._check_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(self._steps) >= self._limits.yaml_depth:
            self._fault("XB-YAML-007", event, limit=self._limits.yaml_depth)
            raise Stop
        return self._sequence(spot) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(spot)

    def _sequence(self, spot: Spot) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._inside(str(len(items)), event, event, spot))
        return items

    def _mapping(self, spot: Spot) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(key_event := next(self._events), yaml.MappingEndEvent):
            key = self._key(key_event)
            event = next(self._events)
            # A text or number is pointed at itself, a list or mapping by the key that names it.
            named = event if isinstance(event, yaml.ScalarEvent) and _is_written(event) else key_event
            if key in entries:
                self._fault("XB-YAML-002", key_event, key)
            value = self._inside(key, event, named, spot)
            entries.setdefault(key, value)
        return entries

    def _inside(self, step: str, event: yaml.Event, named: yaml.Event, spot: Spot) -> Any:
        inner = spot.inside[step] = Spot(start_of(named))
        self._steps.append(step)
        value = self._value(event, inner)
        self._steps.pop()
        return value

    def _key(self, event: yaml.Event) -> str:
        self._check_properties(event)
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self._fault("XB-YAML-008", event)
            raise Stop
        if event.value == "<<" and event.implicit[0]:
            self._fault("XB-YAML-004", event)
        self._check_text(event, self._limits.key_chars)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> str | int | bool | None:
        text = str(event.value)
        self._check_text(event, self._limits.string_chars)
        if not event.implicit[0]:
            return text
        if len(text.removeprefix("-")) > self._limits.integer_digits and is_integer(text):
            self._fault("XB-YAML-011", event, limit=self._limits.integer_digits)
            return None
        return resolve(text)

    def _check_properties(self, event: yaml.Event) -> None:
        # An alias event names its anchor too.
        if getattr(event, "anchor", None) is not None:
            self._fault("XB-YAML-003", event)
        if getattr(event, "tag", None) is not None:
            self._fault("XB-YAML-005", event)

    def _check_text(self, event: yaml.ScalarEvent, limit: int) -> None:
        if len(event.value) > limit:
            self._fault("XB-YAML-010", event, limit=limit)
            raise Stop
        if _SURROGATE.search(event.value):  # PyYAML without libyaml lets its escape through
            self._fault("XB-YAML-012", event)

    def _fault(self, code: str, event: yaml.Event, *inner: str, limit: int = 0) -> None:
        line, column = self._lines.place(start_of(event))
        pointer = pointer_of([*self._steps, *inner])
        where = Location(file=self._tally.file, line=line, column=column, pointer=pointer)
        self._tally.add(finding(code, where, limit=limit))


def _is_written(event: yaml.ScalarEvent) -> bool:
    # ``key:`` with nothing after it gives an empty plain scalar, which has no first character.
    return bool(event.value) or not event.implicit[0]


def start_of(event: yaml.Event) -> int:
    """The offset of the first character of an event."""
    return int(event.start_mark.index) if event.start_mark else 0
