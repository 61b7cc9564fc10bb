"""The ladder over orders with impossible dates: it says what it could not judge, and never stops."""

import datetime as dt

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bad_orders import orders
from build_records import NOW, incident, linked, sourced
from xborder.ladder import Scope, assess
from xborder.ladder.operations import names, shipped
from xborder.model.order import AsbOrder

SCOPE = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "36", "37", "46"}))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tried=orders(), name=st.sampled_from(names()), on=st.datetimes(timezones=st.just(dt.UTC)))
def test_no_order_stops_the_ladder(tried: AsbOrder, name: str, on: dt.datetime) -> None:
    named = attrs.evolve(tried, ref="X-1", provenance=attrs.evolve(tried.provenance, force="36"))
    records = [incident("EK/1", "2026-02-08", "46"), sourced("asb_order", named)]
    for now in (NOW, on):
        for ladder in assess(records, linked(*records), now=now, scope=SCOPE, operation=shipped(name)):
            assert all(proposal.gates or proposal.status for proposal in ladder.proposals)
            assert all(clock.passed == (clock.last_day < ladder.on) for clock in ladder.clocks)
