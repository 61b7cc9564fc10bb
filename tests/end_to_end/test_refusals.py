"""Each kind of bad input: a clear finding, an exit code, nothing written, no traceback, nobody's details."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

from end_to_end.pdf_text import everything
from xborder.casefile.build import build_case
from xborder.cli.main import main

CANARIES = ("FENWRIGHT", "Fenwright", "TILLINGHURST", "Keepers Cottages", "NR99 4Q", "960417", "2009/0318")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    output = result.output
    assert "Traceback" not in output
    return result.exit_code, output


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def append(text: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def prepend(text: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_text(
            text + path.read_text(encoding="utf-8").removeprefix('<?xml version="1.0" encoding="UTF-8"?>'),
            encoding="utf-8",
        )

    return change


def recode(encoding: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(path.read_text(encoding="utf-8").replace("'", "\u2019").encode(encoding))

    return change


def swap(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return change


def empty(path: Path) -> None:
    path.write_bytes(b"")


def huge(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(100 * 1024 * 1024)


def encrypt(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="user"))


def add_javascript(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(path)


NEW_CASE = "records/norfolk/new-case.xml"
EVIDENCE = "records/norfolk/evidence.yaml"
ORDERS = "records/cambridgeshire/orders.yaml"
LOG = "records/kent/coursing-log.csv"
EXPORT = "records/suffolk/export.json"

BAD = [
    ("truncated XML", NEW_CASE, cut),
    ("a DOCTYPE", NEW_CASE, prepend('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>')),
    ("an empty file", NEW_CASE, empty),
    ("a file of 100 MB", NEW_CASE, huge),
    ("another encoding", EVIDENCE, recode("utf-16")),
    ("bytes that are not UTF-8", LOG, recode("cp1252")),
    ("a repeated key", ORDERS, swap("    kind: cpw\n", "    kind: cpw\n    kind: cpn\n")),
    ("an unknown key", ORDERS, swap("    kind: cpw\n", "    kind: cpw\n    kindness: high\n")),
    ("an alias", ORDERS, swap("kind: cpw", "kind: &k cpw")),
    ("a tag", ORDERS, swap("kind: cpw", "kind: !!python/name:os.system cpw")),
    ("a date that is not one", ORDERS, swap('made_on: "2026-02-21"', 'made_on: "2026-02-31"')),
    ("a number for a string", ORDERS, swap("ref: CPW-2026-0012", "ref: 12")),
    ("null", ORDERS, swap("kind: cpw", "kind: null")),
    ("repeated JSON key", EXPORT, swap('"system":', '"system": "x", "system":')),
    ("JSON that stops", EXPORT, cut),
    ("a damaged PDF", "exhibits/REM-1.pdf", lambda path: path.write_bytes(path.read_bytes()[:900])),
    ("an encrypted PDF", "exhibits/REM-1.pdf", encrypt),
    ("a PDF with JavaScript", "exhibits/REM-1.pdf", add_javascript),
    ("a picture that is none", "exhibits/RJT-1.jpg", lambda path: path.write_bytes(b"no picture")),
    ("a missing exhibit", "exhibits/RJT-1.jpg", lambda path: path.unlink()),
    ("a missing record file", EXPORT, lambda path: path.unlink()),
    ("a changed agreement", "agreement.yaml", append("# one line more\n")),
]


@pytest.mark.parametrize(("what", "name", "spoil"), BAD, ids=[each[0] for each in BAD])
def test_bad_input_is_refused_with_its_place(
    case: Path, tmp_path: Path, what: str, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(case / name)
    out = tmp_path / "out"
    code, output = run("case", "build", str(case), "-o", str(out))
    assert code in (1, 2), (what, output)
    assert not out.exists()
    assert not [path.name for path in tmp_path.iterdir() if "building" in path.name]
    assert Path(name).name in output
    assert not [canary for canary in CANARIES if canary in output]


def test_a_file_that_is_left_out_by_name_does_not_stop_the_build(case: Path, tmp_path: Path) -> None:
    add_javascript(case / "exhibits/REM-1.pdf")
    code, output = run("case", "build", str(case), "-o", str(tmp_path / "out"), "--leave-out", "exhibits/REM-1.pdf")
    assert (tmp_path / "out/prosecution/data/case-file.pdf").is_file(), output
    assert code in (0, 1)
    assert "left out" in output


def test_an_address_on_a_page_to_be_served_stops_the_build(case: Path, tmp_path: Path) -> None:
    change = swap("front_pages: [1, 2], back_pages: [3]", "front_pages: [1, 2, 3]")
    change(case / EVIDENCE)
    code, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert code == 1
    assert not (tmp_path / "out").exists()
    assert "S1-tillinghurst.pdf" in output
    assert "page 3" in output


def test_an_output_that_is_there_is_refused_and_kept(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "precious").write_text("mine")
    for more in ((), ("--replace",)):
        code, _ = run("case", "build", str(case), "-o", str(out), *more)
        assert code == 2
        assert (out / "precious").read_text() == "mine"


def test_a_path_that_leads_out_of_the_case_is_refused(case: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("x: 1")
    change = swap("records/cambridgeshire/orders.yaml", "../outside.yaml")
    change(case / "case.yaml")
    code, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert code in (1, 2)
    assert "inside" in output


def test_a_file_that_changes_while_the_case_is_built_stops_the_build(case: Path, tmp_path: Path) -> None:
    def meddle(step: str) -> None:
        if step == "packing the prosecution bag":
            (case / "exhibits/RJT-1.jpg").write_bytes((case / "exhibits/RJT-2.png").read_bytes())

    built = build_case(case, tmp_path / "out", step=meddle)
    assert built.value is None
    assert [found.code for found in built.report if found.severity.value == "error"] == ["XB-BUILD-030"]
    assert not (tmp_path / "out").exists()


def test_an_address_in_the_words_of_the_summary_stops_the_build(case: Path, tmp_path: Path) -> None:
    swap("At about 6.50 am the occupier", "At about 6.50 am the occupier, of Drove End Farm,")(case / "case.yaml")
    code, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert code == 1
    assert not (tmp_path / "out").exists()
    assert "XB-PERSON" in output
    assert "at /narrative/summary: error XB-PERSON" in output
    assert "Drove End Farm" not in output


def test_what_a_file_holds_beside_its_pages_is_not_served(case: Path, tmp_path: Path) -> None:
    redacted = case / "exhibits/MET-1-redacted.pdf"
    with pikepdf.open(redacted, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "CANARY of an author"
        pdf.save(redacted)
    redacted.write_bytes(redacted.read_bytes() + b"\n% CANARY of an earlier revision\n")
    picture = case / "exhibits/RJT-1.jpg"
    with Image.open(picture) as image:
        data = image.getexif()
        data[0x010E] = "CANARY of a camera"
        image.save(picture, exif=data)
    built = build_case(case, tmp_path / "out")
    assert built.value is not None, built.report
    served = [path for path in (tmp_path / "out/served").rglob("*") if path.is_file()]
    assert not [
        path for path in served if b"CANARY" in (everything(path) if path.suffix == ".pdf" else path.read_bytes())
    ]
    kept = (tmp_path / "out/prosecution/data/exhibits/36/RJT-1/RJT-1.jpg").read_bytes()
    assert kept == picture.read_bytes()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (EVIDENCE, 'force: "36"', 'force: "46"', "XB-BUILD-007"),
        (ORDERS, "ref: CPN-2026-0031", "ref: CPW-2026-0012", "XB-SCHEMA|XB-BUILD"),
        ("case.yaml", '46:incident:EK/26/1199"\n    pointer', '46:incident:EK/26/9999"\n    pointer', "XB-BUILD-003"),
    ],
)
def test_a_record_under_another_name_stops_the_build(
    case: Path, tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    swap(old, new)(case / name)
    ended, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert ended == 1
    assert not (tmp_path / "out").exists()
    assert any(each in output for each in code.split("|")), output


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("links.yaml", "46:incident:EK/26/1042#P1", "nonsense"),
        (
            "case.yaml",
            'behaviour_refs: ["37:incident:SFK/26/0311"',
            'behaviour_refs: ["nonsense", "35:asb_order:CPN-2026-0031"',
        ),
        ("case.yaml", 'kind: "cbo"', 'kind: "cbo"\n    charge: "36:charge:nobody"'),
    ],
)
def test_a_key_that_names_nothing_is_said_to_and_ends_in_no_traceback(
    case: Path, tmp_path: Path, name: str, old: str, new: str
) -> None:
    swap(old, new)(case / name)
    _, output = run("case", "build", str(case), "-o", str(tmp_path / "out"))
    assert "XB-LINK" in output or "MISSING" in run("case", "check", str(case))[1], output
