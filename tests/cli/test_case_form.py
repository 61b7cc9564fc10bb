"""``xborder case form``: a form is started for a case, checked by ``case check``, and never written over an answer."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from xborder.casefile.demo import copy_case
from xborder.cli.main import main


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    copy_case(tmp_path / "case", key_id="norfolk-demo-2026")
    return tmp_path / "case"


def test_the_forms_are_listed() -> None:
    ran = CliRunner().invoke(main, ["case", "form", "--list"])
    assert ran.exit_code == 0
    assert "MG10    Witness non-availability (the case)" in ran.output.splitlines()


def test_a_form_is_started_and_not_written_over(demo: Path) -> None:
    out = demo / "forms" / "MG7.yaml"
    ran = CliRunner().invoke(main, ["case", "form", "MG7", str(demo), "-o", str(out)])
    assert ran.exit_code == 0, ran.output
    out.write_text("answered", encoding="utf-8")
    again = CliRunner().invoke(main, ["case", "form", "MG7", str(demo), "-o", str(out)])
    assert again.exit_code == 2
    assert "XB-OUT-001" in again.output
    assert out.read_text(encoding="utf-8") == "answered"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["MG77"], "XB-FORM-001"), (["MG2"], "XB-FORM-007"), (["MG2", "--about", "36:witness:W77"], "XB-FORM-007")],
)
def test_a_form_that_cannot_be_started_says_why_and_writes_nothing(demo: Path, arguments: list[str], says: str) -> None:
    out = demo / "new.yaml"
    number, *more = arguments
    ran = CliRunner().invoke(main, ["case", "form", number, str(demo), *more, "-o", str(out), "--show-values"])
    assert ran.exit_code == 2
    assert says in ran.output
    assert not out.exists()


def test_what_is_needed_is_asked_for(demo: Path) -> None:
    ran = CliRunner().invoke(main, ["case", "form", "MG7", str(demo)])
    assert ran.exit_code == 2
    assert "--output" in ran.output
