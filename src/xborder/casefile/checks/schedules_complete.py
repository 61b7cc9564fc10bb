"""Reason 3: how schedules of unused material are filled in."""

import re
from collections.abc import Iterator
from functools import cache

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.wording import several
from xborder.model.evidence import Schedule, UnusedItem

_BARE = re.compile(r"(?:MG[0-9]{1,2}[A-Z]?|CAD|BWV|CCTV|PNB|statement)\b.{0,12}", re.ASCII | re.IGNORECASE)
_FEWEST_WORDS = 5
_TODO = "Put the schedule right and have it signed again."


def judge(case: Case) -> Answer:
    """Signed and dated, numbered without a gap, described in words, located (CPS Disclosure Manual, chapters 6 and 7)."""
    faults = tuple(fault for schedule in case.file.schedules for fault in _faults(case, schedule))
    number = sum(len(schedule.items) for schedule in case.file.schedules)
    return Answer(
        detail=f"Signed; {number} item(s) numbered and described.", faults=faults, applies=bool(case.file.schedules)
    )


def _faults(case: Case, schedule: Schedule) -> Iterator[Fault]:
    form = schedule.form
    if schedule.signed_on is None or schedule.disclosure_officer is None:
        place = case.place(schedule, "/signed_on")
        yield faulty(f"{form} is not signed by a disclosure officer.", _TODO, place, verified=True)
    if not _numbered(case, schedule):
        yield faulty(f"{form} is not numbered without a gap.", _TODO, case.place(schedule, "/items"), verified=True)
    if form == "MG6E":
        return
    for index, item in enumerate(schedule.items):
        yield from _item(case, schedule, index, item)


def _numbered(case: Case, schedule: Schedule) -> bool:
    """True if its numbers go on where the schedules of this form before it end."""
    same = [each for each in case.file.schedules if each.form == schedule.form]
    ordered = sorted(same, key=lambda each: min((item.number for item in each.items), default=0))
    before = sum(len(each.items) for each in ordered[: ordered.index(schedule)])
    return [item.number for item in schedule.items] == list(range(before + 1, before + 1 + len(schedule.items)))


def _item(case: Case, schedule: Schedule, index: int, item: UnusedItem) -> Iterator[Fault]:
    what = f"{schedule.form} item {item.number}"
    described = case.place(schedule, f"/items/{index}/description")
    if len(item.description.split()) < _FEWEST_WORDS or _BARE.fullmatch(item.description):
        yield faulty(f"{what} needs a description in words.", _TODO, described, verified=True)
    short = list(_short_forms(item.description))
    if short:
        yield faulty(f"{what} uses {several(short)} without the words.", _TODO, described)
    if not item.location:
        yield faulty(f"{what} does not say where it is.", _TODO, case.place(schedule, f"/items/{index}"))
    if schedule.form == "MG6D" and not item.reason_sensitive:
        yield faulty(f"{what} does not say why it is sensitive.", _TODO, case.place(schedule, f"/items/{index}"))
    if item.passes_disclosure_test is None:
        yield faulty(f"{what} was not assessed.", _TODO, case.place(schedule, f"/items/{index}"))


def _short_forms(text: str) -> Iterator[str]:
    """Short forms whose words do not stand beside them."""
    for name, words in _acronyms().items():
        if re.search(rf"\b{name}\b", text) and words.lower() not in text.lower():
            yield name


@cache
def _acronyms() -> dict[str, str]:
    return dict(read_data("acronyms.yaml"))
