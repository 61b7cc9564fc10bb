"""Canonical JSON and JSON Lines, from bytes: records are decoded without a document of values in between."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from xborder.files.document import Document, Places
from xborder.files.json_lines import Line, is_hopeless
from xborder.files.json_reader import parse_json, positions_in
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.findings import Report
from xborder.formats.canonical import WRAPPER, read_document, read_item
from xborder.formats.read_record import ReadRecord, sourced
from xborder.model.register import RECORD_TYPES, record_type

#: A record type and a record.
Made = tuple[str, Any]


def read_line(line: Line, file: str, limits: Limits) -> tuple[Iterator[ReadRecord], bool]:
    """The records of one line of JSON Lines, and whether there is any use in reading on."""
    kind = _kind_of(line.data) if limits == DEFAULT_LIMITS else None
    if kind is not None:
        return iter([_record(line.data, kind, file, line.number)]), True
    read = parse_json(line.data, file, limits=limits, first_line=line.number)
    if read.value is None:
        return iter([ReadRecord(record=None, report=read.report)]), not is_hopeless(read.report)
    return read_document(read.value), True


def read_json(raw: bytes, file: str, limits: Limits) -> Iterator[ReadRecord]:
    """The records of one JSON document: one record, or several in a wrapper."""
    usual = limits == DEFAULT_LIMITS
    kind = _kind_of(raw) if usual else None
    if kind is not None:
        yield _record(raw, kind, file, 1)
        return
    quick = _quick_records(raw) if usual else None
    if quick is not None and None not in quick:
        yield from _known(quick, Places(positions_in(raw.decode()), file), None)
        return
    read = parse_json(raw, file, limits=limits)
    if read.value is None:
        yield ReadRecord(record=None, report=read.report)
    elif quick is None:
        yield from read_document(read.value)
    else:
        yield from _known(quick, read.value.places(), read.value)


def _known(quick: list[Made | None], places: Places, document: Document | None) -> Iterator[ReadRecord]:
    """The records of a wrapper; those that were not made quickly are read from the document."""
    for number, made in enumerate(quick):
        start = f"/records/{number}"
        if made is not None:
            kind, record = made
            yield ReadRecord(record=sourced(record, kind, places.below(start), places.file), report=Report())
        elif document is not None:
            yield read_item(document, document.root["records"][number], start)


def _record(raw: bytes, kind: str, file: str, line: int) -> ReadRecord:
    from xborder.schema import decode_json

    outcome = decode_json(raw, RECORD_TYPES[kind], file=file, first_line=line)
    if outcome.value is None:
        return ReadRecord(record=None, report=outcome.report + _wrong_numbers(raw, file, line))
    places = Places(positions_in(raw.decode(), first_line=line), file)
    return ReadRecord(record=sourced(outcome.value, kind, places, file), report=outcome.report)


def _wrong_numbers(raw: bytes, file: str, line: int) -> Report:
    """What is wrong with the numbers of a record that has not the shape of its type."""
    from xborder.formats.raw_numbers import wrong_numbers

    read = parse_json(raw, file, first_line=line)
    return Report() if read.value is None else Report(tuple(wrong_numbers(read.value.root, read.value.place)))


def _quick_records(raw: bytes) -> list[Made | None] | None:
    """Types and records of a wrapper, None for each that needs a closer look; None for what is no good wrapper."""
    import msgspec

    from xborder.schema.fast import quick_decoder, says_all

    # Each entry of a list or object but its first has a comma before it.
    if sum(map(raw.count, (b",", b"[", b"{"))) > DEFAULT_LIMITS.values:
        return None
    try:
        wrapper = _decoders()[1](raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if not says_all(raw, msgspec.json.encode(wrapper)):
        return None
    made: list[Made | None] = []
    for item in map(bytes, wrapper.records):
        kind = _kind_of(item)
        record = quick_decoder(RECORD_TYPES[kind])(item) if kind is not None else None
        made.append(None if kind is None or record is None else (kind, record))
    return made


def _kind_of(raw: bytes) -> str | None:
    """The record type that the schema key of an object names, if it names one."""
    import msgspec

    try:
        return record_type(_decoders()[0](raw).schema)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


@cache
def _decoders() -> tuple[Any, Any]:
    """What decodes the schema key of any object, and what decodes a wrapper as far as its records."""
    from typing import Literal

    import msgspec

    head = msgspec.defstruct("Head", [("schema", str)])
    fields = [("schema", Literal[WRAPPER]), ("records", list[msgspec.Raw])]
    wrapper = msgspec.defstruct("Wrapper", fields, forbid_unknown_fields=True)
    return msgspec.json.Decoder(head).decode, msgspec.json.Decoder(wrapper).decode
