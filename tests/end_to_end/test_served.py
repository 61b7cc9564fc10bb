"""What is served holds nothing of what may not be served, in any byte of any file."""

from pathlib import Path

import pypdf
import pytest

from end_to_end.pdf_text import everything, text

SECRETS = (
    "Drove End Farm",  # an address
    "Keepers Cottages",
    "NR99 4QH",
    "NR99 4QT",
    "960417",  # a telephone number
    "900774",
    "m.tillinghurst@",
    "30 May 1958",
    "MG11 back",
    "A source suggests",  # form MG6
    "suggests who the second man",  # form MG6D
    "Police charge rationale",
    "Bay 4",
)


def all_of(folder: Path) -> dict[Path, bytes]:
    return {
        path: everything(path) if path.suffix == ".pdf" else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_is_in_any_file_that_is_served(bundle: Path, secret: str) -> None:
    holders = [path for path, content in all_of(bundle / "served").items() if secret.encode() in content]
    assert holders == []
    readers = [path for path in (bundle / "served").rglob("*.pdf") if secret in text(path)]
    assert readers == []


def test_the_secrets_are_in_the_prosecutors_file_so_that_the_search_can_find_them(bundle: Path) -> None:
    words = text(bundle / "prosecution/data/case-file.pdf")
    assert all(secret in words for secret in ("Keepers Cottages", "MG11 back", "A source suggests", "30 May 1958"))


def test_the_court_bundle_shows_the_redacted_copy_and_the_fronts_of_statements(bundle: Path) -> None:
    words = text(bundle / "served/data/court-bundle.pdf")
    assert "Redacted copy" in words
    assert "I have been gamekeeper on the Breckholme shoot" in words


def test_a_form_of_class_never_is_in_no_served_file(bundle: Path) -> None:
    titles = [
        entry.title
        for entry in pypdf.PdfReader(bundle / "served/data/court-bundle.pdf").outline
        if not isinstance(entry, list)
    ]
    assert titles
    names = [path.name for path in (bundle / "served").rglob("*")]
    assert not [name for name in names if "MG6" in name or "chronology" in name or "readiness" in name]
