"""The ladder of hare coursing, climbed by many people of five events each from three forces.

    python benchmarks/ladder.py

Each person has three incidents, a warning and a notice that was broken, joined
by four confirmed links. The floor is reading those five records from JSON
Lines: a ladder that costs little beside that is one that nobody waits for.
People come one by one, as from a table that is sorted by person. The second
table shows that time grows with their number and with nothing else; the third
that memory does not grow at all.
"""

import datetime as dt
import gc
import itertools
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import orjson
from side_by_side import Row, Table, compare

from xborder.findings import Sourced
from xborder.ladder import Scope, assess_people
from xborder.ladder.operations import shipped
from xborder.model.codes import LinkBasis
from xborder.model.incident import Incident
from xborder.model.links import Link
from xborder.model.order import AsbOrder
from xborder.rules.people import people_in
from xborder.schema import decode_json

OPERATION = shipped("coursing")
SCOPE = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "37", "46"}))
NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.UTC)
FLOOR = "its five records read from JSON (floor)"

#: The records of one person, and the links that join them.
One = tuple[Sequence[Sourced], Sequence[Link]]


def tables() -> Iterator[Table]:
    """The tables."""
    some = list(people(200))
    documents = [document for each in range(200) for document in _documents(each)]
    ways = {FLOOR: partial(_read, documents), "its ladder": partial(_climb, some)}
    yield compare("The ladder: 200 people of five events", ways, FLOOR, rounds=21)
    yield _growth()
    yield _memory()


def _growth() -> Table:
    """Seconds for more and more people, each number against the first."""
    taken = []
    for number in (1_000, 2_000, 4_000, 8_000):
        known = list(people(number))
        best = min(_seconds(known) for _ in range(3))
        taken.append((f"{number:,} people, {number * 5:,} events", best))
    least = taken[0][1]
    rows = (Row(name, seconds / least, seconds * 1e3) for name, seconds in taken)
    return Table("The ladder: growth with the number of people", tuple(rows))


def _seconds(known: list[One]) -> float:
    gc.collect()
    gc.freeze()  # what waits to be climbed is not looked at again and again
    begun = time.process_time()
    _climb(known)
    seconds = time.process_time() - begun
    gc.unfreeze()
    return seconds


def _memory() -> Table:
    """Peak memory for people who are made as they are asked for; the last column is in MB."""
    _peak(100)  # what is loaded once is not counted
    peaks = [(f"{number:,} people, peak in MB for ms", _peak(number)) for number in (400, 4_000)]
    rows = (Row(name, peak / peaks[0][1], peak / 1e6) for name, peak in peaks)
    return Table("The ladder: memory, people one by one", tuple(rows))


def _peak(number: int) -> int:
    tracemalloc.start()
    try:
        _climb(people(number))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _climb(known: Iterable[One]) -> int:
    made = assess_people(known, now=NOW, operation=OPERATION, scope=SCOPE)
    return sum(len(ladder.proposals) for ladder in made)


def _read(documents: Iterable[tuple[type[Any], bytes]]) -> list[Any]:
    return [decode_json(raw, cls).value for cls, raw in documents]


def people(number: int) -> Iterator[One]:
    """People who were warned, and broke a notice."""
    for each in range(number):
        records = tuple(_sourced(record) for record in _read(_documents(each)))
        names = [person.key for record in records for person in people_in(record)[:1]]
        yield records, tuple(itertools.starmap(_link, itertools.pairwise(names)))


def _sourced(record: Any) -> Sourced:
    return Sourced(type="incident" if isinstance(record, Incident) else "asb_order", record=record, data={})


def _link(left: str, right: str) -> Link:
    return Link(
        persons=(left, right),
        basis=LinkBasis.OFFICER_RECOGNITION,
        explanation="Seen by the same officer.",
        confirmed_by="DC 1 Example",
        confirmed_on=dt.date(2026, 6, 1),
    )


def _documents(each: int) -> Iterator[tuple[type[Any], bytes]]:
    who = {"name": {"family": f"Fenwright{each}", "given": ["Daryl"]}, "date_of_birth": "1991-02-17"}
    for name, force, day in (("SFK", "37", "2026-01-18"), ("EK", "46", "2026-02-08"), ("EKB", "46", "2026-03-22")):
        incident = {**_known("incident", f"{name}/{each}", force), "occurred_on": day, "effect": "Crops flattened."}
        yield Incident, orjson.dumps({**incident, "persons": [{"ref": "P1", "role": "suspect", "person": who}]})
    warning = {**_known("asb-order", f"CPW-{each}", "35"), "kind": "cpw", "subject": who, **_served("2026-02-21")}
    yield AsbOrder, orjson.dumps({**warning, "conduct": "Coursing on farmland.", "warns_of_notice": True})
    notice = {**_known("asb-order", f"CPN-{each}", "35"), "kind": "cpn", "subject": who, **_served("2026-04-14")}
    breach = {"requirement_number": 1, "occurred_at": "2026-09-20T06:50:00+01:00", "excuse_considered": "Asked; none."}
    more = {"ends_on": "2027-04-14", "explains_sections": ["46", "47", "48", "49", "50", "51"], "breaches": [breach]}
    term = {"number": 1, "kind": "prohibit", "text": "Must not enter farmland with a sighthound."}
    rests = {"warning_refs": [f"35:asb_order:CPW-{each}"], "incident_refs": [f"46:incident:EK/{each}"]}
    yield AsbOrder, orjson.dumps({**notice, **more, **rests, "requirements": [term], "conduct": "Coursing again."})


def _known(schema: str, ref: str, force: str) -> dict[str, Any]:
    return {
        "schema": f"xborder/{schema}/1",
        "ref": ref,
        "provenance": {"force": force},
        "processing_restricted": False,
    }


def _served(day: str) -> dict[str, Any]:
    officer = {"name": {"family": "Kestrel"}, "rank": "PC", "force": "35"}
    service = {"served_at": f"{day}T16:20:00+01:00", "method": "handed", "served_by": officer}
    return {"issuer": officer, "issuer_role": "constable", "made_at": f"{day}T10:00:00+01:00", "services": [service]}


if __name__ == "__main__":
    for made in tables():
        print(made.markdown())
