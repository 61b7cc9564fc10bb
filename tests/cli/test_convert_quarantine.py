"""Records that cannot be converted are set aside, and added when they are put right: nothing twice, nothing lost."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from jsonschema import Draft202012Validator

from convert_world import KINDS, Kind, lines, refs, run, spoilt, written, xml_profile
from formats_world import NORFOLK_FILE
from result_made import result_message
from xborder.files import whole_file, writing
from xborder.formats.parts.quarantine import quarantine_schema

__all__ = ["xml_profile"]

pytestmark = pytest.mark.usefixtures("xml_profile")
TO_LINES = ("--to", "canonical-jsonl")


def _options(folder: Path) -> tuple[object, ...]:
    return (*TO_LINES, "--force", "46", "-o", folder / "out.jsonl", "--quarantine", folder / "bad")


def _aside(folder: Path, source: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / f"bad/{source.name}.findings.json").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(quarantine_schema()).iter_errors(data))
    return data


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_broken_record_in_the_middle_is_set_aside_where_it_stands(kind: Kind, tmp_path: Path) -> None:
    text = spoilt(kind, 5, 3)
    source = written(tmp_path, kind, text)
    result = run(source, "--from", kind.profile, *_options(tmp_path))
    assert result.exit_code == 1, result.output
    assert [ref.rpartition("/")[2] for ref in refs(tmp_path / "out.jsonl")] == ["1", "2", "4", "5"]
    (record,) = _aside(tmp_path, source)["records"]
    place, raw = record["place"], source.read_bytes()
    cut = raw[place["start"] : place["end"]]
    assert kind.slip.encode() in cut
    assert raw[: place["start"]].count(b"\n") + 1 == place["line"]
    assert cut.strip() in (tmp_path / "bad" / source.name).read_bytes()
    slip_line = text[: text.index(kind.slip)].count("\n") + 1
    assert slip_line in {found["location"]["line"] for found in record["findings"]}
    assert f"line {slip_line}" in result.output or f"row {place['number']}" in result.output


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("where", ["source", "aside"])
def test_only_what_was_put_right_is_added(kind: Kind, where: str, tmp_path: Path) -> None:
    source = written(tmp_path, kind, spoilt(kind, 6, 2, 5))
    named = ("--from", kind.profile)
    assert run(source, *named, *_options(tmp_path)).exit_code == 1
    before = (tmp_path / "out.jsonl").read_bytes()
    mended = source if where == "source" else tmp_path / "bad" / source.name
    text = mended.read_text(encoding="utf-8")
    assert text.count(kind.slip) == 2
    mended.write_text(text.replace(kind.slip, kind.good, 1), encoding="utf-8", newline="")
    again = run(mended, *named, *_options(tmp_path), "--resume")
    assert again.exit_code == 1, again.output
    assert (tmp_path / "out.jsonl").read_bytes().startswith(before)
    assert len(refs(tmp_path / "out.jsonl")) == 5
    assert (tmp_path / "bad" / source.name).read_text(encoding="utf-8").count(kind.slip) == 1
    text = mended.read_text(encoding="utf-8")
    mended.write_text(text.replace(kind.slip, kind.good), encoding="utf-8", newline="")
    last = run(mended, *named, *_options(tmp_path), "--resume")
    assert last.exit_code == 0, last.output
    assert sorted(ref.rpartition("/")[2] for ref in refs(tmp_path / "out.jsonl")) == list("123456")
    assert {path.name for path in (tmp_path / "bad").iterdir()} == {"state.jsonl"}
    done = (tmp_path / "out.jsonl").read_bytes()
    idle = run(source, *named, *_options(tmp_path), "--resume")
    assert idle.exit_code == 0, idle.output
    assert "XB-FORMAT-106" in idle.output
    assert (tmp_path / "out.jsonl").read_bytes() == done


def test_what_was_mended_equals_what_was_never_broken(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    whole = written(tmp_path, kind, kind.text(4), "whole")
    run(whole, *TO_LINES, "-o", tmp_path / "whole.jsonl")
    source = written(tmp_path, kind, spoilt(kind, 4, 2))
    run(source, *_options(tmp_path))
    source.write_text(kind.text(4), encoding="utf-8", newline="")
    run(source, *_options(tmp_path), "--resume")
    mended = {record["ref"]: record for record in lines(tmp_path / "out.jsonl")}
    assert mended == {record["ref"]: record for record in lines(tmp_path / "whole.jsonl")}


def test_two_rows_alike_are_two_records(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    heading, *rows = spoilt(kind, 3, 3).split("EK/26/")
    source = written(tmp_path, kind, heading + "EK/26/" + rows[0] + "EK/26/" + rows[0] + "EK/26/" + rows[2])
    run(source, *_options(tmp_path))
    assert refs(tmp_path / "out.jsonl") == ["EK/26/1", "EK/26/1"]
    source.write_text(source.read_text(encoding="utf-8").replace(kind.slip, kind.good), encoding="utf-8", newline="")
    run(source, *_options(tmp_path), "--resume")
    assert refs(tmp_path / "out.jsonl") == ["EK/26/1", "EK/26/1", "EK/26/3"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_truncated_source_loses_only_what_is_cut(kind: Kind, tmp_path: Path) -> None:
    text = kind.text(5)
    source = written(tmp_path, kind, text[: text.rindex(kind.good) + 3])
    result = run(source, "--from", kind.profile, *_options(tmp_path))
    assert result.exit_code == (2 if kind.suffix == ".json" else 1), result.output
    if kind.suffix == ".json":  # nobody can say what a document means that does not end
        assert not (tmp_path / "out.jsonl").exists()
        assert (tmp_path / "bad" / source.name).read_bytes() == source.read_bytes()
    else:
        assert len(refs(tmp_path / "out.jsonl")) == 4
    source.write_text(text, encoding="utf-8", newline="")
    assert run(source, "--from", kind.profile, *_options(tmp_path), "--resume").exit_code == 0
    assert len(refs(tmp_path / "out.jsonl")) == 5


@pytest.mark.parametrize(
    ("name", "old", "new", "number"),
    [
        ("csv", '"None\nreported."', '"None"x', 2),  # past a broken quote nobody can say where a row begins
        ("jsonl", '"ref": "EK/26/3"', '"ref": EK/26/3', 4),
        ("xml", '<Visit no="EK/26/3">', '<Visit no="EK/26/3>', 4),
        ("xml", '<Visit no="EK/26/3">', '<Visit no="EK/26/3"><b>', 4),
        ("xml", '  <Visit no="EK/26/3">', '  lost & <Visit no="EK/26/3">', 5),
    ],
)
def test_malformed_text_in_the_middle(name: str, old: str, new: str, number: int, tmp_path: Path) -> None:
    kind = KINDS[name]
    text = kind.text(5)
    if name == "csv":
        first, second, third, *rest = text.split(old)
        assert rest
        text = f"{first}{old}{second}{old}{third}{new}" + old.join(rest)
    else:
        text = text.replace(old, new)
    source = written(tmp_path, kind, text)
    result = run(source, "--from", kind.profile, *_options(tmp_path))
    assert result.exit_code == 1, result.output
    assert len(refs(tmp_path / "out.jsonl")) == number
    source.write_text(kind.text(5), encoding="utf-8", newline="")
    assert run(source, "--from", kind.profile, *_options(tmp_path), "--resume").exit_code == 0
    assert sorted(refs(tmp_path / "out.jsonl")) == [f"EK/26/{index}" for index in range(1, 6)]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("xml", "urn:example:visits", "urn:example:visits:2", "XB-FORMAT-006"),
        ("jsonl", "xborder/incident/1", "xborder/incident/9", "XB-FORMAT-025"),
        ("wrapper", "xborder/incident/1", "xborder/incident/9", "XB-FORMAT-025"),
        ("csv", "Log ref", "Reference", "XB-FORMAT-009"),
        ("json", '"occurrences"', '"events"', "XB-FORMAT-008"),
    ],
)
def test_another_namespace_or_version_is_told_and_kept(
    name: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    kind = KINDS[name]
    source = written(tmp_path, kind, kind.text(2).replace(old, new))
    result = run(source, "--from", kind.profile, *_options(tmp_path))
    assert result.exit_code in {1, 2}
    assert code in result.output
    assert not (tmp_path / "out.jsonl").exists()
    if code != "XB-FORMAT-008":  # which says that there is no record at all, so none was set aside
        assert new in (tmp_path / "bad" / source.name).read_text(encoding="utf-8")


def test_a_file_that_is_not_cut_is_copied_whole_and_its_good_records_are_not_written_twice(tmp_path: Path) -> None:
    text = NORFOLK_FILE.read_text(encoding="utf-8")
    start, end = text.index("<Defendant>"), text.index("</Defendant>") + len("</Defendant>")
    second = text[start:end].replace("1991-02-17", "1991-02-30")
    source = tmp_path / "case.xml"
    envelope = "<RouteData xmlns='urn:r'><DataStreamContent>{}</DataStreamContent></RouteData>"
    source.write_text(envelope.format(escape(text[:end] + second + text[end:])), encoding="utf-8")
    assert run(source, *_options(tmp_path)[:2], "--force", "36", *_options(tmp_path)[4:]).exit_code == 1
    assert len(refs(tmp_path / "out.jsonl")) == 1
    aside = tmp_path / "bad/case.xml"
    assert aside.read_bytes() == source.read_bytes()
    aside.write_text(aside.read_text(encoding="utf-8").replace("1991-02-30", "1991-02-17"), encoding="utf-8")
    again = run(aside, *TO_LINES, "--force", "36", *_options(tmp_path)[4:], "--resume")
    assert again.exit_code == 0, again.output
    assert len(refs(tmp_path / "out.jsonl")) == 2


def test_what_the_target_cannot_hold_is_set_aside_too(tmp_path: Path) -> None:
    kind = KINDS["jsonl"]
    source = written(tmp_path, kind, kind.text(3).replace('"2026-02-08"}', '"2026-02-08", "dogs": 2}', 1))
    made = run(source, "--to", "kent-coursing-log", "-o", tmp_path / "out.csv", "--quarantine", tmp_path / "bad")
    assert made.exit_code == 0, made.output
    order = source.read_text(encoding="utf-8").replace("xborder/incident/1", "xborder/form/1", 1)
    source.write_text(order, encoding="utf-8")
    result = run(source, "--to", "kent-coursing-log", "-o", tmp_path / "b.csv", "--quarantine", tmp_path / "bad2")
    assert result.exit_code == 1
    assert len((tmp_path / "b.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_without_a_quarantine_nothing_personal_is_left_and_the_number_is_told(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    result = run(source, *TO_LINES, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "XB-FORMAT-102" in result.output
    assert {path.name for path in tmp_path.iterdir()} == {"source.csv", "out.jsonl"}


def test_an_output_that_was_changed_is_not_gone_on_with(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    run(source, *_options(tmp_path))
    (tmp_path / "out.jsonl").write_text("", encoding="utf-8")
    result = run(source, *_options(tmp_path), "--resume")
    assert result.exit_code == 2
    assert "XB-FORMAT-103" in result.output


def test_a_run_that_was_killed_before_its_output_came_does_not_count(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    run(source, *_options(tmp_path))
    before = (tmp_path / "out.jsonl").read_bytes()
    source.write_text(kind.text(3), encoding="utf-8", newline="")
    run(source, *_options(tmp_path), "--resume")
    after = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").write_bytes(before)  # as if the state had come and the output had not
    run(source, *_options(tmp_path), "--resume")
    assert (tmp_path / "out.jsonl").read_bytes() == after


@pytest.mark.parametrize(
    "content",
    ["", "x", '{"schema": "xborder/other/1"}\n', '{"schema":"xborder/conversion-state/1","target":"canonical-yaml"}\n'],
)
def test_a_state_that_is_none_is_refused(content: str, tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, kind.text(2))
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/state.jsonl").write_text(content, encoding="utf-8")
    result = run(source, *_options(tmp_path), "--resume")
    assert result.exit_code == 2
    assert "XB-FORMAT-104" in result.output


def test_a_second_run_that_does_not_go_on_replaces_nothing(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    run(source, *_options(tmp_path))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run(source, *_options(tmp_path)).exit_code == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("mended", [1, 2])
def test_what_was_put_right_is_not_lost_if_the_output_cannot_be_moved_into_place(
    mended: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 4, 2, 3))
    run(source, *_options(tmp_path))
    aside, out = tmp_path / "bad" / source.name, tmp_path / "out.jsonl"
    text = aside.read_text(encoding="utf-8").replace(kind.slip, kind.good, mended)
    aside.write_text(text, encoding="utf-8", newline="")
    before = out.read_bytes()

    def fails(made: Path, path: Path, *, replace: bool) -> None:
        if path == out:
            raise OSError(28, "No space left on device")
        put(made, path, replace=replace)

    put = writing.put_in_place
    monkeypatch.setattr(whole_file, "put_in_place", fails)
    assert run(aside, *_options(tmp_path), "--resume").exit_code == 2
    assert out.read_bytes() == before
    assert aside.read_text(encoding="utf-8") == text
    monkeypatch.setattr(whole_file, "put_in_place", put)
    assert run(aside, *_options(tmp_path), "--resume").exit_code == 2 - mended
    assert len(refs(out)) == 2 + mended


# --- messages that carry several cases -------------------------------------------------------------------------


def _results(*names: str) -> str:
    """A message with a case for each name; each holds a result that is an order too."""
    text = result_message()
    start, end = text.index("<Case>"), text.index("</Session>")
    cases = [
        text[start:end].replace("Fenwright", name).replace("36NC0412626", f"36NC04126{number}")
        for number, name in enumerate(names, start=10)
    ]
    return text[:start] + "\n".join(cases) + text[end:]


def test_a_case_at_fault_is_set_aside_with_the_orders_that_its_results_make(tmp_path: Path) -> None:
    source, good = tmp_path / "results.xml", _results("Fenwright", "Holt", "Marsh")
    first, second, third, fourth = good.split("<InitiatedDate>2026-10-02")
    source.write_text(
        f"{first}<InitiatedDate>2026-10-02{second}<InitiatedDate>the second{third}<InitiatedDate>2026-10-02{fourth}",
        encoding="utf-8",
    )
    options = (*TO_LINES, "--force", "36", "-o", tmp_path / "out.jsonl", "--quarantine", tmp_path / "bad")
    assert run(source, *options).exit_code == 1
    types = [record["schema"].split("/")[1] for record in lines(tmp_path / "out.jsonl")]
    assert sorted(types) == ["asb-order", "asb-order", "court-hearing", "court-hearing"]
    aside = tmp_path / "bad/results.xml"
    assert aside.read_text(encoding="utf-8").count("<Case>") == 1
    (record,) = _aside(tmp_path, source)["records"]
    assert record["place"]["number"] == 2
    aside.write_text(aside.read_text(encoding="utf-8").replace("the second", "2026-10-02"), encoding="utf-8")
    assert run(aside, *options, "--resume").exit_code == 0
    assert len(lines(tmp_path / "out.jsonl")) == 6
    whole = tmp_path / "whole.jsonl"
    source.write_text(good, encoding="utf-8")
    assert run(source, *TO_LINES, "--force", "36", "-o", whole).exit_code == 0
    assert sorted(refs(whole)) == sorted(refs(tmp_path / "out.jsonl"))


def test_a_defendant_keeps_its_number_however_often_it_is_set_aside(tmp_path: Path) -> None:
    kind = KINDS["defendants"]
    source = written(tmp_path, kind, spoilt(kind, 5, 2, 4))
    options = (*TO_LINES, "--force", "36", "-o", tmp_path / "out.jsonl", "--quarantine", tmp_path / "bad")
    assert run(source, *options).exit_code == 1
    aside = tmp_path / "bad" / source.name
    for left in (1, 0):
        text = aside.read_text(encoding="utf-8")
        before, _, after = text.rpartition(kind.slip)
        aside.write_text(before + kind.good + after, encoding="utf-8", newline="")
        assert run(aside, *options, "--resume").exit_code == left
    assert [ref.rpartition("/")[2] for ref in refs(tmp_path / "out.jsonl")] == ["1", "3", "5", "4", "2"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_change_around_the_records_is_told_when_the_conversion_goes_on(kind: Kind, tmp_path: Path) -> None:
    if kind.suffix == ".jsonl":
        pytest.skip("nothing stands around its records")
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    run(source, "--from", kind.profile, *_options(tmp_path))
    text = kind.text(3)
    source.write_text(text, encoding="utf-8", newline="")
    same = run(source, "--from", kind.profile, *_options(tmp_path), "--resume")
    assert "XB-FORMAT-107" not in same.output
    around = {".csv": ("Log ref,", '"Log ref",'), ".xml": ("?>", "?><!-- mended -->")}.get(
        kind.suffix, ("\n}", ' ,"more": 1\n}')
    )
    assert around[0] in text
    head, _, tail = text.rpartition(around[0]) if kind.suffix == ".json" else text.partition(around[0])
    source.write_text(head + around[1] + tail, encoding="utf-8", newline="")
    again = run(source, "--from", kind.profile, *_options(tmp_path), "--resume")
    assert "XB-FORMAT-107" in again.output


def test_another_version_is_told_once_and_read(tmp_path: Path) -> None:
    kind = KINDS["defendants"]
    source = written(tmp_path, kind, kind.text(3).replace('"0.6g"', '"0.7a"'))
    result = run(source, *_options(tmp_path)[:2], "--force", "36", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    assert result.output.count("XB-FORMAT-232") == 1
    assert "0.6g" in result.output
    assert len(refs(tmp_path / "out.jsonl")) == 3
