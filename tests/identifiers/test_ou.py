import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.valid_courts import other_units, police_units
from xborder.findings import Severity
from xborder.identifiers import ou
from xborder.identifiers.checking import check

TABLE = Path(__file__).parents[3] / "shared/standing-data/bichard7-next-data/output-data/organisation-unit.json"


@pytest.mark.parametrize(
    ("written", "canonical", "levels"),
    [
        ("01ZD00", "01ZD00", ("", "01", "ZD", "00")),
        ("B01EF01", "B01EF01", ("B", "01", "EF", "01")),
        ("b 01 ef 01", "B01EF01", ("B", "01", "EF", "01")),
        ("116BH00", "16BH00", ("", "16", "BH", "00")),
        ("0350000", "350000", ("", "35", "00", "00")),
        ("A30AB00", "A30AB00", ("A", "30", "AB", "00")),
    ],
)
def test_each_spelling_is_read(written: str, canonical: str, levels: tuple[str, ...]) -> None:
    assert ou.validate(written) == canonical
    assert tuple(ou.parts(written).values()) == levels


def test_each_receiver_gets_its_spelling() -> None:
    assert {style: ou.format("16BH00", style) for style in ou.STYLES} == {
        "canonical": "16BH00",
        "spi": "116BH00",
        "common-platform": "016BH00",
        "display": "16 BH 00",
    }
    assert {style: ou.format("B01EF01", style) for style in ou.STYLES} == {
        "canonical": "B01EF01",
        "spi": "B01EF01",
        "common-platform": "B01EF01",
        "display": "B 01 EF 01",
    }


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("K01EF01", "characters", (0, 1)),
        ("B01E?01", "characters", (4, 5)),
        ("B 01-EF 01", "characters", (4, 5)),
        ("B01", "length", None),
        ("B01EF011", "length", None),
        ("", "empty", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = ou.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("B-01-EF-01", "B01EF01"),
        ("B01/EF/01", "B01EF01"),
        ("1ZD00", "01ZD00"),
        ("01ZD", "01ZD00"),
        ("01.ZD.00", "01ZD00"),
        ("B10JQ", "B10JQ00"),
        ("Q1ZD00\u20130", "01ZD000"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert ou.suggest(slip)[0] == ou.validate(meant)


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("B10JQ", "B10JQ", "XB-OU-002"),
        ("19ZD00", "19ZD00", "XB-OU-003"),
        ("O1ZD00", "O1ZD00", "XB-OU-003"),
        ("801EF01", "01EF01", "XB-OU-004"),
        ("H01EF01", "H01EF01", "XB-OU-004"),
    ],
)
def test_what_is_odd_is_kept_with_a_warning(raw: str, value: str, code: str) -> None:
    outcome = check("ou_code", raw)
    assert outcome.value == value
    assert [(found.code, found.severity) for found in outcome.report] == [(code, Severity.WARNING)]


@given(value=st.one_of(police_units, other_units))
def test_separators_that_do_not_belong_are_taken_out(value: str) -> None:
    top = value[:-6]
    levels = [level for level in (top, value[-6:-4], value[-4:-2], value[-2:]) if level]
    assert ou.suggest("-".join(levels)) == (value,)


@pytest.mark.skipif(not TABLE.is_file(), reason="the published table is not here")
def test_every_unit_of_the_national_table_has_a_code_that_passes() -> None:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    levels = ("topLevelCode", "secondLevelCode", "thirdLevelCode", "bottomLevelCode")
    written = ["".join(row[level] for level in levels) for row in rows]
    assert len(written) > 6000
    assert all(ou.validate(code) == code for code in written)
