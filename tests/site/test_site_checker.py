"""What the page that checks a record is made of: the project's own schemas and texts, and a build that anyone can repeat."""

import json
from pathlib import Path

from site_pages import checker

from schema_samples import ROOT
from xborder.model.register import DOCUMENTS

CHECK = ROOT / "docs" / "check"


def page(made: Path) -> str:
    (text,) = (text for _, text in checker.pages(made))
    return text


def test_a_site_built_without_node_says_so_and_names_the_command(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert "was built without the checker" in text
    assert "xborder check --schema-only" in text
    assert "<script" not in text
    assert "<textarea" not in text
    assert "licences.txt" not in text


def test_a_site_built_with_it_has_it_and_lets_nothing_out(tmp_path: Path) -> None:
    built = tmp_path / checker.CHECKER
    built.parent.mkdir()
    built.touch()
    text = page(tmp_path)
    assert "<textarea" in text
    assert "default-src 'none'" in text
    assert "connect-src 'none'" in text


def test_the_page_checks_by_the_schemas_that_are_published(tmp_path: Path) -> None:
    checker.write(tmp_path)
    text = (tmp_path / checker.DATA).read_text(encoding="utf-8")
    data = json.loads(text.removeprefix("globalThis.xborderPublished = ").removesuffix(";\n"))
    assert set(data["schemas"]) == set(DOCUMENTS)
    for name, schema in data["schemas"].items():
        checked_in = ROOT / "schemas" / f"{name.removeprefix('xborder/')}.schema.json"
        assert schema == json.loads(checked_in.read_text(encoding="utf-8"))


def test_the_packages_are_pinned_by_what_they_hold_and_not_by_where_they_lie() -> None:
    lock = json.loads((CHECK / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    assert all(each["integrity"].startswith("sha512-") and "resolved" not in each for each in packages.values())
    wanted = json.loads((CHECK / "package.json").read_text(encoding="utf-8"))
    assert all(each[0].isdigit() for each in {**wanted["dependencies"], **wanted["devDependencies"]}.values())
