"""Orders with any dates at all: ``from bad_orders import orders``."""

import datetime as dt

import attrs
from hypothesis import strategies as st

from build_records import notice, person
from strategies import records
from xborder.model.codes import AppealOutcome, OrderKind, ServiceMethod
from xborder.model.order import Appeal, AsbOrder, OrderVersion, Service

#: Any dates at all, near each other so that they meet, and at the edges of the calendar.
DATES = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)) | st.sampled_from((dt.date.min, dt.date.max)) | st.none()
TIMES = (
    st.datetimes(timezones=st.just(dt.UTC) | st.just(dt.timezone(dt.timedelta(hours=-12))) | st.none())
    | st.sampled_from((dt.datetime.min, dt.datetime.max, dt.datetime.max.replace(tzinfo=dt.UTC)))  # noqa: DTZ901 - the edges are what is tested
    | st.none()
)
SERVICES = st.builds(Service, served_on=DATES, served_at=TIMES, method=st.none() | st.sampled_from(ServiceMethod))
VERSIONS = st.builds(
    OrderVersion, number=st.integers(-1, 3), made_on=DATES, in_force_from=DATES, ends_on=DATES, ends_at=TIMES
)
DATED = {
    "made_on": DATES,
    "made_at": TIMES,
    "in_force_from": DATES,
    "in_force_at": TIMES,
    "ends_on": DATES,
    "ends_at": TIMES,
    "seized_on": DATES,
    "seized_at": TIMES,
    "discharged_on": DATES,
    "services": st.lists(SERVICES, max_size=2).map(tuple),
    "versions": st.lists(VERSIONS, max_size=3).map(tuple),
    "appeal": st.none()
    | st.builds(Appeal, lodged_on=DATES, determined_on=DATES, outcome=st.sampled_from(AppealOutcome)),
    "issuer": st.none() | st.just(notice().record.issuer),
    "subject": st.sampled_from((None, person(), person(born="2009"), person(born="0001"), person(born="9999"))),
}


def orders() -> st.SearchStrategy[AsbOrder]:
    """Any order of any kind, with dates that agree or not."""
    made = st.tuples(records(AsbOrder), st.sampled_from(OrderKind), st.fixed_dictionaries(DATED))
    return made.map(lambda parts: attrs.evolve(parts[0], kind=parts[1], **parts[2]))
