"""A change in a source changes what comes out."""

from pathlib import Path

import pikepdf

from end_to_end.pdf_text import text
from xborder.casefile.build import build_case


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_a_name_a_date_and_a_page_changed_in_sources_change_the_file(case: Path, tmp_path: Path) -> None:
    change(case / "records/norfolk/evidence.yaml", "family: THORNEYCROFT", "family: QUENBOROUGH")
    change(case / "records/kent/coursing-log.csv", "08/02/2026,07:45", "09/02/2026,07:45")
    change(case / "records/norfolk/new-case.xml", "2026-11-12", "2026-11-19")
    exhibit = case / "exhibits/REM-1.pdf"
    with pikepdf.open(exhibit, allow_overwriting_input=True) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.save(exhibit)
    built = build_case(case, tmp_path / "out")
    assert built.value is not None, built.report
    words = text(tmp_path / "out/prosecution/data/case-file.pdf")
    assert "QUENBOROUGH" in words
    assert "9 February 2026" in words
    assert "19 November 2026" in words
    with pikepdf.open(tmp_path / "out/prosecution/data/case-file.pdf") as longer:
        assert f"of {len(longer.pages)}" in words


def test_people_whom_no_link_joins_to_the_defendant_stay_out(bundle: Path) -> None:
    for name in ("prosecution/data/case-file.pdf", "served/data/court-bundle.pdf"):
        words = text(bundle / name)
        assert "PARDOE" not in words
        assert "WHELDRAKE" not in words
    records = (bundle / "prosecution/data/records").rglob("*.json")
    assert not [path for path in records if "PARDOE" in path.read_text() or "WHELDRAKE" in path.read_text()]


def test_an_error_in_a_record_is_built_for_the_prosecutor_to_read(case: Path, tmp_path: Path) -> None:
    change(
        case / "records/cambridgeshire/orders.yaml",
        'made_at: "2026-04-14T10:00:00+01:00"',
        'made_at: "2026-02-21T10:00:00+00:00"',
    )
    change(case / "records/cambridgeshire/orders.yaml", 'made_on: "2026-04-14"', 'made_on: "2026-02-21"')
    built = build_case(case, tmp_path / "out")
    assert built.value is not None
    assert built.report.has_errors
    words = text(tmp_path / "out/prosecution/data/forms/readiness.pdf")
    assert "Errors to answer" in words
    assert "XB-ORDER" in words
