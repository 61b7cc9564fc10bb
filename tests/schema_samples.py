"""The documents under fixtures/valid and fixtures/invalid, and ways to spoil a good one."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from strategies import ANY_TEXTS, records
from xborder.files.json_reader import read_json
from xborder.files.yaml_reader import read_yaml
from xborder.findings import Outcome
from xborder.model.register import DOCUMENTS
from xborder.schema import encode
from xborder.schema.text_forms import LARGEST

ROOT = Path(__file__).parents[1]
VALID = sorted((ROOT / "fixtures" / "valid").glob("*/*"))
INVALID = sorted((ROOT / "fixtures" / "invalid").glob("*/*"))


def class_of(path: Path) -> type[Any]:
    return DOCUMENTS[f"xborder/{path.parent.name}/1"]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def document(path: Path) -> Outcome[Any]:
    read = read_yaml(path) if path.suffix == ".yaml" else read_json(path)
    return Outcome(read.value.root if read.value else None, read.report)


#: Values that are wrong nearly everywhere, and some that are nearly right.
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, 7, 7.0, 7.5, 1e300, LARGEST + 1, -LARGEST, "", "x", [], {}, ["x"], [None], {"a": "b"}, {"a": 1},
    "2026-02-28", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "2026-13", "2026-12", "1987",
    "0000", "1987\n", "2026-02-28\n", "٢٠٢٦-٠٢-٢٨", "20260228", "2026-W09-6",
    "2026-01-01T10:00:00", "2026-01-01T10:00:00Z", "2026-01-01t10:00:00z", "2026-01-01 10:00:00Z",
    "2026-01-01T10:00:00+0100", "2026-01-01T10:00:00+01:00", "2026-01-01T10:00:00+24:00", "2026-01-01T10:00:00+14:00", "2026-01-01T10:00:00-14:01", "2026-01-01T10:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T10:00:60Z", "2026-01-01T10:00:00.123456Z", "2026-01-01T10:00:00.1234567Z",
    "2026-02-29T10:00:00Z", "2026-01-01T10:00:00Z\n", "xborder/incident/1", "suspect", "Suspect",
)  # fmt: skip


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in the data with each of its keys or indexes."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield data, key
        yield from spots(value)


def documents() -> st.SearchStrategy[Any]:
    """A record of any document class."""
    return st.sampled_from(sorted(DOCUMENTS)).flatmap(lambda name: records(DOCUMENTS[name], texts=ANY_TEXTS))


def _odd() -> st.SearchStrategy[Any]:
    """An odd value of its own: the second change may be inside the first, and would spoil the list for all that follow."""
    return st.sampled_from(ODD_VALUES).map(copy.deepcopy)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[type[Any], dict[str, Any]]:
    """A class and the data of a record with up to two things changed; it may still be valid."""
    record = draw(documents())
    data = copy.deepcopy(encode(record))
    for _ in range(draw(st.integers(0, 2))):
        container, key = draw(st.sampled_from(list(spots(data)) or [(data, "schema")]))
        match draw(st.sampled_from(("delete", "replace", "replace", "add"))):
            case "delete" if data:
                del container[key]
            case "add" if isinstance(container, dict):
                container[draw(st.sampled_from(("title", "scheme", "refrence", "reff")))] = draw(_odd())
            case _:
                container[key] = draw(_odd())
    return type(record), data


@st.composite
def spoilt_json(draw: st.DrawFn) -> tuple[type[Any], bytes]:
    """A class and JSON of a record, perhaps spoilt, perhaps with a key twice, in one of several layouts."""
    cls, data = draw(spoilt())
    layout: dict[str, Any] = draw(
        st.sampled_from(
            (
                {"separators": (",", ":")},
                {"indent": 2},
                {"separators": (" , ", " : ")},
                {"separators": (",", "\n:")},
                {"ensure_ascii": False},
            )
        )
    )
    text = json.dumps(data, **layout)
    objects = [index for index in range(len(text)) if text.startswith('{"', index)]
    twice: bool = draw(st.booleans())
    if objects and twice:
        at = draw(st.sampled_from(objects)) + 1
        key = draw(st.sampled_from(('"schema": "x"', '"ref":"a"', '"ref" :"\\":"', '"value":"\\u0022:"', '"a":"b"')))
        text = f"{text[:at]}{key},{text[at:]}"
    return cls, text.encode("utf-8", "surrogatepass")
