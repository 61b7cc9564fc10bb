"""Pages of findings: made from the texts, whole, and checked in as they are made."""

from pathlib import Path

import pytest

from xborder.findings import codes, describe, pages
from xborder.findings.explained import explain
from xborder.findings.families import by_family, family_name
from xborder.findings.lookup import look_up, near

DOCS = Path(__file__).parents[2] / "docs" / "findings"
ALL = codes()


def test_the_pages_that_are_checked_in_are_those_that_the_texts_make(tmp_path: Path) -> None:
    """Where this fails: python -m xborder.findings docs/findings."""
    pages.write(tmp_path)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in DOCS.iterdir()}
    assert sorted(made) == sorted(kept)
    assert [name for name, text in made.items() if kept[name] != text] == []


def test_a_page_of_a_code_that_is_no_more_is_removed_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "XB-GONE-001.md").write_text("old")
    (tmp_path / "picture.png").write_text("kept")
    pages.write(tmp_path)
    assert not (tmp_path / "XB-GONE-001.md").exists()
    assert (tmp_path / "picture.png").exists()


@pytest.mark.parametrize("code", ALL)
def test_a_page_holds_all_that_the_catalogue_says(code: str) -> None:
    text, page = describe(code), pages.page(code).replace("\\", "")
    assert page.startswith(f"# {code}: {text['title']}\n")
    for key in ("why", "avoid"):
        assert f"\n\n{text[key]}\n" in page
    for entry in (*text.get("basis", ()), *text.get("aliases", ())):
        assert entry in page
    assert page.endswith(".md)\n")
    assert "\n\n\n" not in page
    for fixed in text["message"].replace("{", "}").split("}")[::2]:
        assert fixed in page


@pytest.mark.parametrize("code", ALL)
def test_a_terminal_shows_the_same_within_78_columns(code: str) -> None:
    shown = pages.plain(code)
    assert max(map(len, shown.splitlines())) <= 78
    words = " ".join(shown.split())
    for key in ("title", "why", "avoid"):
        assert describe(code)[key] in words
    assert "{" not in shown


def test_the_index_names_every_code_once() -> None:
    index = pages.index()
    for code in ALL:
        assert index.count(f"[{code}]({code}.md)") == 1
    assert index.count("\n## ") == len(by_family())
    assert "## PNC IDs\n" in index


def test_what_is_filled_in_is_named_and_not_left_out() -> None:
    assert "This is not a PNC ID: *detail*" in pages.page("XB-PNC-001")
    assert "This is not a PNC ID: <detail>" in pages.plain("XB-PNC-001")


def test_marks_in_a_text_are_not_taken_for_markdown() -> None:
    assert r"(\<\<)" in pages.page("XB-YAML-004")
    assert "(<<)" in pages.plain("XB-YAML-004")


def test_a_page_says_who_takes_it_otherwise() -> None:
    assert explain("XB-STATEMENT-002").recipients == {"cps": "error"}
    assert "Severity: warning; error for the CPS." in pages.page("XB-STATEMENT-002")


def test_related_codes_share_a_ten_or_another_name() -> None:
    assert explain("XB-PNC-002").related == ("XB-PNC-001", "XB-PNC-003", "XB-PNC-004")
    related = explain("XB-ORDER-040").related
    assert {"XB-ORDER-041", "XB-ORDER-044"} <= set(related), "the first is of its ten, the second is TIM1 too"
    assert "XB-ORDER-050" not in related


def test_every_family_of_the_house_has_a_name() -> None:
    assert [family for family in by_family() if family_name(family) == family.upper()] == []


@pytest.mark.parametrize("code", ALL)
def test_a_code_is_found_however_it_is_typed(code: str) -> None:
    family, number = code.split("-")[1:]
    typed = (code, code.lower(), f" {code} ", f"{family}-{number}", f"{family.lower()}-{int(number)}")
    assert {look_up(word) for word in typed} == {(code,)}


@pytest.mark.parametrize("code", ALL)
def test_a_code_is_found_by_each_of_its_other_names(code: str) -> None:
    for name in describe(code).get("aliases", ()):
        assert code in look_up(name)
        assert code in look_up(name.lower())


@pytest.mark.parametrize(
    "word", ["", " ", "XB-", "XB-PNC-", "XB-PNC-999", "XB-PNC-0002", "\uff38\uff22-PNC-002", "PNC-\u00b2", "-"]
)
def test_what_is_no_code_is_not_found(word: str) -> None:
    assert look_up(word) == ()


def test_near_codes_are_offered_and_nothing_far() -> None:
    assert "XB-PNC-002" in near("XB-PMC-002")
    assert "XB-PNC-002" in near("pnc")
    assert near("SEQ9") != ()
    assert near("no such thing") == ()
    assert near("x" * 1_000_000) == ()


def test_every_other_name_is_written_in_one_way() -> None:
    names = {name for code in ALL for name in describe(code).get("aliases", ())}
    assert len({name.upper() for name in names}) == len(names)
