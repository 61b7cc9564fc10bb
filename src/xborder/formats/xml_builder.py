"""The elements of one record to the JSON-shaped values of the model, with a finding for whatever is not of its form."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from xborder.files.limits import Limits
from xborder.files.pointers import pointer_of
from xborder.files.positions import Position
from xborder.findings import Finding, finding
from xborder.formats.xml_marks import Marks
from xborder.formats.xml_plan import Slot, plan_of
from xborder.schema.shapes import schema_name
from xborder.schema.xml_form import ENTRY, KEY

#: How XML says where its schema is: the one thing that a record's element may carry.
SCHEMA_LOCATION = "http://www.w3.org/2001/XMLSchema-instance schemaLocation"
_OBJECT: dict[str, Any] = {}


class _Open:
    """An element that is not closed yet: its slot, what it holds so far, and its number among the record's."""

    __slots__ = ("key", "last", "number", "pieces", "plan", "size", "slot", "value")

    def __init__(self, slot: Slot | None, number: int, plan: dict[str, Slot] | None, value: Any) -> None:
        self.slot, self.number, self.plan, self.value = slot, number, plan, value
        self.pieces: list[str] = []
        self.size, self.last = 0, -1
        self.key: str | None = None


class RecordBuilder:
    """Takes the elements within a record's own; ``data`` is the record."""

    def __init__(self, cls: type[Any], namespace: str, marks: Marks, position: Position, limits: Limits) -> None:
        self.data: Any = _begun(cls)
        self.marks = marks
        self._told: list[tuple[str, int, str, dict[str, Any]]] = []
        self._space = f"{namespace} "
        self._limits = limits
        top = marks.add(-1, namespace.split(":")[3], "", position)
        self._open = [_Open(None, top, plan_of(cls), self.data)]
        self._passing = 0

    def start(self, name: str, attributes: list[str], position: Position) -> None:
        """An element begins."""
        if self._passing:
            self._passing += 1
            return
        top = self._open[-1]
        local = name.removeprefix(self._space)
        if top.plan is not None:
            slot = top.plan.get(local) if local is not name else None
            self._field(top, local, slot, attributes, position)
        elif top.slot is not None and top.slot.entries and top.key is None and local == ENTRY and local is not name:
            self._entry(top, attributes, position)
        elif top.slot is not None and top.slot.entries and top.key is None:
            self._unknown(top, local, position, (ENTRY,))
        else:
            top.value = _OBJECT  # the model's own check says what belongs there
            self._passing = 1

    def text(self, text: str) -> None:
        """A piece of text."""
        if self._passing:
            return
        top = self._open[-1]
        if top.value is not None and text.isspace():
            return
        top.size += len(text)
        if top.size <= self._limits.string_chars:
            top.pieces.append(text)
        elif top.size - len(text) <= self._limits.string_chars:
            self.tell("XB-XML-009", top.number, limit=self._limits.string_chars)

    def end(self) -> bool:
        """An element ends; False if it is the record's own."""
        if self._passing:
            self._passing -= 1
            return True
        top = self._open.pop()
        value = self._value(top)
        if not self._open:
            self.data = value
            return False
        around = self._open[-1].value
        if top.key is not None:
            around[top.key] = value
        elif top.slot is not None and top.slot.many:
            around[top.slot.field].append(value)
        elif top.slot is not None:
            around[top.slot.field] = value
        return True

    def found(self) -> Iterator[Finding]:
        """What is wrong with the form, once the record is complete: places are worked out once for all."""
        for code, number, inside, names in self._told:
            where = self.marks.place(number, inside)
            if code.startswith("XB-FORMAT"):
                names["source"] = where.xpath
            yield finding(code, where, **names)

    def tell(self, code: str, number: int, inside: str = "", **names: Any) -> None:
        """Remember what is wrong with an element."""
        if len(self._told) < self._limits.findings:
            self._told.append((code, number, inside, names))

    def attributes(self, number: int, attributes: list[str], known: tuple[str, ...] = ()) -> None:
        """Tell of attributes that do not belong to an element."""
        for name in attributes[::2]:
            if name not in known:
                self.tell("XB-SCHEMA-005", number, f"/@{name.rpartition(' ')[2]}", advice="Take it out")

    def _value(self, top: _Open) -> Any:
        text = "".join(top.pieces)
        if top.value is None:
            read = top.slot.read if top.slot is not None and top.key is None else None
            return read(text) if read is not None else text
        if text and top.value is not _OBJECT:
            if any(key != "schema" for key in top.value):
                self.tell("XB-FORMAT-121", top.number)
            else:
                return text
        return top.value

    def _field(self, top: _Open, local: str, slot: Slot | None, attributes: list[str], position: Position) -> None:
        if slot is None or top.plan is None:
            self._unknown(top, local, position, tuple(top.plan or ()))
            return
        step = f"/{slot.field}"  # no field has a sign that a pointer would escape
        if slot.many:
            step = f"{step}/{len(top.value.setdefault(slot.field, []))}"
        number = self.marks.add(top.number, local, step, position)
        if not slot.many and slot.field in top.value:
            self.tell("XB-FORMAT-122", number)
            self._passing = 1
            return
        if slot.index < top.last:
            self.tell("XB-FORMAT-123", number)
        top.last = max(top.last, slot.index)
        if attributes:
            self.attributes(number, attributes)
        plan = None if slot.inner is None else plan_of(slot.inner)
        value = {} if slot.entries else None if slot.inner is None else _begun(slot.inner)
        self._open.append(_Open(slot, number, plan, value))

    def _entry(self, top: _Open, attributes: list[str], position: Position) -> None:
        key = dict(zip(attributes[::2], attributes[1::2], strict=True)).get(KEY)
        number = self.marks.add(top.number, ENTRY, "" if key is None else pointer_of((key,)), position)
        self.attributes(number, attributes, (KEY,))
        if key is None:
            self.tell("XB-SCHEMA-004", number, f"/@{KEY}")
        elif len(key) > self._limits.key_chars:
            self.tell("XB-XML-009", number, f"/@{KEY}", limit=self._limits.key_chars)
        elif key in top.value:
            self.tell("XB-FORMAT-122", number)
        else:
            made = _Open(top.slot, number, None, None)
            made.key = key
            self._open.append(made)
            return
        self._passing = 1

    def _unknown(self, top: _Open, local: str, position: Position, known: tuple[str, ...]) -> None:
        bare = local.rpartition(" ")[2]
        near = get_close_matches(bare[:100], known, n=1)
        number = self.marks.add(top.number, bare, pointer_of((bare,)), position)
        self.tell("XB-SCHEMA-005", number, advice=f"Perhaps {near[0]} is meant" if near else "Take it out")
        self._passing = 1


def _begun(cls: type[Any]) -> dict[str, Any]:
    """The values of a record before its elements come: a document says by its element what it is."""
    name = schema_name(cls)
    return {} if name is None else {"schema": name}
