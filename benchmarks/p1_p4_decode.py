"""P1 to P4: JSON to records and back, beside orjson, pydantic and cattrs.

python benchmarks/p1_p4_decode.py
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import orjson
import pydantic
import sample
from cattrs import BaseValidationError, transform_error
from peers import cattrs_converter, cattrs_writer, pydantic_model
from side_by_side import Table, compare

from xborder.model.order import AsbOrder
from xborder.schema import decode_json, encode, encode_json

GOOD = [sample.good(number) for number in range(100)]
BAD = [sample.bad(number) for number in range(100)]
MIXED = [*GOOD[:50], BAD[50], *GOOD[51:]]
FLOOR = "orjson to dict (floor)"
OURS = "xborder decode_json"
PYDANTIC = "pydantic, extra=forbid"
VALIDATE = pydantic_model(AsbOrder).model_validate_json
DETAILED = cattrs_converter(detailed=True).get_structure_hook(AsbOrder)


def tables() -> Iterator[Table]:
    """The tables. A call takes a hundred different records; what it makes of each is dropped, unless a title says so."""
    yield _good()
    yield _kept()
    yield _mixed()
    yield _bad()
    yield _encoding()


def _good() -> Table:
    structure = cattrs_converter(detailed=False).get_structure_hook(AsbOrder)
    return compare(
        "P1: good records; unknown keys refused (by xborder also keys that stand twice)",
        {
            FLOOR: _each(orjson.loads, GOOD),
            OURS: _each(lambda raw: decode_json(raw, AsbOrder), GOOD),
            PYDANTIC: _each(VALIDATE, GOOD),
            "orjson + cattrs, fast, forbid_extra_keys": _each(lambda raw: structure(orjson.loads(raw), AsbOrder), GOOD),
        },
        FLOOR,
    )


def _kept() -> Table:
    return compare(
        "P1 again, the hundred records kept in a list",
        {
            FLOOR: lambda: [orjson.loads(raw) for raw in GOOD],
            OURS: lambda: [decode_json(raw, AsbOrder) for raw in GOOD],
            PYDANTIC: lambda: [VALIDATE(raw) for raw in GOOD],
        },
        FLOOR,
    )


def _mixed() -> Table:
    return compare(
        "P2: one record in a hundred has three faults, each told with its path",
        {
            FLOOR: _each(orjson.loads, MIXED),
            OURS: _each(lambda raw: decode_json(raw, AsbOrder), MIXED),
            PYDANTIC: _each(_pydantic_errors, MIXED),
            "orjson + cattrs, detailed": _each(_cattrs_errors, MIXED),
        },
        FLOOR,
    )


def _bad() -> Table:
    return compare(
        "P3: every record has three faults, each told with its path",
        {
            FLOOR: _each(orjson.loads, BAD),
            OURS: _each(lambda raw: decode_json(raw, AsbOrder), BAD),
            "xborder decode_json, with line and column": _each(
                lambda raw: decode_json(raw, AsbOrder, file="order.json"), BAD
            ),
            "pydantic .errors()": _each(_pydantic_errors, BAD),
            "orjson + cattrs, detailed": _each(_cattrs_errors, BAD),
        },
        FLOOR,
    )


def _encoding() -> Table:
    values = [orjson.loads(raw) for raw in GOOD]
    records = [decode_json(raw, AsbOrder).value for raw in GOOD]
    models = [VALIDATE(raw) for raw in GOOD]
    floor = "orjson from dict (floor)"
    return compare(
        "P4: records to JSON; what is absent is left out",
        {
            floor: _each(orjson.dumps, values),
            "xborder encode_json": _each(encode_json, records),
            "xborder encode (to dict)": _each(encode, records),
            "pydantic model_dump_json": _each(
                lambda each: each.model_dump_json(exclude_defaults=True, by_alias=True), models
            ),
            "cattrs.preconf.orjson": _each(cattrs_writer().dumps, records),
        },
        floor,
    )


def _each(work: Callable[[Any], Any], inputs: Sequence[Any]) -> Callable[[], None]:
    def run() -> None:
        for each in inputs:
            work(each)

    return run


def _pydantic_errors(raw: bytes) -> Any:
    try:
        return VALIDATE(raw)
    except pydantic.ValidationError as error:
        return error.errors()


def _cattrs_errors(raw: bytes) -> Any:
    try:
        return DETAILED(orjson.loads(raw), AsbOrder)
    except BaseValidationError as error:
        return transform_error(error)


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
