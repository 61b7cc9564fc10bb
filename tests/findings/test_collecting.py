"""Findings of a run of any length are all counted, and a bounded number of them kept."""

import datetime as dt
from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Finding, Location, Report, Severity, Waiver, finding
from xborder.findings.collecting import Collector
from xborder.findings.grouping import unlisted_files

WAIVER = Waiver(reason="re-keyed in January", owner="Records", expires=dt.date(2027, 1, 31))

findings = st.builds(
    Finding,
    code=st.sampled_from(["XB-A-001", "XB-A-002", "XB-B-001"]),
    severity=st.sampled_from(list(Severity)),
    message=st.just("x"),
    waiver=st.sampled_from([None, None, WAIVER]),
)


@given(given=st.lists(findings, max_size=60), per_code=st.integers(1, 8), in_all=st.integers(1, 20))
def test_every_finding_counts_and_few_are_kept(given: list[Finding], per_code: int, in_all: int) -> None:
    collector = Collector(per_code=per_code, in_all=in_all)
    for one in given:
        collector.add([one])
    report, whole = collector.report(), Report(tuple(given))
    assert report.counts == whole.counts
    assert report.worst == whole.worst
    kept = Counter((one.code, one.waiver is None) for one in report)
    assert all(number <= per_code for number in kept.values())
    assert len(report) <= in_all + 3 * 6
    assert {one.code for one in report} == {one.code for one in given}
    assert len(report.counting) + report.unshown == len(whole.counting)
    assert report.waived_count == len(whole.waived)


def test_reports_put_together_keep_their_counts() -> None:
    more = Report(more={("XB-A-001", Severity.ERROR): 2})
    assert (more + more).more == {("XB-A-001", Severity.ERROR): 4}
    assert Report.join([more, more, Report()]).counts["error"] == 4
    assert more.has_errors
    assert more.once().sorted().unshown == 2


def test_a_waived_finding_decides_nothing() -> None:
    waived = Finding(code="XB-A-001", severity=Severity.ERROR, message="x", waiver=WAIVER)
    report = Report.of(waived)
    assert report.worst is None
    assert not report.reaches(Severity.INFO)
    assert (report.counting, report.waived) == ((), (waived,))


def test_what_two_records_show_of_one_place_is_told_once() -> None:
    head = Finding(code="XB-A-001", severity=Severity.ERROR, message="x", location=Location(file="a.csv", line=1))
    vague = attrs.evolve(head, location=Location(file="a.csv"))
    key = attrs.evolve(head, location=Location(file="a.csv", line=1, pointer="/ref"))
    collector = Collector()
    for one in (head, vague, key, head, vague, key):
        collector.add([one])
    assert collector.report().findings == (head, vague, key, vague)


def test_two_keys_that_are_missing_in_one_place_are_both_told() -> None:
    places = [Location(file="a.csv", line=1, row=1, pointer=pointer) for pointer in ("/ref", "/kind", "/ref")]
    report = Report(tuple(finding("XB-SCHEMA-004", place) for place in places)).once()
    assert [found.location.pointer for found in report] == ["/ref", "/kind"]


def test_a_file_of_which_nothing_is_kept_is_named() -> None:
    slips = [
        Finding(code="XB-A-001", severity=Severity.ERROR, message="x", location=Location(file=name, line=1))
        for name in ("a.csv", "b.csv")
    ]
    collector = Collector(per_code=1)
    collector.add(slips)
    report = collector.report()
    assert report.more_in == {"b.csv"}
    assert Report.join([report, report]).once().sorted().more_in == {"b.csv"}
    assert unlisted_files(report) == ["b.csv"]
