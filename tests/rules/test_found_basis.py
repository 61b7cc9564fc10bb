"""What a finding rests on: the row of law that was read, and what its text names beside it."""

import datetime as dt

import attrs
import pytest

from xborder.findings import Sourced, describe
from xborder.reference import law
from xborder.rules.found import found

RECORD = Sourced(type="asb_order", record=None, data={})


@pytest.mark.parametrize("name", ["cpn.offence", "cbo.breach.max.summary"])
def test_of_two_acts_that_a_text_names_the_one_of_the_row_is_shown(name: str) -> None:
    row = law.value(name, on=dt.date(2026, 9, 20))
    assert row is not None
    assert len(describe("XB-ORDER-061")["basis"]) == 1
    assert found("XB-ORDER-061", RECORD, "/breaches/0", row=row).basis == (row.source,)


def test_a_document_that_is_no_section_of_the_row_stays() -> None:
    row = law.value("statement.signed", on=dt.date(2026, 9, 20))
    assert row is not None
    shown = found("XB-STATEMENT-001", RECORD, "/signed", row=row).basis
    assert shown == (row.source, "Criminal Procedure Rules 2020, 16.2")


def test_section_4_is_not_section_43() -> None:
    row = law.value("cpn.warning.required", on=dt.date(2026, 9, 20))
    assert row is not None
    short = attrs.evolve(row, source="Anti-social Behaviour, Crime and Policing Act 2014 s.4")
    shown = found("XB-ORDER-003", RECORD, "/warning_refs", row=short).basis
    assert shown == (short.source, "Anti-social Behaviour, Crime and Policing Act 2014 s.43(5)")
