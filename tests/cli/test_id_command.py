"""``xborder id`` as a user runs it: one value, some, a file of them."""

import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from xborder.cli.id_shown import as_text
from xborder.cli.main import main
from xborder.files.listed import Listed, values_of_lines
from xborder.identifiers import SCHEMES, module_of, pnc
from xborder.identifiers.describing import judge

RIGHT, WRONG = "02/73319Z", "02/73391Z"
COMMAND = [sys.executable, "-m", "xborder", "id"]


def run(*arguments: object, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["id", *(str(argument) for argument in arguments)], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def started(*arguments: str, output: int | IO[bytes] = subprocess.PIPE) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [*COMMAND, *arguments],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.PIPE,
        env=environment,
    )


def results(result: Result) -> list[dict[str, Any]]:
    document = json.loads(result.stdout)
    assert document["schema"] == "xborder/id/1"
    found: list[dict[str, Any]] = document["results"]
    return found


def test_a_right_value_is_shown_in_every_style_and_in_parts() -> None:
    result = run("pnc", RIGHT)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == f"{RIGHT}: valid, 2002/0073319Z"
    for expected in (
        "spi           20020073319Z",
        "leds          2002/73319Z",
        "check letter  Z",
        "year          2002",
    ):
        assert f"    {expected}\n" in result.output


def test_a_wrong_value_is_marked_under_its_fault_with_corrections_best_first() -> None:
    result = run("pnc", WRONG)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert lines[1].index("^") == lines[0].index("Z") == len(WRONG) - 1
    assert lines[2].split() == ["expected", "C"]
    assert lines[3].split() == ["perhaps", "2002/0073319Z"]


def test_one_wrong_value_among_right_ones_decides_the_exit_code() -> None:
    result = run("pnc", RIGHT, WRONG, RIGHT)
    assert result.exit_code == 1
    assert result.output.count(": valid") == 2


def test_doubts_are_notes() -> None:
    result = run("pnc", "1902/0073319Z")
    assert result.exit_code == 0
    assert "note" in result.output
    assert "short" not in result.output  # two digits would be read as 2002


def test_json_holds_everything() -> None:
    right, wrong = results(run("pnc", RIGHT, WRONG, "--format", "json"))
    assert (right["valid"], right["canonical"], right["styles"]["spi"]) == (True, "2002/0073319Z", "20020073319Z")
    assert right["parts"] == {"year": "2002", "serial": "0073319", "check_letter": "Z"}
    assert (wrong["valid"], wrong["reason"], wrong["span"], wrong["expected"]) == (False, "check-letter", [8, 9], "C")
    assert wrong["suggestions"][0] == "2002/0073319Z"
    assert right.keys() == wrong.keys()


def test_a_receivers_profile_judges_and_offers_what_the_receiver_takes() -> None:
    refused = results(run("pnc", "--profile", "spi", "--format", "json", RIGHT))[0]
    assert (refused["valid"], refused["suggestions"]) == (False, ["20020073319Z"])
    taken = run("pnc", "--profile", "spi", "20020073319Z")
    assert taken.exit_code == 0
    assert "valid for spi" in taken.output
    assert "strict rule does not take it" in run("phone", "--profile", "spi", "07700 90012").output


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_and_profile_can_be_asked_for(scheme: str) -> None:
    for profile in module_of(scheme).PROFILES:
        assert run(SCHEMES[scheme].short, "--profile", profile, "?", "36/12345/26").exit_code in (0, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["phnoe", "1"], "did you mean phone?"),
        (["pnc-id", "1"], "did you mean pnc?"),
        (["nonsense", "1"], "There are: pnc, "),
        (["pnc", "1", "--profile", "leds"], "strict, form, common-platform, spi, bichard"),
        (["pnc"], "--batch"),
        ([], "KIND"),
        (["pnc", "1", "--batch", "-"], "not both"),
        (["pnc", "1", "--column", "x"], "--batch"),
        (["pnc", "1", "--format", "xml"], "json"),
    ],
)
def test_wrong_use_says_what_would_be_right(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_the_list_shows_every_kind() -> None:
    text = run("--list").output
    kinds = json.loads(run("--list", "--format", "json").stdout)["kinds"]
    assert [kind["record_name"] for kind in kinds] == list(SCHEMES)
    for kind in kinds:
        assert kind["about"]
        for fact in (kind["name"], kind["title"], kind["about"], ", ".join(kind["profiles"])):
            assert fact in text
    assert run("phone", "--list").output.startswith("phone ")
    assert run("nonsense", "--list").exit_code == 2


def test_a_batch_has_a_line_for_each_value_and_a_summary_beside_it() -> None:
    result = run("pnc", "--batch", "-", given=f"{RIGHT}\r\n\n{WRONG}\n1902/0073319Z".encode())
    assert result.exit_code == 1
    assert [line.split("\t") for line in result.stdout.splitlines()] == [
        ["1", "valid", "2002/0073319Z"],
        ["3", "not valid", "The check letter does not agree with the digits.", "perhaps 2002/0073319Z"],
        ["4", "valid", "1902/0073319Z", "note: The year is in the future, or before 1939."],
    ]
    assert result.stderr == "2 valid, 1 not valid, 1 blank\n"


def test_a_batch_as_json_lines() -> None:
    result = run("pnc", "--batch", "-", "--format", "json", given=f"{RIGHT}\n{WRONG}\n".encode())
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["schema"], first["line"], first["valid"]) == ("xborder/id/1", 1, True)
    assert (second["line"], second["suggestions"][0]) == (2, "2002/0073319Z")


def test_a_batch_of_right_values_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "pnc.txt"
    file.write_bytes(b"\xef\xbb\xbf" + f"{RIGHT}\r{RIGHT}\r\n".encode())  # a byte order mark, an old Mac's line end
    result = run("pnc", "--batch", file)
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["1", "2"]


@pytest.mark.parametrize("source", ["file", "-"])
def test_a_column_of_a_table(tmp_path: Path, source: str) -> None:
    data = f'no;PNC ID\n1;{RIGHT}\n2;"{WRONG}"\n3;\n'.encode()
    (tmp_path / "log.csv").write_bytes(data)
    name = tmp_path / "log.csv" if source == "file" else "-"
    result = run("pnc", "--batch", name, "--column", "PNC ID", given=data)
    assert result.exit_code == 1
    assert [line.split("\t")[:2] for line in result.stdout.splitlines()] == [["2", "valid"], ["3", "not valid"]]
    assert result.stderr == "1 valid, 1 not valid, 1 blank\n"
    missing = run("pnc", "--batch", name, "--column", "PNC", given=data)
    assert missing.exit_code == 2
    assert "'no', 'PNC ID'" in missing.stderr


def test_a_row_that_cannot_be_read_does_not_stop_the_others() -> None:
    result = run("pnc", "--batch", "-", "--column", "b", given=f"a,b\n1\n2,{RIGHT}\n".encode())
    assert result.exit_code == 2
    assert "XB-CSV-004" in result.stderr
    assert result.stdout == "3\tvalid\t2002/0073319Z\n"


@pytest.mark.parametrize(
    ("data", "code", "before"),
    [
        (b"", "XB-FILE-005", 0),
        (f"{RIGHT}\n\xff\n".encode("latin-1"), "XB-FILE-008", 1),
        (f"{RIGHT}\n\0\n".encode(), "XB-FILE-010", 1),
        (f"{RIGHT}\n".encode("utf-16"), "XB-FILE-009", 0),
        (b"\x1f\x8b\x08", "XB-FILE-007", 0),
    ],
)
def test_what_cannot_be_read_ends_with_two_and_a_place(tmp_path: Path, data: bytes, code: str, before: int) -> None:
    file = tmp_path / "values"
    file.write_bytes(data)
    for name, piped in ((str(file), None), ("-", data)):
        result = run("pnc", "--batch", name, given=piped)
        assert result.exit_code == 2
        assert code in result.stderr
        assert len(result.stdout.splitlines()) == before
        assert "Traceback" not in result.output


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for name, code in ((tmp_path / "absent", "XB-FILE-001"), (tmp_path, "XB-FILE-003"), ("a\0b", "XB-FILE-002")):
        for column in ([], ["--column", "x"]):
            result = run("pnc", "--batch", name, *column)
            assert result.exit_code == 2
            assert code in result.stderr
    (tmp_path / "blank").write_bytes(b"\n\n")
    assert run("pnc", "--batch", tmp_path / "blank").exit_code == 2


def test_a_reader_that_goes_away_is_no_fault() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as output:
        process = started("pnc", "--batch", "-", output=output)
    os.close(reading)
    _, said = process.communicate(f"{RIGHT}\n".encode() * 50_000, timeout=60)
    assert b"Traceback" not in said
    assert b"Exception" not in said


@pytest.mark.skipif(os.name == "nt", reason="the signal is sent in another way there")
def test_ctrl_c_ends_quietly() -> None:
    process = started("pnc", "--batch", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{RIGHT}\n".encode() * 5_000)  # enough that some of it comes out
    assert process.stdout.readline() == b"1\tvalid\t2002/0073319Z\n"
    process.send_signal(signal.SIGINT)
    written, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert said.startswith(b"stopped after ")
    assert written == b"" or written.endswith(b"\n")  # whole lines only


def test_explaining_a_number_loads_nothing_heavy() -> None:
    code = (
        "import sys; from xborder.cli.main import main\n"
        "try: main(['id', 'pnc', '02/73319Z', '02/73391Z'])\n"
        "except SystemExit: print(sorted({'yaml', 'lxml', 'msgspec', 'cattrs', 'phonenumbers', 'jsonschema', 'csv'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_list_of_any_length_is_read_in_flat_memory() -> None:
    data = f"{RIGHT}\n".encode() * 200_000
    tracemalloc.start()
    try:
        number = sum(isinstance(each, Listed) for each in values_of_lines(BytesIO(data), "pnc.txt"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert number == 200_000
    assert peak < 500_000 + len(data)  # BytesIO may hold the data itself


@given(value=st.text(max_size=120), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_can_be_shown_and_the_caret_stays_under_it(value: str, encoding: str) -> None:
    judged = judge(pnc, value)
    text = as_text(pnc, judged, encoding=encoding)
    assert text.encode(encoding)
    assert "\x1b" not in text
    if judged.span is not None:
        first, caret = text.split("\n")[:2]
        assert set(caret) <= {" ", "^"}
        assert len(caret) <= 2 * len(first)


def test_a_long_text_is_cut_around_its_fault() -> None:
    shown, caret = as_text(pnc, judge(pnc, " " * 500 + "02/7331?Z")).split("\n")[:2]
    assert len(shown) < 200
    assert shown[caret.index("^")] == "?"
    assert len(as_text(pnc, judge(pnc, "0" * 100_000))) < 300


@pytest.mark.parametrize(
    ("value", "column"), [("02/7?319Z", 4), ("\u65e5", 0), (" \u65e5", 1), ("0\u65e5", 1), ("\u65e502/1", 0)]
)
def test_the_caret_stands_under_the_character(value: str, column: int) -> None:
    assert as_text(pnc, judge(pnc, value)).split("\n")[1].index("^") == column


def test_a_wide_character_has_two_carets() -> None:
    assert as_text(pnc, judge(pnc, "0\u65e51")).split("\n")[1] == " ^^"
    assert as_text(pnc, judge(pnc, "0\u65e51"), encoding="ascii").split("\n")[:2][1] == " ^"


def styles_taken(scheme: str, values: Sequence[str], profile: str) -> bool:
    module = module_of(scheme)
    return all(
        module.is_valid(offered, profile=profile)
        for value in values
        for offered in judge(module, value, profile=profile).suggestions
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_offered_for_a_receiver_is_taken_by_it(scheme: str) -> None:
    values = (RIGHT, WRONG, "1101ZD0100000448754K", "36ab12345 26", "7700900123", "PC 1428", "pe3o 1ab", "JS_1", "1O0")
    assert all(styles_taken(scheme, values, profile) for profile in module_of(scheme).PROFILES)


@given(value=st.text(max_size=30))
def test_a_program_can_rely_on_the_shape(value: str) -> None:
    data = judge(pnc, value).to_data()
    assert json.loads(json.dumps(data))["valid"] is (data["accepted"] is not None) is (data["reason"] == "")
