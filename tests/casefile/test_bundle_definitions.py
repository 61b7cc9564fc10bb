"""Bundle definitions: what is wrong in one is said with its line, and each document goes where it says."""

from pathlib import Path
from typing import Any

import pytest

from xborder.bundle.pdf.sources import Part, Place
from xborder.casefile.bundles.definitions import definitions_of, load_definition, shipped
from xborder.casefile.bundles.dividers import with_dividers
from xborder.casefile.bundles.filing import file_documents, part_of
from xborder.casefile.bundles.lint import lint
from xborder.model.bundle_definition import BundleDefinition, DefinedSection
from xborder.model.codes import BundleCategory as Category
from xborder.model.codes import BundleKind

HEAD = "schema: xborder/bundle-definition/1\nref: court\nkind: served\n"


def written(folder: Path, text: str, name: str = "court.yaml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize("kind", BundleKind)
def test_what_is_shipped_is_sound(kind: BundleKind) -> None:
    assert shipped(kind).kind is kind
    assert [*lint(shipped(kind))] == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("sections: [{title: Forms, forms: [MG4]},\n  {title: More, forms: [MG6]}]", "XB-VOLUME-001", 5),
        ("sections:\n  - title: Reviews\n    categories: [reviews]", "XB-VOLUME-001", 6),
        ("sections: [{title: Forms, forms: [nonsense-of-a-form]}]", "XB-VOLUME-001", 4),
        ("numbering: per_section\nsections: [{title: Forms, forms: [MG4]}]", "XB-VOLUME-002", None),
        ("sections: [{title: Forms, prefix: a, forms: [MG4]}]", "XB-VOLUME-002", 4),
        ("sections: [{title: Forms, forms: [MG4]}, {title: Forms, forms: [MG5]}]", "XB-VOLUME-003", 4),
        ("sections: [{title: Front, forms: [MG4]}]", "XB-VOLUME-003", 4),
        ("sections: []", "XB-VOLUME-004", 4),
        ("sections: [{title: A, forms: [MG4]}, {title: B, forms: [MG4]}]", "XB-VOLUME-007", 4),
        ("volumes: {pages: 0}\nsections: [{title: A, forms: [MG4]}]", "XB-VOLUME-008", 4),
        ("volumes: {}\nsections: [{title: A, forms: [MG4]}]", "XB-VOLUME-008", 4),
        ("sections: [{title: A, takes: [MG4]}]", "XB-SCHEMA-005", 4),
    ],
)
def test_a_fault_is_said_with_its_line(tmp_path: Path, text: str, code: str, line: int | None) -> None:
    read = load_definition(tmp_path, written(tmp_path, HEAD + text))
    assert read.value is None
    (found,) = {entry.code: entry for entry in read.report}.values()
    assert found.code == code
    assert line is None or found.location.line == line


def test_two_letters_of_one_kind_are_refused_only_where_sections_count_alone(tmp_path: Path) -> None:
    sections = "sections: [{title: A, prefix: A, forms: [MG4]}, {title: B, prefix: A, forms: [MG5]}]"
    assert load_definition(tmp_path, written(tmp_path, HEAD + sections)).value is not None
    alone = load_definition(tmp_path, written(tmp_path, f"{HEAD}numbering: per_section\n{sections}"))
    assert [found.code for found in alone.report] == ["XB-VOLUME-002", "XB-VOLUME-002"]


def test_the_prosecutor_may_be_given_what_is_never_served(tmp_path: Path) -> None:
    text = HEAD.replace("served", "prosecution") + "sections: [{title: Reviews, categories: [reviews], forms: [MG6]}]"
    assert load_definition(tmp_path, written(tmp_path, text)).value is not None


def test_a_case_names_one_definition_for_each_bundle(tmp_path: Path) -> None:
    section = "sections: [{title: All, categories: [statements]}]"
    names = (written(tmp_path, HEAD + section), written(tmp_path, HEAD + section, "other.yaml"))
    found = definitions_of(tmp_path, names[:1])
    assert found.value is not None
    assert found.value[BundleKind.SERVED].sections[0].title == "All"
    assert found.value[BundleKind.PROSECUTION] == shipped(BundleKind.PROSECUTION)
    assert [entry.code for entry in definitions_of(tmp_path, names).report] == ["XB-VOLUME-005"]
    assert [entry.code for entry in definitions_of(tmp_path, ("../x.yaml",)).report] == ["XB-BUILD-001"]


def part(key: str, heading: str, **options: Any) -> Part:
    return Part(key=key, title=key, source=b"", section=heading, **options)


def defined(*sections: DefinedSection, **options: Any) -> BundleDefinition:
    return BundleDefinition(ref="own", kind=BundleKind.PROSECUTION, sections=sections, **options)


PARTS = [
    part("cover", "", place=Place.FRONT),
    part("S1", "Statements"),
    part("E1", "Exhibits"),
    part("S2", "Statements"),
    part("F1", "From police to prosecutor", reference="MG15"),
    part("F2", "From police to prosecutor", reference="MG16"),
]


def filed(*sections: DefinedSection) -> tuple[list[tuple[str, str]], list[str]]:
    outcome = file_documents(PARTS, defined(*sections))
    placed = [(part_of(each).key, part_of(each).section) for each in outcome.value or ()]
    return placed, [entry.code for entry in outcome.report]


def test_documents_follow_the_order_of_the_sections() -> None:
    exhibits = DefinedSection(title="X", categories=(Category.EXHIBITS,))
    statements = DefinedSection(title="Y", categories=(Category.STATEMENTS, Category.SUPPLIED))
    assert filed(exhibits, statements) == (
        [("cover", ""), ("E1", "X"), ("S1", "Y"), ("S2", "Y"), ("F1", "Y"), ("F2", "Y")],
        [],
    )


def test_a_form_that_is_named_goes_before_groups_and_supplied_forms_to_their_own_group_last() -> None:
    everything = DefinedSection(title="All", categories=(Category.EXHIBITS, Category.STATEMENTS, Category.DEFENDANT))
    named = DefinedSection(title="Interviews", forms=("MG15",))
    placed, codes = filed(everything, named)
    assert placed[-2:] == [("F2", "All"), ("F1", "Interviews")]
    assert codes == []


def test_a_document_that_no_section_takes_is_reported() -> None:
    placed, codes = filed(DefinedSection(title="X", categories=(Category.EXHIBITS,)))
    assert [key for key, _ in placed] == ["cover", "E1"]
    assert codes == ["XB-VOLUME-006"] * 4


def test_a_divider_stands_before_each_section_that_holds_anything() -> None:
    import datetime as dt

    sections = (
        DefinedSection(title="X", prefix="A", categories=(Category.EXHIBITS,)),
        DefinedSection(title="Empty", prefix="B", forms=("MG22",)),
        DefinedSection(title="Y", prefix="C", categories=(Category.STATEMENTS, Category.SUPPLIED)),
    )
    definition = defined(*sections, dividers=True)
    parts = [part_of(each) for each in file_documents(PARTS, definition).value or ()]
    now = dt.datetime(2026, 10, 8, tzinfo=dt.UTC)
    keys = [each.key for each in with_dividers(parts, definition, now)]
    assert keys == ["cover", "divider/1", "E1", "divider/3", "S1", "S2", "F1", "F2"]
