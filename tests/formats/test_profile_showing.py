"""A profile shown to people: complete, within the terminal, accessible, and the pages of the documentation current."""

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import html

from formats_world import ROOT
from xborder.formats import load_profile, pages, profiles, signatures
from xborder.formats.codec_pages import codecs_page, made, words_of
from xborder.formats.codecs import CODECS
from xborder.formats.linting import lint_file
from xborder.formats.placed import placed_lines
from xborder.formats.profile import Hook, HookStep, Profile
from xborder.formats.showing.as_html import as_html
from xborder.formats.showing.as_json import as_data
from xborder.formats.showing.as_markdown import as_markdown
from xborder.formats.showing.as_text import as_text
from xborder.formats.showing.rows import parts

DOCS = Path(__file__).parents[2] / "docs" / "formats"
NAMES = profiles()


def _shipped(name: str) -> Profile:
    profile = load_profile(name).value
    assert profile is not None
    return profile


def test_the_pages_that_are_checked_in_are_those_that_the_profiles_make() -> None:
    """Where this fails: python -m xborder.formats docs/formats."""
    for name, text in pages.pages().items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, name
    made_once = {file.name for file in DOCS.glob("*.md") if pages.MADE in file.read_text(encoding="utf-8")}
    assert made_once <= set(pages.pages())


def test_the_signatures_that_are_checked_in_are_those_of_the_profiles() -> None:
    """Where this fails: python -m xborder.formats docs/formats."""
    kept = ROOT / "src/xborder/formats/signatures.json"
    assert kept.read_bytes() == signatures.written()


def test_a_page_of_a_profile_that_is_no_more_is_removed_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text(f"# gone\n\n{pages.MADE}\n")
    (tmp_path / "guide.md").write_text("# by hand\n")
    pages.write(tmp_path)
    assert not (tmp_path / "gone.md").exists()
    assert (tmp_path / "guide.md").exists()
    assert (tmp_path / "spi-new-case.md").exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_source_and_field_is_shown(name: str) -> None:
    profile = _shipped(name)
    shown = (
        as_text(profile),
        as_html(profile).replace("&amp;", "&").replace("<wbr>", ""),
        as_markdown(profile).replace("\\", ""),
    )
    on_one_line = [re.sub(r"\s+", " ", text) for text in shown]
    for _, line in placed_lines(profile):
        for source in (source for source in line.sources if source not in {"#", "."}):
            for text in on_one_line:
                assert source in text, source
        for text in shown:
            assert (line.to or "").removesuffix(".") in text


@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_of_80_columns_holds_it(name: str) -> None:
    for line in as_text(_shipped(name)).splitlines():
        # A name without a blank cannot be broken without becoming another name.
        assert len(line) <= 80 or " " not in line.strip(), line


@pytest.mark.parametrize("name", NAMES)
def test_the_page_can_be_heard_and_steered_by_keyboard(name: str) -> None:
    page: Any = html.document_fromstring(as_html(_shipped(name)))
    assert page.get("lang") == "en-GB"
    assert page.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]
    assert len(page.xpath("//h1")) == 1
    for table in page.xpath("//table"):
        assert table.xpath("./caption")[0].text_content()
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        for row in table.xpath("./tbody/tr"):
            assert len(row.xpath("./th[@scope='row']")) == 1
            assert len(row.xpath("./th|./td")) == len(table.xpath("./thead//th"))
    for region in page.xpath("//div[@role='region']"):
        assert region.get("tabindex") == "0"
        assert page.xpath(f"//*[@id='{region.get('aria-labelledby')}']")
    assert not page.xpath("//script|//@onclick|//link|//img")


def test_hooks_are_listed_with_their_reasons() -> None:
    hook = Hook(name="tidy", step=HookStep.READ, reason="names and <numbers> stand in one cell", type="offender")
    hooked = attrs.evolve(_shipped("suffolk-rms"), hooks=(hook,))
    for text in (as_text(hooked), as_html(hooked), as_markdown(hooked), json.dumps(as_data(hooked))):
        assert "tidy" in text
        assert "stand in one cell" in text
    assert "<numbers>" not in as_html(hooked)


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_each_line_once(name: str) -> None:
    profile = _shipped(name)
    data: Any = json.loads(json.dumps(as_data(profile)))
    lines = [line for record in data["records"] for line in (*record["lines"], *record["extensions"])]
    assert len([line for line in lines if line.get("codec") != "for each item"]) == len(list(placed_lines(profile)))


@pytest.mark.parametrize("name", CODECS)
def test_every_codec_says_what_it_does_with_each_option_and_what_it_loses(name: str) -> None:
    entry = CODECS[name]
    words = words_of(entry)
    assert words.endswith(".")
    for option in entry.options:
        assert f"``{option}``" in words, f"{name} does not say what {option} does"
    assert isinstance(made(entry).loses, str)
    assert f"## {name}\n" in codecs_page()


def test_the_example_in_the_page_of_keys_is_a_profile(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", pages.pages()["profile-keys.md"], re.DOTALL)
    (tmp_path / "county-log.yaml").write_text(text, encoding="utf-8")
    assert list(lint_file(tmp_path / "county-log.yaml")) == []


def test_what_a_line_asks_of_the_record_is_shown() -> None:
    rows = {row.canonical: row for part in parts(_shipped("common-platform-charge")) for row in part.rows}
    assert "written only where the record has no defendant_organisation" in rows["custody_status"].rules
    beside = "".join(rows["defendant_organisation/name"].rules)
    assert "refused beside defendant/name or defendant/aliases" in beside
    assert rows["bail_conditions"].codec == r'list (separator: "\n")'


@pytest.mark.parametrize("name", NAMES)
def test_a_row_of_the_table_is_one_row(name: str) -> None:
    rows = [row for part in parts(_shipped(name)) for row in (*part.rows, *part.kept)]
    cells = [cell for row in rows for cell in (row.canonical, row.source, row.codec, row.condition, *row.rules)]
    assert all(cell.isprintable() for cell in cells)
