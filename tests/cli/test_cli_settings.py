"""A flag wins over xborder.toml, which wins over pyproject.toml."""

from pathlib import Path

import click
import pytest

from xborder.cli.config import Target, load_settings
from xborder.findings import Severity, describe
from xborder.findings.recipients import RECIPIENTS, severities_for


def test_the_default_is_error_and_text(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, fail_on=None, report=())
    assert (settings.fail_on, settings.reports) == (Severity.ERROR, (Target(name="text"),))


def test_each_source_wins_over_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.xborder]\nfail_on = "info"\nreport = "json"\n')
    assert load_settings(tmp_path).fail_on is Severity.INFO
    (tmp_path / "xborder.toml").write_text('fail_on = "warning"\n')
    settings = load_settings(tmp_path, fail_on=None, report=())
    assert (settings.fail_on, settings.reports) == (Severity.WARNING, (Target(name="json"),))
    assert load_settings(tmp_path, fail_on="error", report=("text",)).fail_on is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "fail_on = 'never'",
        "report = 'xml'",
        "fail_onn = 'error'",
        "fail_on = [",
        "fail_on = \xff",
        "[severity]\nXB-NONE-001 = 'error'",
        "[severity]\nXB-PNC-002 = 'off'",
        "severity = 'error'",
        "recipient = 'nobody'",
        "max_findings = 0",
        "[recipients]\ncps = 1",
        "report = ['text', 'json']",
        "report = 'json='",
        "report = 3",
        "report = [3]",
        "report = ['json=a', 'sarif=./a']",
        "waivers = 3",
        "recipient = 3",
    ],
)
def test_a_setting_that_cannot_be_is_said_to_be_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "xborder.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(click.UsageError):
        load_settings(tmp_path)


def test_a_project_file_without_our_table_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert load_settings(tmp_path).reports == (Target(name="text"),)


def test_levels_of_the_recipient_win_over_those_for_all_and_the_project_over_the_built_in(tmp_path: Path) -> None:
    (tmp_path / "xborder.toml").write_text(
        "recipient = 'draft'\n[severity]\nXB-PNC-002 = 'warning'\nXB-URN-003 = 'warning'\n"
        "[recipients.draft.severity]\nXB-PNC-002 = 'info'\n[recipients.council.severity]\nXB-PNC-002 = 'error'\n"
    )
    draft = load_settings(tmp_path).severities
    assert draft["XB-PNC-002"] is Severity.INFO
    assert draft["XB-URN-003"] is Severity.WARNING
    assert draft["XB-STATEMENT-001"] is Severity.WARNING
    council = load_settings(tmp_path, recipient="council", severity={"XB-URN-003": "error"}).severities
    assert council == {"XB-PNC-002": Severity.ERROR, "XB-URN-003": Severity.ERROR}


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_each_built_in_level_is_of_a_finding_that_exists_and_changes_it(recipient: str) -> None:
    for code, level in severities_for(recipient).items():
        assert describe(code)["severity"] != level.value


def test_several_reports_each_with_its_file(tmp_path: Path) -> None:
    found = load_settings(tmp_path, report=("text", "json=out/a=b.json")).reports
    assert found == (Target(name="text"), Target(name="json", file=Path("out/a=b.json")))


@pytest.mark.parametrize("text", ["report = 3", "report = [3]", "waivers = 3", "max_findings = '3'"])
def test_a_setting_of_the_wrong_kind_is_told_in_plain_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "xborder.toml").write_text(text)
    with pytest.raises(click.UsageError) as refused:
        load_settings(tmp_path)
    assert "object" not in refused.value.message
    assert "xborder.toml" in refused.value.message


def test_the_line_of_a_slip_in_the_settings_is_told(tmp_path: Path) -> None:
    (tmp_path / "xborder.toml").write_text("fail_on = 'error'\nreport =\n")
    with pytest.raises(click.UsageError, match="line 2"):
        load_settings(tmp_path)
