"""The quick path and the careful one read the same: records, places, findings and losses."""

import copy
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from both_paths import NEVER, ODD_CELLS, same, spoilt_xml
from common_platform_heard import for_police, hearing, session
from formats_world import CONTEXT, KENT, KENT_FILE, MAPPED, NORFOLK_FILE, SPI, SUFFOLK, SUFFOLK_FILE, sourced
from strategies import records
from xborder.findings import Sourced
from xborder.formats import ReadContext, load_profile, mapped_reading, read, write, writing
from xborder.formats.compiled import compiled
from xborder.formats.quick import reading as quick_reading
from xborder.formats.reading import iter_records
from xborder.formats.writing import print_records
from xborder.model.register import RECORD_TYPES

ROWS = list(csv.reader(io.StringIO(KENT_FILE.read_text(), newline="")))
CASE = NORFOLK_FILE.read_text()
EXPORTS: dict[str, Any] = {
    SUFFOLK: json.loads(SUFFOLK_FILE.read_text()),
    "police-result-json": for_police(),
    "police-result-session": session(),
    "common-platform-hearing": hearing(),
}


@pytest.mark.parametrize(
    "context",
    [
        CONTEXT,
        ReadContext(year=2026, force="46", verified_by="Records"),
        ReadContext(year=2026, force="36", verified_at=None),
    ],
)
@pytest.mark.parametrize(("path", "profile"), [(KENT_FILE, KENT), (NORFOLK_FILE, SPI), (SUFFOLK_FILE, SUFFOLK)])
def test_the_demo_is_read_the_same(path: Path, profile: str, context: ReadContext) -> None:
    assert same(path, profile, context)


def _refuse(*_: object) -> None:
    raise AssertionError("the careful path was taken")


@pytest.mark.parametrize(("path", "profile"), [(KENT_FILE, KENT), (NORFOLK_FILE, SPI)])
def test_plain_records_take_the_quick_path(
    path: Path, profile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / path.name
    source.write_text(path.read_text() if profile == SPI else _plain_rows())
    monkeypatch.setattr(mapped_reading, "QUICK_FROM", 0)
    monkeypatch.setattr(mapped_reading, "QUICK_AFTER", 0)
    monkeypatch.setattr(quick_reading.QuickBlock, "carefully", _refuse)
    made = list(iter_records(source, profile, context=CONTEXT))
    assert made
    assert all(each.record is not None for each in made)


def _plain_rows() -> str:
    row = dict.fromkeys(ROWS[0], "") | {"Log ref": "EK/26/1", "Date": "08/02/2026", "Restricted (Y/N)": "N"}
    out = io.StringIO(newline="")
    csv.writer(out).writerows([ROWS[0], row.values()])
    return out.getvalue()


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_spoiled_rows_are_read_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    rows = [list(row) for row in ROWS]
    for _ in range(data.draw(st.integers(1, 6))):
        row = rows[data.draw(st.integers(1, len(rows) - 1))]
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(ODD_CELLS) | st.text(max_size=8))
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = tmp_path_factory.mktemp("quick") / "log.csv"
    path.write_bytes(out.getvalue().encode("utf-8", "replace"))
    same(path, KENT)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_spoiled_messages_are_read_the_same(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("quick") / "case.xml"
    path.write_text(spoilt_xml(data, CASE))
    same(path, SPI)


def test_a_record_in_the_middle_that_is_odd_leaves_the_others_quick(tmp_path: Path) -> None:
    found = re.search(r"<Defendant>.*?</Defendant>", CASE, re.DOTALL)
    assert found is not None
    odd = found[0].replace("</Defendant>", "<Odd>x</Odd></Defendant>")
    path = tmp_path / "case.xml"
    path.write_text(CASE.replace(found[0], found[0] + odd + found[0]))
    made = same(path, SPI)
    assert [bool(report) for _, report, _ in made] == [False, True, False]


ODD_VALUES: list[Any] = [None, "", " ", 7, 2.5, True, [], {}, ["x"], {"a": "b"}, "31-FEB-2026", "SUSP", "x", "'='"]


@pytest.mark.parametrize("profile", list(EXPORTS))
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_spoiled_exports_are_read_the_same(
    profile: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    export = copy.deepcopy(EXPORTS[profile])
    for _ in range(data.draw(st.integers(1, 4))):
        here: Any = export
        while isinstance(here, dict | list) and here:
            keys: list[Any] = list(here) if isinstance(here, dict) else list(range(len(here)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(here[key], dict | list) or data.draw(st.integers(0, 4)) == 0:
                _spoil(here, key, data)
                break
            here = here[key]
    path = tmp_path_factory.mktemp("quick") / "export.json"
    path.write_text(json.dumps(export))
    same(path, profile)


def _spoil(here: Any, key: Any, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["value", "gone", "more"]))
    if kind == "gone":
        del here[key]
    elif kind == "more" and isinstance(here, dict):
        here["new"] = copy.deepcopy(data.draw(st.sampled_from(ODD_VALUES)))
    else:
        here[key] = copy.deepcopy(data.draw(st.sampled_from(ODD_VALUES)))


def _both_ways(profile: str, made: list[Sourced]) -> tuple[bytes | None, Any]:
    loaded = load_profile(profile).value
    assert loaded is not None
    ready = compiled(loaded)
    written = []
    for quick_from in (0, NEVER):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writing, "QUICK_FROM", quick_from)
            written.append(print_records(ready, made))
    assert written[0] == written[1]
    return written[0]


@pytest.mark.parametrize(("profile", "path"), MAPPED.items())
def test_what_was_read_is_written_the_same(profile: str, path: Path) -> None:
    content, report = _both_ways(profile, list(read(path, profile, context=CONTEXT).records))
    assert content is not None
    assert not report.has_errors


@pytest.mark.parametrize("profile", list(MAPPED))
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_any_record_is_written_the_same(profile: str, data: st.DataObject) -> None:
    loaded = load_profile(profile).value
    assert loaded is not None
    kind = data.draw(st.sampled_from([block.type for block in loaded.blocks]))
    read_ones = [one for one in read(MAPPED[profile], profile, context=CONTEXT).records if one.type == kind]
    changed = []
    for one in read_ones[:2]:
        other = data.draw(records(RECORD_TYPES[kind]))
        taken = data.draw(st.sets(st.sampled_from([field.name for field in attrs.fields(type(other))])))
        changed.append(sourced(kind, attrs.evolve(one.record, **{name: getattr(other, name) for name in taken})))
    _both_ways(profile, changed)


@pytest.mark.parametrize(("length", "fits"), [(92, True), (93, False)])
def test_the_longest_text_of_a_place_is_the_same_for_both(length: int, fits: bool) -> None:
    (one,) = read(NORFOLK_FILE, SPI, context=CONTEXT).records
    content, report = _both_ways(SPI, [sourced(one.type, attrs.evolve(one.record, informant="x" * length))])
    assert (content is not None) is fits
    assert [found.code for found in report] == ([] if fits else ["XB-FORMAT-024"])


LOG = """\
name: log
title: A log for tests
version: "1"
status: illustrative
format: FORM
description: A log whose visits each need a remark that no field of a record can hold.
detect: DETECT
records:
  - type: incident
    each: visits
    lines:
      - {to: ref, from: no}
      - {to: provenance/force, value: "36"}
      - {to: processing_restricted, value: false}
      - each: remarks
        required: each visit has a remark
        lines: [{from: text}]
"""


@pytest.mark.parametrize(("form", "known"), [("json", "{keys: [visits]}"), ("xml", "{root: log}")])
@pytest.mark.parametrize("quick_from", [0, NEVER])
def test_a_remark_that_each_needs_is_missed_on_both_paths(
    form: str, known: str, quick_from: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log.yaml").write_text(LOG.replace("FORM", form).replace("DETECT", known))
    remark = {"/visits/remarks[1]/text": "Fog"}
    (one, *_) = [each.record for each in read(KENT_FILE, KENT, context=CONTEXT).records]
    made = [
        sourced("incident", attrs.evolve(one, ref=str(number), extensions=None if number == 3 else remark))
        for number in range(5)
    ]
    monkeypatch.setattr(writing, "QUICK_FROM", quick_from)
    assert [found.code for found in write(made, "log", folders=[tmp_path]).report] == ["XB-FORMAT-020"]
    assert write(made[:3], "log", folders=[tmp_path]).value is not None
