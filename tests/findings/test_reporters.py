"""What holds for every reporter: nothing makes one fail, and values are shown only to who asked."""

import subprocess
import sys

import attrs
import pytest
from hypothesis import given

from findings.world import REPORTS, SECRET, SHOWINGS, WAIVER, slip
from xborder.findings import Report, Severity, Showing, codes
from xborder.findings.reporters import REPORTERS, reporter

ALL = sorted(REPORTERS)
#: Those whose output other systems keep and pass on.
FOR_MACHINES = ["github", "junit", "sarif"]
FULL = Report((slip(), slip("XB-PNC-001", detail="a letter")), {("XB-PNC-002", Severity.ERROR): 240})


@pytest.mark.parametrize("name", ALL)
@given(report=REPORTS, showing=SHOWINGS)
def test_any_report_can_be_shown_and_written_to_a_file(name: str, report: Report, showing: Showing) -> None:
    assert reporter(name)(report, showing).encode("utf-8") or name == "github"


@pytest.mark.parametrize("name", ALL)
@given(report=REPORTS, showing=SHOWINGS)
def test_nothing_that_acts_on_a_terminal_comes_out_of_a_file(name: str, report: Report, showing: Showing) -> None:
    # What C0, C1 and the marks of direction do, no escape of JSON or of text does.
    text = reporter(name)(report, showing)
    if name not in {"json", "sarif"}:
        assert {character for character in text if not character.isprintable()} <= {"\n"}
    else:
        assert "\x1b" not in text


@pytest.mark.parametrize("name", ALL)
def test_every_code_of_the_catalogue_can_be_shown(name: str) -> None:
    assert reporter(name)(Report((), {(code, Severity.INFO): 1 for code in codes()}), Showing())


@pytest.mark.parametrize("name", ALL)
def test_values_are_not_shown_unless_asked_for(name: str) -> None:
    assert SECRET not in reporter(name)(FULL, Showing(line_of=lambda _file, _line: f"a,{SECRET},b"))


@pytest.mark.parametrize("name", ALL)
def test_values_are_shown_to_people_who_ask_and_never_to_systems(name: str) -> None:
    text = reporter(name)(FULL, Showing(values=True, line_of=lambda _file, _line: f"a,{SECRET},b"))
    assert (SECRET in text) == (name not in FOR_MACHINES)
    assert (f"{SECRET}2" in text) == (name not in FOR_MACHINES)


@pytest.mark.parametrize("name", ALL)
def test_no_line_is_asked_for_where_values_are_not_shown(name: str) -> None:
    def line_of(file: str, line: int) -> str:
        raise AssertionError((file, line))

    reporter(name)(FULL, Showing(line_of=line_of))


@pytest.mark.parametrize("name", ALL)
def test_what_was_counted_and_not_kept_is_told(name: str) -> None:
    assert "240" in reporter(name)(FULL, Showing())


@pytest.mark.parametrize("name", ALL)
def test_what_is_waived_and_not_kept_is_told(name: str) -> None:
    waived = attrs.evolve(slip(), waiver=WAIVER)
    text = reporter(name)(Report((waived,), more_waived=4320), Showing())
    assert any(number in text for number in ("4,320", "4321", "4,321"))


@pytest.mark.parametrize("name", ALL)
def test_the_same_report_gives_the_same_text_in_any_order_of_findings(name: str) -> None:
    turned = Report(FULL.findings[::-1], FULL.more)
    assert reporter(name)(turned, Showing()) == reporter(name)(FULL, Showing())


def test_an_unknown_reporter_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        reporter("xml")


def test_the_register_loads_no_reporter() -> None:
    """The command line offers the names in every run; only the one that is used may cost time."""
    code = (
        "import sys, xborder.findings.reporters; "
        "print([m for m in sys.modules if m.startswith('xborder.findings.report_') or m == 'xml.etree.ElementTree'])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", ["html", "junit", "text"])
def test_a_file_is_not_called_clean_because_none_of_its_findings_is_listed(name: str) -> None:
    showing = Showing(checked=("kent.csv", "late.csv"))
    more = {("XB-PNC-002", Severity.ERROR): 1}
    text = reporter(name)(Report((slip(),), more, more_in=frozenset({"late.csv"})), showing)
    assert "late.csv" in text
    assert "Nothing" not in text.partition("late.csv")[2]
    assert "Nothing was found in" not in text
