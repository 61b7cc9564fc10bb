"""Codes of published lists and address lines keep the law of codecs: what is printed reads back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.formats.codecs import CODECS, Notes
from xborder.reference.code_mappings import Kind, mapping

LISTS = [
    ("plea_spi", "plea_cjs"),
    ("verdict_spi", "verdict_cjs"),
    ("mode_of_trial_spi", "mode_of_trial_cjs"),
    ("remand_spi", "remand_cjs"),
]


def _codec(source: str, scheme: str) -> Any:
    return CODECS["code-of"].make({"list": source, "scheme": scheme}, {})


@pytest.mark.parametrize(("source", "scheme"), LISTS)
def test_each_code_of_the_list_comes_back(source: str, scheme: str) -> None:
    codec = _codec(source, scheme)
    for row in mapping(source, scheme).rows:
        notes = Notes()
        value = codec.parse((row.code,), notes)
        assert codec.print(value) == (row.code,)
        assert ("value" in value) is (row.kind in {Kind.EXACT, Kind.LOSSY})
        assert [found.code for found in notes.findings] == ([] if "value" in value else ["XB-FORMAT-200"])


@pytest.mark.parametrize(("source", "scheme"), LISTS)
def test_each_meaning_comes_back_without_what_was_written(source: str, scheme: str) -> None:
    codec = _codec(source, scheme)
    for row in mapping(source, scheme).rows:
        if row.kind in {Kind.EXACT, Kind.LOSSY}:
            printed = codec.print({"scheme": scheme, "value": row.targets[0]})
            assert codec.parse(printed, Notes())["value"] == row.targets[0]


@given(raw=st.text())
def test_a_word_of_another_list_is_not_written(raw: str) -> None:
    codec = _codec("plea_spi", "plea_cjs")
    assert codec.print({"scheme": "plea_cjs", "value": "CON", "raw": raw}) == (
        ("4",) if raw.lstrip("0") != "4" else (raw,)
    )
    # What nobody could translate is written as it came.
    if raw:
        assert codec.print({"scheme": "plea_cjs", "raw": raw}) == (raw,)
