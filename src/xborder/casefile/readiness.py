"""Whether a case file is ready: each cell of the content matrix decided and explained, for each charge."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from xborder.casefile.case import Case
from xborder.casefile.form_register import read_data
from xborder.casefile.step import Step
from xborder.findings import Location
from xborder.model.readiness import State, Verdict

__all__ = [
    "Answer",
    "Check",
    "Failure",
    "Fault",
    "Readiness",
    "ReadinessItem",
    "Standing",
    "State",
    "Verdict",
    "assess_readiness",
]


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that a reviewer would send back: how it stands, what settles it, and where.

    ``charges`` are the charges or offences (``36:charge:REF`` or
    ``36:charge:REF#2``) that it concerns; none means all of them. ``verified``
    says that the need was read in a primary source, so that it may be an error.
    ``step`` is the one command, or the one line of case.yaml, that settles it;
    None where somebody has to write, or to put right a record at its source.
    """

    state: State
    detail: str
    todo: str
    place: Location = Location(file="case.yaml")
    charges: tuple[str, ...] = ()
    verified: bool = False
    step: Step | None = None


@attrs.frozen(kw_only=True)
class Answer:
    """What a check found: whether it has anything to judge in this case, and what is wrong."""

    detail: str = ""
    faults: tuple[Fault, ...] = ()
    applies: bool = True


@attrs.frozen(kw_only=True)
class Failure:
    """A fault, the check that found it, and the item of the matrix it keeps from being ready."""

    check: str
    fault: Fault


@attrs.frozen(kw_only=True)
class ReadinessItem:
    """One item of the matrix, decided."""

    id: str
    title: str
    form: str
    state: State
    detail: str
    failures: tuple[Failure, ...] = ()

    @property
    def todo(self) -> str:
        """What would settle it."""
        return " ".join(dict.fromkeys(failure.fault.todo for failure in self.failures))


@attrs.frozen(kw_only=True)
class Standing:
    """How the file stands for one offence charged, or for the file as a whole where nothing is charged yet.

    ``key`` is the charge with the number of the offence, as ``36:charge:REF#1``.
    """

    key: str
    code: str
    verdict: Verdict
    items: tuple[ReadinessItem, ...]


@attrs.frozen
class Readiness:
    """Every item, in the matrix's order, and how each charge stands."""

    items: tuple[ReadinessItem, ...]
    charges: tuple[Standing, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Not ready if anything is missing or faulty; cannot tell if anything could not be judged."""
        return _verdict(self.items)

    @property
    def is_ready(self) -> bool:
        """True if nothing that the file needs is missing, faulty or unknown."""
        return self.verdict is Verdict.READY

    def count(self, *states: State) -> int:
        """How many items stand so."""
        return sum(item.state in states for item in self.items)

    @property
    def open(self) -> tuple[ReadinessItem, ...]:
        """The items that keep the file from being ready, worst first."""
        ranked = sorted(self.items, key=lambda item: _WORST.index(item.state) if item.state in _WORST else 9)
        return tuple(item for item in ranked if item.state in _WORST)


Check = Callable[[Case], Answer]

#: From the worst to the best of what keeps a file back.
_WORST = (State.MISSING, State.FAULTY, State.CANNOT_TELL)


def assess_readiness(case: Case, checks: Mapping[str, Check]) -> Readiness:
    """Decide each item of the content matrix for this kind of file, and how each charge stands.

    Source: Director's Guidance on Charging, 6th edition, annexes 4 and 5; the
    table is ``data/matrix.yaml``. Raises KeyError if an item names a check that
    there is not.
    """
    kind = case.plan.file_type.value
    items = tuple(
        _decide(row, row["needs"].get(kind, "-"), {name: checks[name](case) for name in row["checks"]})
        for row in read_data("matrix.yaml")
    )
    return Readiness(items, tuple(_standing(key, code, items) for key, code in _subjects(case)))


def _decide(row: Mapping[str, str], need: str, answers: Mapping[str, Answer]) -> ReadinessItem:
    used = {name: answer for name, answer in answers.items() if need == "R" or (need == "C" and answer.applies)}
    failures = tuple(Failure(check=name, fault=fault) for name, answer in used.items() for fault in answer.faults)
    detail = " ".join(answer.detail for answer in used.values() if answer.detail and not answer.faults)
    return _item(row["id"], row["title"], row.get("form", ""), detail, failures, needed=bool(used))


def _item(
    name: str, title: str, form: str, detail: str, failures: tuple[Failure, ...], *, needed: bool
) -> ReadinessItem:
    state = _state([failure.fault.state for failure in failures]) if needed else State.NOT_NEEDED
    said = " ".join(failure.fault.detail for failure in failures) or detail
    return ReadinessItem(id=name, title=title, form=form, state=state, detail=said, failures=failures)


def _state(states: Iterable[State]) -> State:
    found = set(states)
    return next((state for state in _WORST if state in found), State.PRESENT)


def _verdict(items: Iterable[ReadinessItem]) -> Verdict:
    states = {item.state for item in items}
    if states & {State.MISSING, State.FAULTY}:
        return Verdict.NOT_READY
    return Verdict.CANNOT_TELL if State.CANNOT_TELL in states else Verdict.READY


def _subjects(case: Case) -> list[tuple[str, str]]:
    return [(key, offence.code.text) for key, offence in case.offences()]


def _standing(key: str, code: str, items: Iterable[ReadinessItem]) -> Standing:
    seen = tuple(_for_charge(item, key) for item in items)
    return Standing(key=key, code=code, verdict=_verdict(seen), items=seen)


def _for_charge(item: ReadinessItem, key: str) -> ReadinessItem:
    """The item as far as it concerns one offence."""
    mine = tuple(failure for failure in item.failures if _concerns(failure.fault, key))
    if mine == item.failures:
        return item
    detail = "" if mine else "Nothing is wrong with it for this charge."
    return _item(item.id, item.title, item.form, detail, mine, needed=item.state is not State.NOT_NEEDED)


def _concerns(fault: Fault, key: str) -> bool:
    return not fault.charges or key in fault.charges or key.partition("#")[0] in fault.charges
