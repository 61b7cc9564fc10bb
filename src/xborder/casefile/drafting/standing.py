"""Whether the step that makes a paper is open: the one place that asks the ladder.

Three needs of a step are answered here otherwise than by the records alone. Notice of an
application for a criminal behaviour order is given without waiting for the verdict (Criminal
Procedure Rules r.31.3), so the conviction is the court's to find and not in the draft's way; and
what the officer writes in the draft itself answers for harassment, alarm or distress, and for the
views of the youth offending team.
"""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from xborder.casefile.drafting.whose import ladder_of, whose
from xborder.casefile.drafting.wish import DraftWish
from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.ladder import Gate, Ladder, Proposal, assess
from xborder.model.codes import GroundKind, OrderKind
from xborder.model.links import LinksFile
from xborder.model.operation import CheckName


class Answer(StrEnum):
    """Whether what a step needs is there."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"
    IN_DRAFT = "said in this draft"
    LATER = "when the court decides"


_IN_THE_WAY = (Answer.NO, Answer.NOT_KNOWN)


@attrs.frozen(kw_only=True)
class Need:
    """One thing that the step needs, and whether it is there; one that does not block only warns."""

    text: str
    answer: Answer
    blocks: bool

    @property
    def words(self) -> str:
        """What is asked, and that nobody can tell where that is so."""
        return f"{self.text} (not known)" if self.answer is Answer.NOT_KNOWN else self.text


@attrs.frozen(kw_only=True)
class Standing:
    """Where the person stands: their ladder, and the open step with what it needs."""

    ladder: Ladder
    step: Proposal
    needs: tuple[Need, ...]

    @property
    def blocked_by(self) -> tuple[str, ...]:
        """What is in the way, in plain words."""
        return tuple(need.words for need in self.needs if need.blocks and need.answer in _IN_THE_WAY)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be there and is not; the step is open without it."""
        return tuple(need.words for need in self.needs if not need.blocks and need.answer in _IN_THE_WAY)


def standing(records: Mapping[str, Sourced], links: LinksFile | None, wish: DraftWish) -> Outcome[Standing]:
    """The open step of the person whom the wish names.

    Findings: XB-DRAFT-001 and XB-DRAFT-002 (errors) where nobody can be told, XB-DRAFT-004,
    XB-DRAFT-005 and XB-DRAFT-006 (errors) where no step that makes the paper is open,
    XB-DRAFT-017 (warning) for what should be there and is not, XB-DRAFT-018 (warning) where
    the force is no party to the agreement.
    """
    scope = None if wish.is_outsider else wish.scope
    ladders = assess(records.values(), links, now=wish.now, operation=wish.operation, scope=scope, everybody=True)
    named = whose(records, ladders, wish.person)
    if named.value is None:
        return Outcome(None, named.report)
    ladder = ladder_of(named.value, ladders)
    if ladder is None:
        return Outcome(None, Report.of(finding("XB-DRAFT-001", person=named.value)))
    found = [_standing(ladder, step, wish) for step in ladder.proposals if wish.kind in step.instruments]
    aside = _outside(wish)
    opened = next((each for each in found if not each.blocked_by), None)
    if opened is None:
        refusals = [_blocked(each) for each in found] or [_not_taken_up(ladder, wish)]
        return Outcome(None, aside + Report(tuple(refusals)))
    return Outcome(opened, aside + Report(tuple(finding("XB-DRAFT-017", need=text) for text in opened.warnings)))


def _outside(wish: DraftWish) -> Report:
    if wish.scope is None or not wish.is_outsider:
        return Report()
    return Report.of(finding("XB-DRAFT-018", agreement=wish.scope.agreement))


def _standing(ladder: Ladder, step: Proposal, wish: DraftWish) -> Standing:
    needs = (Need(text=gate.text, answer=_answer(gate, wish), blocks=gate.blocks) for gate in step.gates)
    return Standing(ladder=ladder, step=step, needs=tuple(needs))


def _blocked(stood: Standing) -> Finding:
    return finding("XB-DRAFT-005", step=stood.step.title, gates="; ".join(stood.blocked_by))


def _not_taken_up(ladder: Ladder, wish: DraftWish) -> Finding:
    """Why no step that makes the paper is taken up now; an operation may have none."""
    ids = [step.id for step in wish.operation.steps if wish.kind in step.instruments]
    why = dict.fromkeys(text for step in ladder.not_now if step.step in ids for text in step.why)
    if not ids:
        return finding("XB-DRAFT-006", operation=ladder.operation)
    return finding("XB-DRAFT-004", why="; ".join(why), state=ladder.state_title)


def _answer(gate: Gate, wish: DraftWish) -> Answer:
    if gate.met:
        return Answer.YES
    if gate.check == CheckName.CONVICTION and wish.kind is OrderKind.CBO:
        return Answer.LATER
    if _said(gate, wish):
        return Answer.IN_DRAFT
    return Answer.NO if gate.met is False else Answer.NOT_KNOWN


def _said(gate: Gate, wish: DraftWish) -> bool:
    """Whether the officer's own words in the draft answer the question."""
    words = wish.words
    if gate.check == CheckName.DISTRESS:
        return any(each.kind is GroundKind.HARASSMENT_ALARM_DISTRESS and each.evidence_refs for each in words.grounds)
    return gate.check == CheckName.YOUTH_VIEWS and bool((words.youth_team_views or "").strip())
