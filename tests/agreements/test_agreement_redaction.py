"""Each way of redacting: what it leaves, what it refuses, and that twice is the same as once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.agreements.leaves import Leaf, LeafKind
from xborder.agreements.redaction import CannotRedactError, HashKey, fits, is_method, redact

KEY = HashKey(id="k1", secret=b"secret of the tests")
NAME = Leaf(pattern="/name/family", kind=LeafKind.TEXT, owner="PersonName")
POSTCODE = Leaf(pattern="/postcode", kind=LeafKind.IDENTIFIER, codes="postcode")
BORN = Leaf(pattern="/date_of_birth", kind=LeafKind.PARTIAL_DATE)
GRID = Leaf(pattern="/grid_reference", kind=LeafKind.TEXT)
PNC = Leaf(pattern="/pnc_id", kind=LeafKind.IDENTIFIER, codes="pnc_id")
LEAVES = (NAME, POSTCODE, BORN, GRID, PNC)


@pytest.mark.parametrize(
    ("method", "leaf", "value", "left"),
    [
        ("initials", NAME, "Fenwright", "F"),
        ("initials", NAME, "de la Mare", "D L M"),
        ("initials", NAME, "élan", "É"),
        ("initials", NAME, "ßimon", "S"),
        ("year_only", BORN, "1991-02-17", "1991"),
        ("month_only", BORN, "1991-02-17", "1991-02"),
        ("grid_1km", GRID, "TL 512 934", "TL 51 93"),
        ("constant", NAME, "Fenwright", "[redacted]"),
        ("mask_last:3", NAME, "Fenwright", "Fenwri***"),
        ("mask_last:99", NAME, "Fenwright", "*********"),
    ],
)
def test_what_is_left(method: str, leaf: Leaf, value: str, left: str) -> None:
    assert redact(method, leaf, value) == left


def test_an_identifier_keeps_its_scheme_and_loses_what_was_written() -> None:
    value = {"scheme": "postcode", "value": "GIR 0AA", "raw": "gir0aa"}
    assert redact("postcode_district", POSTCODE, value) == {"scheme": "postcode", "value": "GIR"}
    longest = {"scheme": "postcode", "value": "CB10 4AA"}
    assert redact("postcode_district", POSTCODE, longest) == {"scheme": "postcode", "value": "CB10"}


@pytest.mark.parametrize(
    ("method", "leaf", "value"),
    [
        ("postcode_district", POSTCODE, {"scheme": "postcode", "raw": "cb74aa"}),
        ("postcode_district", POSTCODE, {"scheme": "postcode", "value": "CB74AA"}),
        ("postcode_district", POSTCODE, {"scheme": "postcode", "value": "CB7 4AA\n"}),
        ("year_only", BORN, "17/02/1991"),
        ("grid_1km", GRID, "TL 512 93"),
        ("grid_1km", GRID, "TL ²² ³³"),
        ("grid_1km", GRID, "by the old barn"),
        ("initials", NAME, "123"),
        ("keyed_hash", NAME, "Fenwright"),
        ("initials", GRID, "TL 51 93"),
        ("postcode_district", POSTCODE, {"scheme": "postcode", "value": "CB10 4AAA"}),
        ("postcode_district", PNC, {"scheme": "pnc_id", "value": "CB7 4AA"}),
        ("postcode_district", Leaf(pattern="/postcode", kind=LeafKind.TEXT, codes="postcode"), "CB7 4AA"),
        ("grid_1km", NAME, "TL 51 93"),
        ("grid_1km", Leaf(pattern="/grid_reference", kind=LeafKind.FLAG), "TL 51 93"),
        ("grid_1km", GRID, "TL 5123456 9345678"),
        ("regex", NAME, "Fenwright"),
    ],
)
def test_what_cannot_be_reduced_is_not_passed_on(method: str, leaf: Leaf, value: object) -> None:
    with pytest.raises(CannotRedactError) as caught:
        redact(method, leaf, value)
    assert "Fenwright" not in str(caught.value)


def test_equal_values_give_equal_hashes_under_one_key_only() -> None:
    first = redact("keyed_hash", NAME, "Fenwright", KEY)
    assert first == redact("keyed_hash", NAME, "Fenwright", KEY)
    assert first != redact("keyed_hash", NAME, "Fenwright", HashKey(id="k1", secret=b"another"))
    assert first.startswith("hmac-sha256:k1:")
    assert "secret" not in repr(KEY)


METHODS = st.sampled_from(
    ["initials", "year_only", "month_only", "postcode_district", "grid_1km", "constant", "mask_last:4", "keyed_hash"]
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.dates().map(str),
    st.from_regex(r"[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}", fullmatch=True),
    st.from_regex(r"[A-Z]{2} ?[0-9]{3} ?[0-9]{3}", fullmatch=True),
)


@given(METHODS, st.sampled_from(LEAVES), TEXTS)
def test_twice_is_the_same_as_once(method: str, leaf: Leaf, text: str) -> None:
    value = {"scheme": "x", "value": text, "raw": text} if leaf.kind is LeafKind.IDENTIFIER else text
    try:
        once = redact(method, leaf, value, KEY)
    except CannotRedactError:
        return
    assert redact(method, leaf, once, KEY) == once


def test_dropping_fits_everything_and_is_a_method() -> None:
    assert is_method("drop")
    assert all(fits("drop", leaf) for leaf in LEAVES)
