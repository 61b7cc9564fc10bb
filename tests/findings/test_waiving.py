"""Which findings a waiver covers, and what becomes of them."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Location, Severity, Waiver, finding
from xborder.findings.treatment import Treatment
from xborder.findings.waiving import WaiverRule

WAIVER = Waiver(reason="re-keyed in January", owner="Records", expires=dt.date(2027, 1, 31))


def rule(path: str, at: str | None = None, code: str = "XB-PNC-002") -> WaiverRule:
    return WaiverRule(code=code, path=path, at=at, waiver=WAIVER)


@pytest.mark.parametrize(
    ("path", "file", "covered"),
    [
        ("kent.csv", "kent.csv", True),
        ("kent.csv", "records/kent.csv", True),
        ("kent.csv", "not-kent.csv", False),
        ("./records/kent.csv", "records/kent.csv", True),
        ("records/kent.csv", "C:\\case\\records\\kent.csv", True),
        ("records/*.csv", "records/kent/log.csv", False),
        ("records/**/*.csv", "records/kent/log.csv", True),
        ("records/**/*.csv", "records/log.csv", True),
        ("records/**", "case/records/a/b/c.json", True),
        ("*", "anything/at.all", True),
        ("*.csv", "", False),
    ],
)
def test_paths_are_compared_from_the_end(path: str, file: str, covered: bool) -> None:
    assert rule(path).covers(finding("XB-PNC-002", Location(file=file))) is covered


@pytest.mark.parametrize(
    ("at", "pointer", "covered"),
    [
        ("/persons/*/person", "/persons/3/person/identifiers/pnc_id", True),
        ("/persons/*/person", "/persons/3/person", True),
        ("/persons/*/person", "/persons/3/persona", False),
        ("/persons/0", "/persons/01", False),
        ("", "/anything", True),
        ("/a", "", False),
    ],
)
def test_a_place_covers_what_is_below_it(at: str, pointer: str, covered: bool) -> None:
    assert rule("kent.csv", at).covers(finding("XB-PNC-002", Location(file="kent.csv", pointer=pointer))) is covered


def test_another_code_is_not_covered() -> None:
    assert not rule("*", code="XB-PNC-001").covers(finding("XB-PNC-002", Location(file="a.csv")))


@given(
    pattern=st.lists(st.sampled_from(["a", "b", "*", "**"]), min_size=1, max_size=6),
    steps=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=7),
)
def test_patterns_mean_what_a_naive_reading_says(pattern: list[str], steps: list[str]) -> None:
    parts = {"a": "/a", "b": "/b", "*": "/[^/]*", "**": "(?:/[^/]*)*"}
    naive = re.compile("(?:/[^/]*)*" + "".join(parts[one] for one in pattern))
    expected = naive.fullmatch("/" + "/".join(steps)) is not None
    assert rule("/".join(pattern)).covers(finding("XB-PNC-002", Location(file="/".join(steps)))) is expected


def test_a_hostile_pattern_takes_no_time() -> None:
    assert not rule("*a" * 40 + "/**" * 40).covers(finding("XB-PNC-002", Location(file="/".join(["b" * 50] * 60))))


def test_the_treatment_notes_the_waiver_and_the_level() -> None:
    waiver_rule = rule("kent.csv")
    treated = Treatment(severities={"XB-PNC-002": Severity.WARNING}, waivers=[waiver_rule])
    one, other = treated.all([finding("XB-PNC-002", Location(file=name)) for name in ("kent.csv", "essex.csv")])
    assert (one.severity, one.waiver, other.waiver) == (Severity.WARNING, WAIVER, None)
    assert waiver_rule.used == 1
