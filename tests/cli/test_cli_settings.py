"""A flag wins over xborder.toml, which wins over pyproject.toml."""

from pathlib import Path

import click
import pytest

from xborder.cli.config import load_settings
from xborder.findings import Severity


def test_the_default_is_error_and_text(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, fail_on=None, report=None)
    assert (settings.fail_on, settings.report) == (Severity.ERROR, "text")


def test_each_source_wins_over_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.xborder]\nfail_on = "info"\nreport = "json"\n')
    assert load_settings(tmp_path, fail_on=None, report=None).fail_on is Severity.INFO
    (tmp_path / "xborder.toml").write_text('fail_on = "warning"\n')
    settings = load_settings(tmp_path, fail_on=None, report=None)
    assert (settings.fail_on, settings.report) == (Severity.WARNING, "json")
    assert load_settings(tmp_path, fail_on="error", report="text").fail_on is Severity.ERROR


@pytest.mark.parametrize(
    "text", ["fail_on = 'never'", "report = 'xml'", "fail_onn = 'error'", "fail_on = [", "fail_on = \xff"]
)
def test_a_setting_that_cannot_be_is_said_to_be_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "xborder.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(click.UsageError):
        load_settings(tmp_path, fail_on=None, report=None)


def test_a_project_file_without_our_table_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert load_settings(tmp_path, fail_on=None, report=None).report == "text"
