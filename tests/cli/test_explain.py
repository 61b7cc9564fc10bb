"""``xborder explain``: what it prints, what it takes, and how it ends."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from xborder.cli.main import main
from xborder.findings import codes, pages


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.mark.parametrize("word", ["XB-PNC-002", "xb-pnc-002", "PNC-002", "pnc-2", "pnc2"])
def test_a_code_is_explained(word: str) -> None:
    result = run(word)
    assert result.exit_code == 0
    assert result.output == pages.plain("XB-PNC-002")
    for heading in ("Why it matters", "How to fix it", "How to avoid it", "Basis"):
        assert heading in result.output


def test_another_name_explains_every_code_that_has_it() -> None:
    result = run("seq3", "AGR012", "SEQ1")
    assert result.exit_code == 0
    for code in ("XB-ORDER-012", "XB-AGR-012", "XB-ORDER-001", "XB-ORDER-005"):
        assert f"{code}: " in result.output


def test_a_code_that_is_named_twice_is_explained_once() -> None:
    assert run("XB-PNC-002", "pnc-2").output == pages.plain("XB-PNC-002")


def test_an_unknown_code_is_wrong_use_and_near_codes_are_named() -> None:
    result = run("XB-PNC-001", "XB-PMC-002")
    assert result.exit_code == 2
    assert "there is no finding XB-PMC-002" in result.output
    assert "XB-PNC-002" in result.output
    assert "Why it matters" not in result.output, "nothing is shown where a word means nothing"


def test_a_word_near_to_nothing_points_to_the_list() -> None:
    result = run("no such thing")
    assert result.exit_code == 2
    assert "xborder explain --list" in result.output


@pytest.mark.parametrize("arguments", [(), ("XB-PNC-002", "--list"), ("XB-PNC-002", "--family", "pnc")])
def test_codes_or_a_list_and_not_both(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_list_names_every_code_with_its_title() -> None:
    result = run("--list")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines() if line.startswith("XB-")] == codes()
    assert "XB-PNC-002  The check letter of a PNC ID does not agree" in result.output


@pytest.mark.parametrize("family", ["pnc", "PNC", "XB-PNC"])
def test_the_list_of_a_family(family: str) -> None:
    listed = [line.split()[0] for line in run("--family", family).output.splitlines()]
    assert listed == [code for code in codes() if code.startswith("XB-PNC-")]


def test_an_unknown_family_is_wrong_use() -> None:
    result = run("--list", "--family", "nonsense")
    assert result.exit_code == 2
    assert "pnc" in result.output


def test_json_is_for_programs() -> None:
    told = json.loads(run("XB-PNC-002", "XB-STATEMENT-002", "--format", "json").output)
    assert told["schema"] == "xborder/explained/1"
    first, second = told["findings"]
    assert (first["code"], first["severity"], first["family"]) == ("XB-PNC-002", "error", "pnc")
    assert second["recipients"] == {"cps": "error"}
    assert len(json.loads(run("--list", "--format", "json").output)["findings"]) == len(codes())


def test_markdown_is_the_page() -> None:
    assert run("pnc-2", "--format", "markdown").output == pages.page("XB-PNC-002")
    assert run("--family", "pnc", "--format", "markdown").output.count("](XB-") == 4


def test_it_loads_nothing_heavy() -> None:
    """The texts are read with yaml; no record, rule or schema is needed to print them."""
    code = (
        "import sys; from xborder.cli.main import main; main(['explain', 'XB-PNC-002'], standalone_mode=False);"
        "print([m for m in sys.modules if m.startswith(('xborder.', 'cattrs', 'msgspec', 'lxml', 'pikepdf'))])"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    loaded = shown.splitlines()[-1]
    for heavy in ("cattrs", "msgspec", "lxml", "pikepdf", "xborder.rules", "xborder.model", "xborder.schema"):
        assert f"'{heavy}" not in loaded
