"""The quick path for JSON: a good record is decoded at C speed; a bad one goes to the path that has words."""

from collections.abc import Callable
from typing import Any

from xborder.files.json_reader import parse_json, positions_in
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.positions import Positions
from xborder.findings import Location, Outcome, Report
from xborder.schema.decode import faults, told
from xborder.schema.shapes import once_per_class

_LONGEST = DEFAULT_LIMITS.string_chars
_SPACES = b" \t\r\n"
_CLEAN = Report()


def decode_json(raw: bytes, cls: type[Any], *, file: str = "", first_line: int = 1) -> Outcome[Any]:
    """Make a record of the bytes of one JSON document, or report everything that is wrong with them.

    ``file`` is the name that findings give; with it they have line and column,
    counted from ``first_line``. Both paths accept and refuse the same, and give
    equal records.

    >>> from xborder.model.person import Vehicle
    >>> decode_json(b'{"make": "Subaru"}', Vehicle).value.make
    'Subaru'
    >>> outcome = decode_json(b'{"make": null}', Vehicle, file="car.json")
    >>> [f"{entry.location}: {entry.message}" for entry in outcome.report]
    ['car.json:1:10 (/make): The value is null.']
    """
    record = quick_decoder(cls)(raw)
    if record is not None:
        return Outcome(record, _CLEAN)
    return _briefly(raw, cls, file, first_line) or _carefully(raw, cls, file, first_line)


@once_per_class
def quick_decoder(cls: type[Any]) -> Callable[[bytes], Any | None]:
    """The function that makes a record, or None where anything is wrong or needs a closer look.

    >>> from xborder.model.person import Vehicle
    >>> quick_decoder(Vehicle)(b'{"make": "Subaru", "make": "Subaru"}') is None
    True
    """
    from msgspec import MsgspecError

    from xborder.schema.straight_code import record_maker
    from xborder.schema.twins import decoder_of, written

    decode_twin = decoder_of(cls).decode
    make_record = record_maker(cls)

    def decode_quickly(raw: bytes) -> Any | None:
        try:
            twin = decode_twin(raw)
            again = written(twin)
            # The first question alone settles it for most records on one line.
            sure = len(again) == len(raw) <= _LONGEST or not _may_hide_something(raw, again)
            return make_record(twin) if sure else None
        except (MsgspecError, ValueError, RecursionError):
            return None  # the slow path finds the same fault, with its place

    return decode_quickly


@once_per_class
def record_of_values(cls: type[Any]) -> Callable[[Any], Any | None]:
    """The function that makes a record of JSON-shaped values, or None where anything is wrong with them.

    The texts must be such as a file in UTF-8 can hold, and no longer than the
    readers allow: that is not asked again.

    >>> from xborder.model.person import Vehicle
    >>> make = record_of_values(Vehicle)
    >>> make({"make": "Subaru"}).make, make({"make": 5})
    ('Subaru', None)
    """
    from msgspec import MsgspecError, convert

    from xborder.schema.straight_code import record_maker
    from xborder.schema.twins import twin_of

    twin, make_record = twin_of(cls), record_maker(cls)

    def make(data: Any) -> Any | None:
        try:
            return make_record(convert(data, twin))
        except (MsgspecError, ValueError):
            return None  # the careful path finds the same fault, with its place

    return make


def _may_hide_something(raw: bytes, again: bytes) -> bool:
    """True unless it is sure that no key stands twice and no text is longer than the readers allow."""
    return len(raw) > _LONGEST or not says_all(raw, again)


def says_all(raw: bytes, again: bytes) -> bool:
    r"""Say whether it is sure that JSON which was decoded and written again has lost nothing.

    The decoder takes the last of two equal keys, and a member that is lost takes
    at least the quotes of its key with it. Without a backslash, every quote is
    the beginning or end of a text, so that counting them settles it. With one,
    lengths do: apart from spaces nothing is ever written longer than it was read
    (but for numbers with a fraction or exponent, which the callers look at by
    themselves), hence no other change can make up for what is lost.

    >>> says_all(b'{"a": 1}', b'{"a":1}'), says_all(b'{"a":1,"a":1}', b'{"a":1}')
    (True, False)
    """
    if len(raw) == len(again):
        return True
    if b"\\" not in raw:
        return raw.count(b'"') == again.count(b'"')
    return len(raw.translate(None, _SPACES)) == len(again.translate(None, _SPACES))


def _briefly(raw: bytes, cls: type[Any], file: str, first_line: int) -> Outcome[Any] | None:
    """The faults of a record that is good JSON without anything strange in it, or None."""
    import msgspec

    from xborder.schema.judging import judged

    try:
        value, again = judged(raw, cls)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if _may_hide_something(raw, again):
        return None
    noted = faults(value, cls)
    if not noted or noted.strange:
        return None
    return Outcome(None, told(noted, _placing(lambda: positions_in(raw.decode(), first_line=first_line), file)))


def _carefully(raw: bytes, cls: type[Any], file: str, first_line: int) -> Outcome[Any]:
    read = parse_json(raw, file, first_line=first_line)
    if read.value is None:
        return Outcome(None, read.report if file else _unplaced(read.report))
    document = read.value
    noted = faults(document.root, cls)
    if noted:
        return Outcome(None, told(noted, _placing(lambda: document.positions, file)))
    from xborder.schema.straight_code import value_maker

    return Outcome(value_maker(cls)(document.root))


def _placing(positions: Callable[[], Positions], file: str) -> Callable[[str], Location]:
    """What gives the place of a pointer: without the name of a file, line and column help nobody."""
    if not file:
        return lambda pointer: Location(pointer=pointer)
    known = positions()

    def place(pointer: str) -> Location:
        line, column = known.nearest(pointer)
        return Location(file=file, line=line, column=column, pointer=pointer)

    return place


def _unplaced(report: Report) -> Report:
    import attrs

    return Report(
        tuple(
            attrs.evolve(entry, location=attrs.evolve(entry.location, file=None, line=None, column=None))
            for entry in report
        )
    )
