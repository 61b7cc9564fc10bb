import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema_samples import ODD_VALUES, documents, spoilt, spoilt_json, spots
from strategies import records
from xborder.model.incident import Incident
from xborder.model.person import Vehicle
from xborder.model.register import RECORD_TYPES
from xborder.model.values import PartialDate
from xborder.schema import decode, decode_json, encode, encode_json
from xborder.schema.fast import _briefly, _carefully, quick_decoder
from xborder.schema.quick_values import partial_date, partial_text, time, time_text
from xborder.schema.text_forms import DATE_TIME, PARTIAL_DATE, matches

INCIDENT = (
    b'{"schema":"xborder/incident/1","ref":"I1","provenance":{"force":"36"},'
    b'"processing_restricted":false,"summary":"%s"}'
)


@given(spoilt_json())
@example((Vehicle, b'{"make":"a","make" :"b"}'))
@example((Vehicle, b'{"make":"a","make":"\\u0022:"}'))
@example((Vehicle, b'{"make":"a", "make":"\\u0022\\u0022\\u0022\\u0022"}'))  # as many quotes as are lost
@example((Vehicle, b'{"make":"a"\n,"make"\n:"\\":"}'))
@example((Vehicle, b'{"make":"\\ud800"}'))
@example((Vehicle, b'\xef\xbb\xbf{"make":"a"}'))
@example((Vehicle, b"[" * 5000))
@example((Vehicle, b'{"make":"' + b"a" * 100_001 + b'"}'))
@example((Vehicle, b'{"make":"\xff"}'))
@example((Vehicle, b""))
def test_both_paths_accept_and_refuse_the_same_and_give_equal_records(case: tuple[type[Any], bytes]) -> None:
    cls, raw = case
    quick, slow = quick_decoder(cls)(raw), _carefully(raw, cls, "", 1)
    if quick is not None:
        assert slow.value == quick
        assert repr(slow.value) == repr(quick)
        assert encode(slow.value) == encode(quick) == json.loads(encode_json(quick))
    assert (slow.value is None) == bool(slow.report)


@given(spoilt_json())
@example((Vehicle, b'{"make":null,"model":"x","model":"x"}'))
@example((Incident, b'{"dogs":1e15,"summary":"a","summary":"b","ref":1}'))  # 1e15 is written 14 longer
@example((Incident, b'{"occurred_at":"2026-02-08 07:45:00Z","ref":1}'))
@example((Incident, b'{"persons":[{"person":{"date_of_birth":"2026-W09-6"}}],"ref":1}'))
@example((Incident, b'{"dogs":1e400,"ref":1}'))
@example((Incident, b'{"ref":123456789012345678901}'))
@example((Incident, b'{"ref":{"a":1,"a":1}}'))
@example((Incident, b'{"x":[1,{"a":1e15,"b":1,"b":2}]}'))
@example((Incident, b'{"ref":' + b"[" * 70 + b"]" * 70 + b"}"))
@example((Incident, b'{"extensions":{"' + b"k" * 300 + b'":"v"},"ref":1}'))
@example((Incident, b'{"' + b"k" * 300 + b'":"v","ref":1}'))
@example((Incident, b'{"ref":1,"summary":"\\ud800"}'))
@example((Incident, b'{"ref":1,"summary":"\xff"}'))
@example((Incident, b'{"ref":1,"summary":"' + b"a" * 100_001 + b'"}'))
def test_a_bad_record_has_the_same_findings_on_the_short_way_and_on_the_careful_one(
    case: tuple[type[Any], bytes],
) -> None:
    cls, raw = case
    for file in ("", "a.json"):
        short, careful = _briefly(raw, cls, file, 7), _carefully(raw, cls, file, 7)
        if short is not None:
            assert short.value is careful.value is None
            assert set(short.report) == set(careful.report)
            assert len(short.report) == len(careful.report)


@given(st.data())
def test_a_key_that_stands_twice_anywhere_is_refused(drawn: st.DataObject) -> None:
    record = drawn.draw(documents())
    written = encode(record)
    objects = [at for at in [written, *(container[key] for container, key in spots(written))] if isinstance(at, dict)]
    chosen = drawn.draw(st.sampled_from([at for at in objects if at] or [written]))
    key = drawn.draw(st.sampled_from(sorted(chosen)))
    value = chosen[key] if drawn.draw(st.booleans()) else drawn.draw(st.sampled_from(ODD_VALUES))
    spelt = drawn.draw(st.sampled_from((json.dumps, _escaped)))
    comma = drawn.draw(st.sampled_from((",", " ,\r\n\t")))
    text = _with_twice(written, chosen, f"{spelt(key)}:{json.dumps(value)}", comma)
    outcome = decode_json(text.encode(), type(record), file="a.json")
    assert outcome.value is None
    assert "XB-JSON-002" in [entry.code for entry in outcome.report]


def _with_twice(data: Any, chosen: Any, member: str, comma: str) -> str:
    """The data as JSON, with one more member in one of its objects, at its beginning or end."""
    if isinstance(data, dict):
        members = [f"{json.dumps(key)}:{_with_twice(value, chosen, member, comma)}" for key, value in data.items()]
        if data is chosen:
            members.insert(len(member) % 2 * len(members), member)
        return "{" + comma.join(members) + "}"
    if isinstance(data, list):
        return "[" + comma.join(_with_twice(item, chosen, member, comma) for item in data) + "]"
    return json.dumps(data)


def _escaped(key: str) -> str:
    """A key with every character as its escape: another spelling, the same key."""
    units = key.encode("utf-16-be", "surrogatepass")
    return '"' + "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)) + '"'


@given(spoilt())
def test_the_values_of_a_document_and_its_json_are_judged_alike(case: tuple[type[Any], dict[str, Any]]) -> None:
    cls, data = case
    raw = json.dumps(data).encode()
    outcome, same = decode_json(raw, cls), decode(data, cls)
    if not any(entry.code.startswith("XB-JSON") for entry in outcome.report):
        assert outcome.value == same.value
        assert set(outcome.report) == set(same.report)


@given(st.sampled_from(sorted(RECORD_TYPES)).flatmap(lambda name: records(RECORD_TYPES[name])))
def test_good_records_take_the_quick_path(record: Any) -> None:
    plain = json.dumps(encode(record), ensure_ascii=False)
    assert quick_decoder(type(record))(plain.encode()) == record


def test_types_are_those_of_the_model() -> None:
    raw = (INCIDENT % b"x").replace(b'"summary":"x"', b'"occurred_at":"2026-02-08T07:45:00+00:00","dogs":2')
    raw = raw.replace(
        b'"dogs"', b'"persons":[{"ref":"P1","role":"suspect","person":{"date_of_birth":"1991-02"}}],"dogs"'
    )
    quick, slow = quick_decoder(Incident)(raw), _carefully(raw, Incident, "", 1).value
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
    assert quick_decoder(Incident)(INCIDENT % rb"he said \":\" and more") is not None


_DIGITS = st.sampled_from("0123456789")
_NEAR_TIMES = st.tuples(
    st.sampled_from(("2026-0_-__T__:__:__", "____-__-__T__:__:__", "2026-W_-__T__:__:__", "2026-01-01T__:__:_٣")),
    st.sampled_from(("Z", "z", "+__:__", "-__:__", "+__:__:__", "", ".__Z", ".______+__:__", ".__+_:_", "+0_:_٣")),
    st.lists(_DIGITS, min_size=32, max_size=32),
).map(lambda parts: _filled(parts[0] + parts[1], parts[2]))


def _filled(form: str, digits: list[str]) -> str:
    return "".join(digits[at] if mark == "_" else mark for at, mark in enumerate(form))


@given(_NEAR_TIMES | st.from_regex(DATE_TIME, fullmatch=True))
@example("2026-01-01T24:00:00Z")
@example("2026-01-01T00:00:00+01:75")
@example("2026-01-01T00:00:00+24:00")
@example("2026-01-01T00:00:60Z")
@example("2026-W09-6T10:00:00Z")
def test_a_time_is_read_quickly_if_it_is_of_the_published_form_and_not_otherwise(text: str) -> None:
    try:
        moment = time(text)
    except ValueError:
        moment = None
    assert (moment is not None) == matches(DATE_TIME, text)
    assert moment is None or moment == dt.datetime.fromisoformat(text)
    assert moment is None or time(time_text(moment)) == moment


@given(
    st.from_regex(PARTIAL_DATE, fullmatch=True) | st.from_regex(r"[0-9]{4}-?[0-9W]{0,2}-?[0-9]{0,2}", fullmatch=True)
)
@example("2026-W09-6")
@example("2026-02-29")
@example("20260228")
def test_a_partial_date_is_read_quickly_if_it_is_of_the_published_form_and_not_otherwise(text: str) -> None:
    try:
        date = partial_date(text)
    except ValueError:
        date = None
    assert (date is not None) == matches(PARTIAL_DATE, text)
    assert date is None or (date == PartialDate.parse(text) and partial_text(date) == str(date) == text)
