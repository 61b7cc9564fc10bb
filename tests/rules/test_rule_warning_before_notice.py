import pytest

from build_records import codes, day, handed, incident, judged, notice, warning
from xborder.findings import Severity

AFTER = incident("EK/2", "2026-03-22")


def test_a_warning_first_is_right() -> None:
    assert codes(warning(), notice(), AFTER) == []


@pytest.mark.parametrize(
    ("served", "code"),
    [
        ("2026-04-14T10:00:00+01:00", "XB-ORDER-001"),
        ("2026-04-14T09:30:00+00:00", "XB-ORDER-001"),
        ("2026-04-15T09:00:00+01:00", "XB-ORDER-001"),
    ],
)
def test_a_warning_at_the_same_time_or_later_blocks(served: str, code: str) -> None:
    report = judged(warning(services=(handed(served),)), notice(continuing_effect="Still."), AFTER)
    found = next(found for found in report if found.code == code)
    assert found.severity is Severity.ERROR
    assert found.basis[0].endswith("s.43(5)")
    assert found.location.pointer == "/warning_refs/0"


def test_the_same_day_without_times_only_warns() -> None:
    served = handed("2026-04-14T09:00:00+01:00", served_at=None, served_on=day("2026-04-14"))
    report = judged(warning(services=(served,)), notice(continuing_effect="Still."))
    assert {"XB-ORDER-002": Severity.WARNING}.items() <= {found.code: found.severity for found in report}.items()


def test_no_warning_an_absent_one_and_an_unserved_one() -> None:
    assert "XB-ORDER-003" in codes(notice(warning_refs=()))
    assert "XB-ORDER-004" in codes(notice())
    assert "XB-ORDER-005" in codes(warning(services=()), notice(), AFTER)


def test_a_notice_is_no_warning() -> None:
    other = notice(ref="CPW-1", warning_refs=())
    assert "XB-ORDER-004" in codes(other, notice(), AFTER)


def test_a_notice_without_a_date_is_said_to_be_unchecked() -> None:
    assert "XB-ORDER-007" in codes(warning(), notice(made_at=None), AFTER)


def test_before_the_act_there_is_nothing_to_say() -> None:
    old = notice(made_at=None, made_on=day("2014-10-19"), warning_refs=(), in_force_from=day("2014-10-19"))
    assert "XB-ORDER-003" not in codes(old)
