import json
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema_samples import spoilt_json
from strategies import records
from xborder.model.incident import Incident
from xborder.model.person import Vehicle
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode_json, encode
from xborder.schema.fast import _quickly, _slowly

INCIDENT = (
    b'{"schema":"xborder/incident/1","ref":"I1","provenance":{"force":"36"},'
    b'"processing_restricted":false,"summary":"%s"}'
)


@given(spoilt_json())
@example((Vehicle, b'{"make":"a","make" :"b"}'))
@example((Vehicle, b'{"make":"a","make":"\\u0022:"}'))
@example((Vehicle, b'{"make":"a"\n,"make"\n:"\\":"}'))
@example((Vehicle, b'{"make":"\\ud800"}'))
@example((Vehicle, b'\xef\xbb\xbf{"make":"a"}'))
@example((Vehicle, b"[" * 5000))
@example((Vehicle, b'{"make":"' + b"a" * 100_001 + b'"}'))
@example((Vehicle, b'{"make":"\xff"}'))
@example((Vehicle, b""))
def test_both_paths_accept_and_refuse_the_same_and_give_equal_records(case: tuple[type[Any], bytes]) -> None:
    cls, raw = case
    quick, slow = _quickly(raw, cls), _slowly(raw, cls, "")
    if quick is not None:
        assert slow.value == quick
        assert encode(slow.value) == encode(quick)
    assert (slow.value is None) == bool(slow.report)


@given(st.sampled_from(sorted(RECORD_TYPES)).flatmap(lambda name: records(RECORD_TYPES[name])))
def test_good_records_take_the_quick_path(record: Any) -> None:
    plain = json.dumps(encode(record), ensure_ascii=False)
    assert _quickly(plain.encode(), type(record)) == record


def test_types_are_those_of_the_model() -> None:
    raw = (INCIDENT % b"x").replace(b'"summary":"x"', b'"occurred_at":"2026-02-08T07:45:00+00:00","dogs":2')
    raw = raw.replace(
        b'"dogs"', b'"persons":[{"ref":"P1","role":"suspect","person":{"date_of_birth":"1991-02"}}],"dogs"'
    )
    quick, slow = _quickly(raw, Incident), _slowly(raw, Incident, "").value
    assert quick == slow
    assert repr(quick) == repr(slow)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"make":"a","make":"a"}',
        b'{"vrm":{"scheme":"vrm","raw":"a","raw":"b"}}',
        b'{"make":"a","make" :"\\":"}',
        b'{"make":"a","make":"\\u0022:"}',
    ],
)
def test_a_key_that_stands_twice_is_refused(raw: bytes) -> None:
    outcome = decode_json(raw, Vehicle)
    assert outcome.value is None
    assert [entry.code for entry in outcome.report] == ["XB-JSON-002"]


def test_findings_have_line_and_column_where_the_file_has_a_name() -> None:
    raw = b'{\n  "make": "Subaru",\n  "colour": null\n}'
    (entry,) = decode_json(raw, Vehicle, file="car.json").report
    assert str(entry.location) == "car.json:3:13 (/colour)"


def test_without_a_file_the_place_is_a_pointer_alone() -> None:
    (entry,) = decode_json(b'{"colour": null}', Vehicle).report
    assert str(entry.location) == "/colour"


@given(
    st.lists(
        st.sampled_from(
            ("a", '\\"', "\\\\", "\\/", "\\b", "\\n", "\\t", "\\u00e9", "\\u0000", "é", "\x7f", ":", " ", "😀")
        )
    ).map("".join)
)
def test_nothing_is_written_longer_than_it_was_read(text: str) -> None:
    raw = f'"{text}"'.encode()
    assert len(msgspec.json.encode(msgspec.json.decode(raw))) <= len(raw)


def test_quotes_and_colons_in_texts_do_not_slow_a_record_down() -> None:
    assert _quickly(INCIDENT % rb"he said \":\" and more", Incident) is not None
