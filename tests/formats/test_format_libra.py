"""The court's list: one hearing a case, whatever parts of the name are there; and it is never written."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from formats_world import CONTEXT, SHARED, codes, data, needs_samples, read_text
from xborder.cli.main import main
from xborder.formats import ReadResult, detect, read, write

LIBRA = "libra-list"
FOLDER = SHARED / "samples/libra-cpg"

LIST = """<sessions><session><s_id>1</s_id><doh>12/11/2026</doh><lja>2577</lja><court>Wisbeck Magistrates</court>
<room>01</room><sstart>09:00</sstart><blocks><block><sb_id>2</sb_id><bstart>09:00</bstart><cases>
<case><caseno>2600451234</caseno><h_id>77</h_id><urn>36NC0412626</urn><type>C</type>
<def_name_elements><title>Mr</title><forename1>Daryl</forename1><surname>FENWRIGHT</surname></def_name_elements>
<def_name>Mr Daryl FENWRIGHT</def_name><def_type>P</def_type><def_sex>M</def_sex><def_dob>03/04/1991</def_dob>
<def_addr><line1>4 Mill Row</line1><line2>Holme</line2><pcode>PE99 3WZ</pcode></def_addr>
<offences><offence><oseq>1</oseq><code>GL02001</code><title>Trespass</title><sum>Entered land.</sum><plea>NG</plea>
<pleadate>12/11/2026</pleadate></offence></offences></case>{more}</cases></block></blocks></session></sessions>"""
CASE = (
    "<case><caseno>2600459999</caseno><h_id>78</h_id><urn>36NC0412726</urn><def_name>{name}</def_name>"
    "<def_type>{type}</def_type><offences><offence><oseq>1</oseq><code>GL02001</code></offence></offences></case>"
)


def _read(folder: Path, more: str = "", around: str = "{}") -> ReadResult:
    return read_text(folder, around.format(LIST.format(more=more)), LIBRA, suffix=".xml")


def _defendant(folder: Path, name: str, kind: str = "P") -> Any:
    return data(_read(folder, CASE.format(name=name, type=kind)))[1]


def test_a_case_of_the_list_is_a_hearing(tmp_path: Path) -> None:
    (found,) = data(_read(tmp_path))
    assert (found["held_on"], found["held_at"], found["court_name"]) == ("2026-11-12", "09:00", "Wisbeck Magistrates")
    assert found["ref"] == "2600451234/77"
    assert found["provenance"]["force"] == "36"
    assert found["defendant"]["name"] == {"title": "Mr", "given": ["Daryl"], "family": "FENWRIGHT"}
    assert found["defendant"]["date_of_birth"] == "1991-04-03"
    assert found["offences"][0]["plea"]["value"] == "NG"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ann Lee ROOK", {"given": ["Ann", "Lee"], "family": "ROOK"}),
        ("Ann VAN DER MEER", {"given": ["Ann"], "family": "VAN DER MEER"}),
        ("ROOK", {"family": "ROOK"}),
        ("Ann Rook", {"family": "Ann Rook"}),
        ("Ann J ROOK", {"given": ["Ann", "J"], "family": "ROOK"}),
    ],
)
def test_a_name_in_one_field_is_split_by_its_capitals(tmp_path: Path, name: str, parts: dict[str, Any]) -> None:
    assert _defendant(tmp_path, name)["defendant"]["name"] == parts


def test_an_organisation_is_taken_whole(tmp_path: Path) -> None:
    found = _defendant(tmp_path, "MARSH HAULAGE Ltd", "O")
    assert found["defendant_organisation"] == {"name": "MARSH HAULAGE Ltd"}
    assert "name" not in found.get("defendant", {})


def test_a_list_in_the_text_of_a_request_is_found(tmp_path: Path) -> None:
    path = tmp_path / "passed-on.xml"
    path.write_text(f"<test><request><![CDATA[{LIST.format(more='')}]]></request></test>", encoding="utf-8")
    assert detect(path) == LIBRA
    assert len(read(path, LIBRA, context=CONTEXT).records) == 1


def test_a_case_without_a_number_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    nameless = CASE.format(name="Ann ROOK", type="P").replace("2600459999", "")
    found = _read(tmp_path, nameless)
    assert len(found.records) == 1
    assert found.report.has_errors


def test_a_list_is_never_written(tmp_path: Path) -> None:
    written = write(_read(tmp_path).records, LIBRA)
    assert written.value is None
    assert [found.code for found in written.report] == ["XB-FORMAT-201"]


def test_converting_into_a_list_is_refused_once_before_anything_is_read(tmp_path: Path) -> None:
    source = tmp_path / "list.xml"
    source.write_text(LIST.format(more=CASE.format(name="Ann ROOK", type="P")), encoding="utf-8")
    done = CliRunner().invoke(main, ["convert", str(source), "--to", LIBRA, "-o", str(tmp_path / "out.xml")])
    assert done.exit_code != 0
    assert done.output.count("XB-FORMAT-201") == 1
    assert not (tmp_path / "out.xml").exists()


@needs_samples
@pytest.mark.parametrize(
    ("name", "number", "force"), [("CourtList.xml", 23, "36"), ("single-case-simple.xml", 2, "36")]
)
def test_published_lists_are_read(name: str, number: int, force: str) -> None:
    path = FOLDER / name
    assert detect(path) == LIBRA
    found = read(path, LIBRA, context=attrs.evolve(CONTEXT, force=force))
    assert len(found.records) == number
    assert {code for code in codes(found) if "FORMAT" in code} <= {"XB-FORMAT-013"}
