import datetime as dt
import re

import pytest

from xborder.reference import offences
from xborder.reference.offences import Category


def test_codes_have_their_form_and_stand_once() -> None:
    held = [entry.code for entry in offences.codes()]
    assert held == sorted(set(held))
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]{5}[A-Z]?", code, re.ASCII) for code in held)


@pytest.mark.parametrize("code", ["PS22002", "PS22003", "GM31061", "NP28007", "HA04001", "AS14004", "AS14016"])
def test_coursing_and_notice_breaches_are_summary_only(code: str) -> None:
    entry = offences.find(code)
    assert entry is not None
    assert entry.summary_only


@pytest.mark.parametrize("code", ["SE20001", "AS14001"])
def test_breach_of_a_behaviour_order_is_not(code: str) -> None:
    entry = offences.find(code)
    assert entry is not None
    assert entry.category is Category.EITHER_WAY
    assert not entry.summary_only


def test_days() -> None:
    old, new = offences.find("GM31050"), offences.find("GM31061")
    assert old is not None
    assert new is not None
    day = dt.date(2022, 8, 1)
    assert (old.in_force(day), new.in_force(day)) == (False, True)
    assert not old.dates_confirmed
    always = offences.find("NP28007")
    assert always is not None
    assert always.in_force(dt.date.min)


def test_no_title_is_empty() -> None:
    assert all(entry.title.strip() and entry.act.strip() for entry in offences.codes())
