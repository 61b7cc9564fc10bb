"""A force's own template: it may change how a paper looks, and what it leaves out or gets wrong is found."""

from pathlib import Path

import pytest

from build_records import incident
from drafts_made import drafted, own_template, text
from xborder.casefile.drafting import make as making
from xborder.casefile.drafting.paper import paper_data
from xborder.findings import Severity
from xborder.model.parts import Place

ROOT = Path(__file__).parents[2]


def test_a_fault_in_a_forces_template_is_named_by_line_and_column(tmp_path: Path) -> None:
    path = own_template(tmp_path, "cpn", cut='#section("Your conduct")=>#section("Your conduct"')
    outcome = drafted("cpn", template=path)
    assert outcome.value is None
    [fault] = [each for each in outcome.report if each.severity is Severity.ERROR]
    line = next(
        number for number, each in enumerate(path.read_text().split("\n"), 1) if each == '#section("Your conduct"'
    )
    assert (fault.code, fault.location.file, fault.location.line) == ("XB-PDF-011", str(path), line)
    assert fault.location.column == len("#section") + 1


def test_a_forces_template_changes_looks_and_words(tmp_path: Path) -> None:
    path = own_template(tmp_path, "cpn", heading="Your conduct=>What the county force says you did")
    outcome = drafted("cpn", template=path)
    assert outcome.value is not None
    assert "What the county force says you did" in text(outcome.value.pdf)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ('#show: draft.with(data)=>#set document(title: "x")', "the word DRAFT on page 1"),
        ('#show: draft.with(data)=>#set document(title: "x")', "the words that it has not been issued"),
        ("#requirement-list(data.requirements)=>", "requirement 1"),
        ("#service-record(data.service_methods)=>", "the record of service"),
        ('"Warning " + warning.ref + " of "=>"Warning of "', "the warning before it"),
        ('#for effect in data.effects { prose(effect.when + ": " + effect.text) }=>', "the effect of the conduct"),
        ("#explanations(data.explanations)=>", "section 46"),
        ('  ("Last day in force", data.dates.to),=>', "the last day in force"),
        ('#if data.conduct == "" { par(or-blank("")) } else { prose(data.conduct) }=>', "the conduct"),
    ],
)
def test_what_a_template_leaves_out_is_found_and_nothing_is_kept(tmp_path: Path, change: str, lacks: str) -> None:
    outcome = drafted("cpn", template=own_template(tmp_path, "cpn", change=change))
    assert outcome.value is None
    assert any(each.code == "XB-DRAFT-013" and lacks in each.message for each in outcome.report)


def test_where_an_incident_was_may_not_be_left_out(tmp_path: Path) -> None:
    place = Place(description="Wade Farm", grid_reference="TL 512 934")
    seen = incident("EK/1", "2026-02-08", "46", location=place)
    path = own_template(tmp_path, "cpw", change="#occasions(data.incidents)=>")
    assert drafted("cpw", records=[seen]).value is not None
    outcome = drafted("cpw", records=[seen], template=path)
    lacks = " ".join(each.message for each in outcome.report if each.code == "XB-DRAFT-013")
    assert "when and where it happened" in lacks
    assert "the map reference" in lacks


def test_a_warning_may_be_short_but_says_that_a_notice_will_follow(tmp_path: Path) -> None:
    short = "#explanations(data.explanations)=>"
    warns = "a community protection notice will be issued to you.=>something will happen."
    assert drafted("cpw", template=own_template(tmp_path, "cpw", short=short)).value is not None
    outcome = drafted("cpw", template=own_template(tmp_path, "cpw", short=short, warns=warns))
    assert outcome.value is None
    [lacks] = [each for each in outcome.report if each.code == "XB-DRAFT-013"]
    assert "the notice that will follow" in lacks.message


def test_a_template_with_its_own_words_of_law_is_said(tmp_path: Path) -> None:
    own = (
        (
            '#explanations(data.explanations)=>#for part in data.explanations {{ prose("section " + part.section) }}'
            '\n#prose("You have 21 days, until " + data.appeal.last_day + ". Up to level 4, £" + data.law.fine + ".")'
        )
        .replace("{{", "{")
        .replace("}}", "}")
    )
    outcome = drafted("cpn", template=own_template(tmp_path, "cpn", change=own))
    assert outcome.value is not None
    assert len([each for each in outcome.report if each.code == "XB-DRAFT-014"]) == 6


def test_a_template_that_asks_for_the_network_is_refused(tmp_path: Path) -> None:
    path = own_template(
        tmp_path,
        "cpn",
        first='#import "/house/draft.typ": *=>#import "/house/draft.typ": *\n#import "@preview/a:1.0.0": b',
    )
    outcome = drafted("cpn", template=path)
    assert outcome.value is None
    [refusal] = [each for each in outcome.report if each.code == "XB-DRAFT-015"]
    assert refusal.location.line == 3


def test_a_template_that_is_no_text_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_bytes(b"\xff\xfe\x00")
    outcome = drafted("cpn", template=path)
    assert outcome.value is None
    assert outcome.report.has_errors
    assert drafted("cpn", template=tmp_path / "absent.typ").report.has_errors


def test_a_template_of_any_name_is_used(tmp_path: Path) -> None:
    path = own_template(tmp_path, "cpw")
    renamed = path.rename(tmp_path / "warning of the county")
    assert drafted("cpw", template=renamed).value is not None


@pytest.mark.parametrize("kind", ["cpw", "cpn", "cbo"])
def test_the_guide_names_all_that_a_template_is_given(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def noting(*arguments: object) -> dict[str, object]:
        made = paper_data(*arguments)  # type: ignore[arg-type] # passed on as they came
        given.extend(made)
        return made

    monkeypatch.setattr(making, "paper_data", noting)
    drafted(kind)
    guide = (ROOT / "docs/drafting.md").read_text(encoding="utf-8")
    assert given
    assert [name for name in given if f"`{name}`" not in guide] == []
