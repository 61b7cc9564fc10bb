"""What a profile does not map: listed with path and place, kept under extensions, written again where it can be."""

from pathlib import Path

from formats_world import (
    KENT,
    KENT_FILE,
    NORFOLK_FILE,
    ROOT,
    SPI,
    SUFFOLK,
    SUFFOLK_FILE,
    codes,
    data,
    meant,
    read_text,
)
from xborder.formats import ReadResult, write
from xborder.formats.loss import LossEntry, LossKind

NORFOLK_TEXT = NORFOLK_FILE.read_text(encoding="utf-8")
KENT_PROFILE = ROOT / "src/xborder/formats/profiles/kent-coursing-log.yaml"
SUFFOLK_TEXT = SUFFOLK_FILE.read_text(encoding="utf-8")
KENT_TEXT = KENT_FILE.read_text(encoding="utf-8")


def _lost(result: ReadResult, path: str) -> LossEntry:
    (entry,) = [each for each in result.loss if each.path == path]
    return entry


def test_an_unknown_element(tmp_path: Path) -> None:
    extra = '<Tag kind="k">\n<Inner>1</Inner><Inner>2</Inner>loose</Tag>'
    text = NORFOLK_TEXT.replace("<Occupation>", f"{extra}<Occupation>")
    result = read_text(tmp_path, text, SPI)
    (record,) = data(result)
    base = "/Case/Defendant/PoliceIndividualDefendant/Tag"
    kept = {path: value for path, value in record["extensions"].items() if path.startswith(base)}
    assert kept == {f"{base}/@kind": "k", f"{base}/Inner": "1", f"{base}/Inner[2]": "2", f"{base}/text()": "loose"}
    entry = _lost(result, f"{base}/Inner[2]")
    assert entry.kind is LossKind.UNMAPPED
    assert entry.record == "36NC0412626/1"
    assert "<Inner>2" in text.splitlines()[(entry.location.line or 0) - 1]
    assert (entry.location.xpath or "").endswith("/Tag[1]/Inner[2]")
    assert codes(result) == ["XB-FORMAT-014"] * 4
    assert all("loose" not in found.message for found in result.report)


def test_unknown_texts_and_attributes_of_known_elements(tmp_path: Path) -> None:
    text = NORFOLK_TEXT.replace("<InitialHearing>", '<InitialHearing note="n">loose').replace(
        "<Defendant>", '<Defendant id="7">'
    )
    extensions = data(read_text(tmp_path, text, SPI))[0]["extensions"]
    assert extensions["/Case/InitialHearing/@note"] == "n"
    assert extensions["/Case/InitialHearing/text()"].strip() == "loose"
    assert extensions["/Case/Defendant/@id"] == "7"


def test_an_element_that_stands_twice(tmp_path: Path) -> None:
    text = NORFOLK_TEXT.replace("<Gender>1</Gender>", "<Gender>1</Gender><Gender>2</Gender>")
    result = read_text(tmp_path, text, SPI)
    (record,) = data(result)
    assert record["defendant"]["sex"]["value"] == "1"
    assert codes(result) == ["XB-FORMAT-015"]
    assert "2" in [value for path, value in record["extensions"].items() if path.endswith("/Gender")]


def test_a_second_hearing_is_kept(tmp_path: Path) -> None:
    start, end = (
        NORFOLK_TEXT.index("<InitialHearing>"),
        NORFOLK_TEXT.index("</InitialHearing>") + len("</InitialHearing>"),
    )
    hearing = NORFOLK_TEXT[start:end]
    text = NORFOLK_TEXT.replace(hearing, hearing + hearing.replace("2026-11-12", "2026-12-01"))
    result = read_text(tmp_path, text, SPI)
    assert set(codes(result)) == {"XB-FORMAT-015"}
    assert "2026-12-01" in data(result)[0]["extensions"].values()


def test_elements_that_the_profile_keeps_come_back(tmp_path: Path) -> None:
    victim = (
        "<OtherPartyVictim><PersonDetails><PersonFamilyName>TILLINGHURST</PersonFamilyName></PersonDetails>"
        "<Address><bsa:PAON>     </bsa:PAON><bsa:StreetDescription>{}</bsa:StreetDescription></Address></OtherPartyVictim>"
    )
    text = NORFOLK_TEXT.replace(
        "</ProsecutionFacts>", f"</ProsecutionFacts>{victim.format('First')}{victim.format('Second')}"
    )
    before = read_text(tmp_path, text, SPI)
    extensions = data(before)[0]["extensions"]
    streets = [path for path in extensions if path.endswith("StreetDescription") and "Victim" in path]
    assert [path.rpartition("/OtherPartyVictim")[2][:3] for path in streets] == ["[1]", "[2]"]
    written = write(before.records, SPI)
    assert written.value is not None
    assert list(written.loss) == []
    assert data(read_text(tmp_path, written.value, SPI)) == data(before)


def test_what_cannot_be_written_again_is_listed(tmp_path: Path) -> None:
    before = read_text(tmp_path, NORFOLK_TEXT.replace("<Occupation>", "<Tag>1</Tag><Occupation>"), SPI)
    written = write(before.records, SPI)
    assert [(entry.kind, entry.path) for entry in written.loss] == [
        (LossKind.LOST, "/extensions/~1Case~1Defendant~1PoliceIndividualDefendant~1Tag")
    ]


def test_an_unknown_key(tmp_path: Path) -> None:
    text = SUFFOLK_TEXT.replace('"akas": [', '"mood": {"now": ["calm", true]}, "akas": [')
    result = read_text(tmp_path, text, SUFFOLK)
    kept = data(result)[0]["extensions"]
    assert kept["/nominals/mood/now[1]"] == "calm"
    assert kept["/nominals/mood/now[2]"] == "true"
    entry = _lost(result, "/nominals/mood/now[1]")
    assert entry.location.pointer == "/nominals/0/mood/now/0"
    assert entry.location.line
    assert entry.record == "SR-2026-0088"


def test_a_key_at_the_top_is_kept_with_each_record(tmp_path: Path) -> None:
    result = read_text(tmp_path, SUFFOLK_TEXT.replace('"export": {', '"more": 1, "export": {'), SUFFOLK)
    assert [record["extensions"]["/more"] for record in data(result)] == ["1", "1"]


def test_numbers_of_an_unknown_kind_are_kept(tmp_path: Path) -> None:
    text = SUFFOLK_TEXT.replace('{"kind": "LOCAL"', '{"kind": "LIBRARY", "no": "L/1"}, {"kind": "LOCAL"')
    extensions = data(read_text(tmp_path, text, SUFFOLK))[0]["extensions"]
    assert {"LIBRARY", "L/1", "N-0418822"} <= set(extensions.values())


def test_keys_that_the_profile_keeps_come_back(tmp_path: Path) -> None:
    before = read_text(tmp_path, SUFFOLK_TEXT, SUFFOLK)
    assert data(before)[0]["extensions"]["/nominals/numbers[kind=LOCAL]/no"] == "N-0418822"
    written = write(before.records, SUFFOLK)
    assert written.value is not None
    assert b"N-0418822" in written.value
    assert meant(data(read_text(tmp_path, written.value, SUFFOLK))) == meant(data(before))


def test_an_unknown_column(tmp_path: Path) -> None:
    lines = KENT_TEXT.splitlines()
    text = "\n".join([lines[0] + ",Weather", lines[1] + ",  ", *(line + ",fog" for line in lines[2:])])
    result = read_text(tmp_path, text, KENT)
    first, *others = data(result)
    assert "extensions" not in first
    assert {record["extensions"]["/Weather"] for record in others} == {"fog"}
    entry = next(iter(result.loss))
    assert (entry.path, entry.location.row, entry.location.field) == ("/Weather", 3, "Weather")


def test_a_number_without_a_person_is_kept(tmp_path: Path) -> None:
    text = KENT_TEXT.replace("Stourmarsh,CT99 2HP,,,,", "Stourmarsh,CT99 2HP,,,2013/0092611L,")
    record = data(read_text(tmp_path, text, KENT))[4]
    assert record["extensions"] == {"/PNC ID": "2013/0092611L"}
    assert "persons" not in record


def test_formulas_are_neutralised_and_come_back(tmp_path: Path) -> None:
    before = read_text(tmp_path, KENT_TEXT.replace("None reported.", "=1+1"), KENT)
    written = write(before.records, KENT)
    assert written.value is not None
    assert b"'=1+1" in written.value
    assert {found.code for found in written.report} == {"XB-FORMAT-026"}
    assert meant(data(read_text(tmp_path, written.value, KENT))) == meant(data(before))


def test_an_incident_of_another_force_as_kents_log(tmp_path: Path) -> None:
    before = [record for record in read_text(tmp_path, SUFFOLK_TEXT, SUFFOLK).records if record.type == "incident"]
    written = write(before, KENT)
    assert written.value is not None, list(written.report)
    lost = {entry.path: entry.kind for entry in written.loss}
    assert lost["/persons/0/person/sex/value"] is LossKind.LOST
    assert lost["/provenance/force"] is LossKind.NARROWED
    assert lost["/officers/0/name/given/0"] is LossKind.LOST


def test_loss_report_as_data_shows_values_only_on_request(tmp_path: Path) -> None:
    loss = read_text(tmp_path, SUFFOLK_TEXT, SUFFOLK).loss
    shown, hidden = loss.to_data(show_values=True), loss.to_data()
    assert "N-0418822" in str(shown)
    assert "N-0418822" not in str(hidden)
    assert hidden["totals"]["unmapped"] == len(loss)
    assert [part["record"] for part in hidden["records"]] == ["SR-2026-0088"]


def test_a_column_that_a_profile_only_keeps_comes_back(tmp_path: Path) -> None:
    profile = KENT_PROFILE.read_text(encoding="utf-8").replace(
        "- {to: dogs, from: Dogs, codec: integer}", "- {from: Dogs}"
    )
    (tmp_path / f"{KENT}.yaml").write_text(profile, encoding="utf-8")
    before = read_text(tmp_path, KENT_TEXT, KENT, folders=[tmp_path])
    assert data(before)[0]["extensions"] == {"/Dogs": "3"}
    written = write(before.records, KENT, folders=[tmp_path])
    assert written.value is not None
    assert list(written.loss) == []
    assert b",3,Three lurchers" in written.value
