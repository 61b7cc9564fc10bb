"""Which pages of a file may be served: what is not said to be the front is not served."""

from pathlib import Path

import pikepdf
import pytest

from xborder.casefile.evidence import collect_evidence
from xborder.findings import Severity
from xborder.model.codes import FileRole
from xborder.model.evidence import EvidenceFile, Exhibit, Statement
from xborder.model.parts import Provenance
from xborder.model.values import Identifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page()
    pdf.save(tmp_path / "three.pdf")
    return tmp_path


def statement(**pages: tuple[int, ...]) -> Statement:
    file = EvidenceFile(path="three.pdf", role=FileRole.ORIGINAL, **pages)
    return Statement(
        ref="S1", provenance=Provenance(force="36"), processing_restricted=False, witness_ref="W1", files=(file,)
    )


def exhibit(*files: EvidenceFile) -> Exhibit:
    return Exhibit(
        ref="X1",
        provenance=Provenance(force="36"),
        processing_restricted=False,
        exhibit_ref=Identifier(scheme="exhibit_ref", value="AB/1"),
        files=files,
    )


@pytest.mark.parametrize(
    ("pages", "served"),
    [
        ({"front_pages": (1, 2), "back_pages": (3,)}, (1, 2)),
        ({"back_pages": (3,)}, (1, 2)),
        ({"front_pages": (1,)}, (1,)),
    ],
)
def test_the_back_of_a_statement_is_not_served(
    folder: Path, pages: dict[str, tuple[int, ...]], served: tuple[int, ...]
) -> None:
    made = collect_evidence(folder, [statement(**pages)], ())
    assert made.value is not None
    assert made.value[0].served_pages == served


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ({}, "XB-BUILD-010"),
        ({"front_pages": (4,)}, "XB-BUILD-011"),
        ({"front_pages": (1, 2), "back_pages": (2,)}, "XB-BUILD-012"),
    ],
)
def test_a_statement_that_does_not_say_which_is_its_back_stops_the_build(
    folder: Path, pages: dict[str, tuple[int, ...]], code: str
) -> None:
    made = collect_evidence(folder, [statement(**pages)], ())
    assert made.value is None
    assert [found.code for found in made.report if found.severity is Severity.ERROR] == [code]


def test_an_original_with_a_redacted_copy_is_not_served(folder: Path) -> None:
    files = (
        EvidenceFile(path="three.pdf", role=FileRole.ORIGINAL),
        EvidenceFile(path="three.pdf", role=FileRole.REDACTED_COPY),
    )
    made = collect_evidence(folder, [exhibit(*files)], ())
    assert made.value is not None
    assert [paper.served_pages for paper in made.value] == [(), (1, 2, 3)]
    assert made.value[1].key.endswith(":redacted")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.pdf", "XB-BUILD-002"),
        ("../three.pdf", "XB-BUILD-001"),
        ("/etc/hostname", "XB-BUILD-001"),
        ("film.exe", "XB-BUILD-014"),
    ],
)
def test_a_file_that_cannot_be_bound_stops_the_build(folder: Path, name: str, code: str) -> None:
    (folder / "film.exe").write_bytes(b"x")
    given = exhibit(EvidenceFile(path=name, role=FileRole.ORIGINAL))
    made = collect_evidence(folder, [given], ())
    assert made.value is None
    assert [found.code for found in made.report] == [code]
    left = collect_evidence(folder, [given], (name,))
    assert left.value == ()
    assert [found.code for found in left.report] == ["XB-BUILD-015"]


def test_a_link_in_the_case_folder_that_leads_out_of_it_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.pdf"
    outside.write_bytes(b"x")
    (folder / "link.pdf").symlink_to(outside)
    made = collect_evidence(folder, [exhibit(EvidenceFile(path="link.pdf", role=FileRole.ORIGINAL))], ())
    assert [found.code for found in made.report] == ["XB-BUILD-001"]
