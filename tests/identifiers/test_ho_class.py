import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Severity
from xborder.identifiers import ho_class
from xborder.identifiers.checking import check


@pytest.mark.parametrize(
    ("written", "canonical"), [("121/21", "121/21"), ("008/01", "008/01"), ("12121", "121/21"), (" 195/99 ", "195/99")]
)
def test_each_spelling_is_read(written: str, canonical: str) -> None:
    assert ho_class.validate(written) == canonical
    assert ho_class.format(written, "compact") == canonical.replace("/", "")


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("121/2I", "characters", (5, 6)),
        ("I21/21", "characters", (0, 1)),
        ("121-21", "characters", (3, 4)),
        ("121/2", "length", None),
        ("121/211", "length", None),
        ("8/1", "characters", (1, 2)),
        ("1212", "length", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = ho_class.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("8/1", "008/01"),
        ("08/01", "008/01"),
        ("121-21", "121/21"),
        ("121 21", "121/21"),
        ("121.21", "121/21"),
        ("121\\21", "121/21"),
        ("I21/2I", "121/21"),
        ("O08/O1", "008/01"),
        ("1S5/8B", "155/88"),
        ("801", "008/01"),
        ("0801", "008/01"),
        ("21/121", "121/21"),
        ("0121/21", "121/21"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert ho_class.suggest(slip)[0] == meant


@given(value=st.from_regex(r"[0-9]{3}/[0-9]{2}", fullmatch=True))
def test_zeros_that_a_spreadsheet_drops_are_put_back(value: str) -> None:
    left, right = (str(int(piece)) for piece in value.split("/"))
    written = f"{left}/{right}"
    assert value == written or ho_class.suggest(written)[0] == value


@pytest.mark.parametrize(("raw", "value"), [("8N", "008N"), ("105a", "105A"), ("121", "121")])
def test_a_class_alone_is_kept_with_a_warning(raw: str, value: str) -> None:
    outcome = check("ho_class", raw)
    assert outcome.value == value
    assert [(found.code, found.severity) for found in outcome.report] == [("XB-HOCLASS-002", Severity.WARNING)]
