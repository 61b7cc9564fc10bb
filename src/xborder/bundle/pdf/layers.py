"""Layers (optional content): what was hidden in a file stays hidden in the bundle.

A viewer knows which layers are off only from the catalogue, which does not
come along with pages. Without it a hidden layer would show.

Source: ISO 32000-2, 8.11.4.
"""

from collections.abc import Iterable

import attrs
from pikepdf import Array, Dictionary, Name, Object, Pdf

_MARK = Name("/XborderLayer")


@attrs.define
class Layers:
    """The layers of all files joined so far: shown or hidden, and the events that switch them."""

    hidden: list[bool] = attrs.field(factory=list)
    events: list[tuple[Object, Object, list[int]]] = attrs.field(factory=list)

    def mark(self, pdf: Pdf) -> None:
        """Number the layers of an opened file (in memory), so that their copies can be found."""
        properties = pdf.Root.get(Name.OCProperties)
        if not isinstance(properties, Dictionary):
            return
        usual = properties.get(Name.D, Dictionary())
        off = _numbers(usual.get(Name.OFF, ()))
        on = _numbers(usual.get(Name.ON, ()))
        base_off = usual.get(Name.BaseState) == Name.OFF
        places: dict[tuple[int, int], int] = {}
        for layer in properties.get(Name.OCGs, ()):
            places[layer.objgen] = layer[_MARK] = len(self.hidden)
            self.hidden.append(layer.objgen in off or (base_off and layer.objgen not in on))
        for event in usual.get(Name.AS, ()):
            switched = [places[number] for number in _numbers(event.get(Name.OCGs, ())) if number in places]
            self.events.append((event.Event, Array(list(event.get(Name.Category, Array()))), sorted(switched)))

    def write(self, out: Pdf) -> None:
        """Give the joined file a catalogue of the layers that came along with its pages."""
        if not self.hidden:
            return
        copies: dict[int, Object] = {}
        for item in out.objects:
            if isinstance(item, Dictionary) and _MARK in item:
                copies[int(item[_MARK])] = item
                del item[_MARK]
        if copies:
            out.Root.OCProperties = Dictionary(
                OCGs=Array([copies[place] for place in sorted(copies)]), D=self._usual(copies)
            )

    def _usual(self, copies: dict[int, Object]) -> Dictionary:
        places = sorted(copies)
        events = [
            Dictionary(Event=event, Category=kinds, OCGs=Array([copies[place] for place in switched]))
            for event, kinds, numbers in self.events
            if (switched := [place for place in numbers if place in copies])
        ]
        return Dictionary(
            BaseState=Name.ON,
            OFF=Array([copies[place] for place in places if self.hidden[place]]),
            Order=Array([copies[place] for place in places]),
            AS=Array(events),
        )


def _numbers(layers: Iterable[Object]) -> set[tuple[int, int]]:
    return {layer.objgen for layer in layers if isinstance(layer, Dictionary)}
