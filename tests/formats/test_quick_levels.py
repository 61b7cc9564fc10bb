"""Records within others, by the quick path: something odd around a record takes none of them away."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from both_paths import same, spoilt_xml
from common_platform_heard import session
from xborder.formats.loss import LossKind

SESSIONS = "police-result-session"
RESULTS = """<?xml version="1.0" encoding="UTF-8"?>
<Log><day><name>Monday</name><visit><no>1</no><seen>fog</seen><made><what>note</what></made></visit>
<visit><no>2</no><seen>rain</seen><made><what>order</what></made><made><what>order</what></made></visit></day>
<day><name>Tuesday</name><visit><no>3</no><made><what>order</what></made></visit></day></Log>"""
PROFILE = """\
name: log
title: A log for tests
version: "1"
status: illustrative
format: xml
description: Days with visits, and orders that were made at them; made up.
detect: {root: Log}
records:
  - type: incident
    each: [day, visit]
    lines:
      - {to: ref, from: no}
      - {to: provenance/force, value: "36"}
      - {to: processing_restricted, value: false}
      - {from: ../name}
      - {from: seen}
      - {each: made, lines: [{from: what}]}
  - type: asb_order
    each: [day, visit, made]
    when: {path: what, equal: order}
    derived: true
    lines:
      - {to: ref, from: [../no, "#"], codec: ordinal}
      - {to: provenance/force, value: "36"}
      - {to: processing_restricted, value: false}
      - {to: kind, value: cbo}
"""


@pytest.fixture(name="log")
def log_file(tmp_path: Path) -> Path:
    (tmp_path / "log.yaml").write_text(PROFILE)
    return tmp_path / "log.xml"


@pytest.mark.parametrize("after", ["<Log><day>", "</name><visit>", "<no>2</no>", "</day>\n<day>"])
def test_something_odd_around_records_takes_none_of_them_away(after: str, log: Path) -> None:
    log.write_text(RESULTS.replace(after, f"{after}<New>x</New>"))
    made = same(log, "log", folders=[log.parent])
    assert [known[0] for known, _, _ in made] == ["incident"] * 3 + ["asb_order"] * 3


def test_what_holds_no_record_is_told_and_lost_in_no_silence(log: Path) -> None:
    log.write_text(RESULTS.replace("</Log>", "<day><name>Wednesday</name></day><day/></Log>"))
    *_, (known, found, losses) = same(log, "log", folders=[log.parent])
    assert known is None
    assert [(each.code, each.location.xpath) for each in found] == [("XB-FORMAT-233", "/Log/day[3]")]
    assert [(entry.kind, entry.path) for entry in losses] == [(LossKind.LOST, "/day")]


def test_what_is_of_the_wrong_shape_around_records_is_told(tmp_path: Path) -> None:
    document = copy.deepcopy(session())
    document["cases"][0]["urn"] = ["36NC0412626"]
    document["cases"][1]["defendants"] = 5
    path = tmp_path / "session.json"
    path.write_text(json.dumps(document))
    found = [(each.code, each.location.pointer) for _, report, _ in same(path, SESSIONS) for each in report]
    assert ("XB-FORMAT-016", "/cases/0/urn") in found
    assert ("XB-FORMAT-016", "/cases/1/defendants") in found
    assert ("XB-FORMAT-233", "/cases/1") in found


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_spoilt_logs_are_read_the_same(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("levels")
    (folder / "log.yaml").write_text(PROFILE)
    path = folder / "log.xml"
    path.write_text(spoilt_xml(data, RESULTS))
    same(path, "log", folders=[folder])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("odd", [{"new": "x"}, {"caseId": []}])
def test_an_odd_case_of_a_session_keeps_its_defendants(number: int, odd: dict[str, Any], tmp_path: Path) -> None:
    document = copy.deepcopy(session())
    document["cases"][number] = {
        **odd,
        **{key: each for key, each in document["cases"][number].items() if key not in odd},
    }
    path = tmp_path / "session.json"
    path.write_text(json.dumps(document))
    assert len(same(path, SESSIONS)) == 4
