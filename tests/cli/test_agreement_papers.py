"""``xborder agreement sign``, ``verify`` and ``render``: from the text to the signed and filed document."""

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from xborder.casefile.demo.keys import demo_signer
from xborder.cli.main import main

ROOT = Path(__file__).parents[2]
CASE = ROOT / "src/xborder/casefile/demo/case"
FILE, TRUST = CASE / "agreement.yaml", CASE / "keys/trust.yaml"
DAY = "2026-05-08T09:00:00+01:00"
PARTIES = ("bedfordshire", "cambridgeshire", "essex", "hertfordshire", "kent", "norfolk", "suffolk", "cps")


def run(*arguments: object, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, ["agreement", *map(str, arguments)])
    assert done.exit_code == exit_code, done.output
    return done.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_bytes(FILE.read_bytes())
    return path


def signed(file: Path, party: str, *more: object, key_id: str | None = None, exit_code: int = 0) -> str:
    name = key_id or f"{party}-demo-2026"
    pem = file.parent / f"{party}.pem"
    pem.write_bytes(demo_signer(name)._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    arguments = ["--party", party, "--key", pem, "--key-id", name, *more]
    return run("sign", file, *arguments, exit_code=exit_code)


def test_signed_by_every_party_it_verifies(file: Path) -> None:
    for party in PARTIES[:-1]:
        signed(file, party)
    said = run("verify", file, "--trust", TRUST, "--at", DAY, exit_code=1)
    assert "not signed  cps" in said
    assert "XB-AGR-062" in said

    signed(file, "cps")
    said = run("verify", file, "--trust", TRUST, "--at", DAY)
    assert said.count("signed     ") == 8
    assert "Nothing found" in said


def test_one_changed_byte_and_no_signature_counts(file: Path) -> None:
    for party in PARTIES:
        signed(file, party)
    file.write_bytes(file.read_bytes().replace(b"postcode_district", b"mask_last:3      ", 1))
    said = run("verify", file, "--trust", TRUST, "--at", DAY, exit_code=1)
    assert said.count("not signed  ") == 8
    assert "XB-AGR-040" in said


def test_an_earlier_signature_is_replaced_only_when_asked(file: Path) -> None:
    signed(file, "kent")
    assert "XB-OUT-001" in signed(file, "kent", exit_code=2)
    signed(file, "kent", "--replace")


@pytest.mark.parametrize(
    ("old", "new", "party", "key", "what"),
    [
        ('status: "in_force"', 'status: "draft"', "kent", None, "status is draft"),
        ("", "", "lincolnshire", None, "not a party"),
        ("", "", "kent", "essex-demo-2026", "with the key kent-demo-2026"),
        ('party: "kent"', 'party: "cps"', "kent", None, "XB-AGR-015"),
        ('"R10"', '"R11"', "kent", None, "XB-AGR-017"),
    ],
)
def test_what_is_not_to_be_signed_is_not(
    old: str, new: str, party: str, key: str | None, what: str, file: Path
) -> None:
    if old:
        file.write_text(file.read_text().replace(old, new))
    assert what in signed(file, party, key_id=key, exit_code=2)
    assert not (file.parent / "signatures").exists()


def test_a_key_that_is_none_is_refused(file: Path) -> None:
    pem = file.parent / "kent.pem"
    pem.write_text("no key")
    assert "XB-SIGN-002" in run("sign", file, "--party", "kent", "--key", pem, "--key-id", "k", exit_code=2)


def test_verify_without_keys_says_so(file: Path) -> None:
    assert "--trust" in run("verify", file, exit_code=2)


def test_the_document_is_accessible_and_says_who_signed(tmp_path: Path) -> None:
    pdf, record = tmp_path / "agreement.pdf", tmp_path / "processing.json"
    run("render", FILE, "--trust", TRUST, "--at", DAY, "-o", pdf, "--ropa", record)

    with pikepdf.open(pdf) as made:
        assert b"pdfuaid:part" in made.Root.Metadata.read_bytes()
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang).lower().startswith("en")
    text = words(pdf)
    for wanted in ("Operation Fenline", "Chief Constable of Kent Police", "R11", "SP-ETHNICITY", "kent-demo-2026"):
        assert wanted in text
    assert text.count("not verified") == 0
    assert text.count("verified") == 8

    entries = json.loads(record.read_bytes())["entries"]
    assert len(entries) == 8
    assert all(entry["basis"] == "DPA 2018 s.61(2)" for entry in entries)
    kent = next(entry for entry in entries if entry["controller"]["id"] == "kent")
    assert "Director of Public Prosecutions" in kent["recipients"]
    assert len(kent["joint_controllers"]) == 6
    cps = next(entry for entry in entries if entry["controller"]["id"] == "cps")
    assert cps["recipients"] == cps["joint_controllers"] == []
    assert len(cps["received_from"]) == 7


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (first, second):
        run("render", FILE, "--trust", TRUST, "--at", DAY, "-o", path)
    assert first.read_bytes() == second.read_bytes()


def test_a_draft_is_marked_as_one_and_nothing_is_half_written(tmp_path: Path, file: Path) -> None:
    file.write_text(file.read_text().replace('status: "in_force"', 'status: "draft"'))
    pdf, record = tmp_path / "draft.pdf", tmp_path / "processing.json"
    record.write_text("mine")
    assert "XB-OUT-001" in run("render", file, "-o", pdf, "--ropa", record, exit_code=2)
    assert not pdf.exists()
    run("render", file, "-o", pdf)
    assert "This is a draft" in words(pdf)


def words(pdf: Path) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
