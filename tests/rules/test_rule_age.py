import pytest

from build_records import at, incident, judged, notice, person, warning
from xborder.findings import Severity

AFTER = incident("EK/2", "2026-03-22")


@pytest.mark.parametrize(
    ("born", "code", "severity"),
    [
        ("2010-04-14", None, None),
        ("2010-04-15", "XB-ORDER-020", Severity.ERROR),
        ("2011", "XB-ORDER-020", Severity.ERROR),
        ("2010-04", "XB-ORDER-021", Severity.WARNING),
        ("2010", "XB-ORDER-021", Severity.WARNING),
        ("2009", None, None),
        (None, "XB-ORDER-022", Severity.WARNING),
    ],
)
def test_sixteen_on_the_day_of_issue(born: str | None, code: str | None, severity: Severity | None) -> None:
    report = judged(warning(), notice(subject=person(born=born)), AFTER)
    assert [(found.code, found.severity) for found in report] == ([] if code is None else [(code, severity)])


def test_the_day_is_the_one_in_london() -> None:
    late = notice(subject=person(born="2010-04-15"), made_at=at("2026-04-14T23:30:00+00:00"))
    assert list(judged(warning(), late, AFTER)) == []
