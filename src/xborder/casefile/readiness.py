"""Whether a case file is ready: each cell of the content matrix, decided and explained."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import attrs

from xborder.casefile.case import Case
from xborder.casefile.form_register import read_data


class State(StrEnum):
    """How one item stands."""

    READY = "ready"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


@attrs.frozen(kw_only=True)
class Answer:
    """What a check found: whether the item applies to this case, whether it is there, and what to do."""

    applies: bool = True
    met: bool
    detail: str
    todo: str = ""


@attrs.frozen(kw_only=True)
class ReadinessItem:
    """One item of the matrix, decided."""

    id: str
    title: str
    form: str
    state: State
    detail: str
    todo: str


@attrs.frozen
class Readiness:
    """Every item, in the matrix's order."""

    items: tuple[ReadinessItem, ...]

    @property
    def is_ready(self) -> bool:
        """True if nothing that the file needs is missing."""
        return self.count(State.MISSING) == 0

    def count(self, state: State) -> int:
        """How many items stand so."""
        return sum(item.state is state for item in self.items)


Check = Callable[[Case], Answer]


def assess_readiness(case: Case, checks: Mapping[str, Check]) -> Readiness:
    """Decide each item of the content matrix for this kind of file.

    Source: Director's Guidance on Charging, 6th edition, annexes 4 and 5; the
    table is ``data/matrix.yaml``. Raises KeyError if an item has no check.
    """
    return Readiness(
        tuple(_decide(row, checks[row["id"]](case), row[case.plan.file_type.value]) for row in read_data("matrix.yaml"))
    )


def _decide(row: dict[str, str], answer: Answer, need: str) -> ReadinessItem:
    needed = need == "R" or (need == "C" and answer.applies)
    if not needed:
        state = State.NOT_NEEDED
    else:
        state = State.READY if answer.met else State.MISSING
    return ReadinessItem(
        id=row["id"], title=row["title"], form=row.get("form", ""), state=state, detail=answer.detail, todo=answer.todo
    )
