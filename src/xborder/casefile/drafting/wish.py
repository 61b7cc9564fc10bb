"""What somebody asks for, and what they get."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import attrs

from xborder.findings import Location
from xborder.ladder import Scope
from xborder.ladder.operations import COURSING, shipped
from xborder.model.codes import IssuerRole, OrderKind
from xborder.model.operation import Operation
from xborder.model.order import AsbOrder
from xborder.model.order_draft import OrderDraft
from xborder.reference.clocks import uk_day
from xborder.rules.issuers import role_told_by
from xborder.rules.policy import Policy


@attrs.frozen(kw_only=True)
class DraftWish:
    """A draft that somebody asks for.

    ``kind`` is CPW, CPN or CBO; ``force`` the two-digit code of the force that
    drafts; ``now`` the time of drafting, whose day in London is taken for the
    day of issue. ``person`` names somebody in the records (``type:ref``, with the
    force before it and ``#P1`` after it where needed); without it there has to be
    only one. ``words`` are those that no record holds, ``places`` where they stand in
    the officer's file, by JSON Pointer. ``operation`` says which steps there are and what
    each needs, ``scope`` is the agreement under which incidents count across forces.
    ``template`` is a force's own.
    """

    kind: OrderKind
    force: str
    now: dt.datetime
    words: OrderDraft = OrderDraft()
    places: Mapping[str, Location] = attrs.field(factory=dict)
    person: str | None = None
    template: Path | None = None
    ref: str | None = None
    operation: Operation = attrs.field(factory=lambda: shipped(COURSING))
    scope: Scope | None = None

    @property
    def today(self) -> dt.date:
        """The day of issue that is reckoned with."""
        return uk_day(self.now)

    @property
    def issued_as(self) -> IssuerRole | None:
        """As what the issuer acts: as the words say, else as the rank tells."""
        issuer = self.words.issuer
        return self.words.issuer_role or (role_told_by(issuer) if issuer is not None else None)

    @property
    def is_outsider(self) -> bool:
        """True if the force that drafts is no party to the agreement, so that nothing counts for it by that."""
        return self.scope is not None and self.force not in self.scope.forces

    @property
    def policy(self) -> Policy:
        """The numbers that the forces of the operation chose, as the rules for orders take them."""
        chosen = self.operation.policy
        return Policy(
            minimum_days_to_comply=chosen.minimum_days_to_comply,
            warning_life_days=chosen.warning_life_days,
            clock_warning_days=chosen.clock_warning_days,
        )


@attrs.frozen(kw_only=True)
class Draft:
    """A draft: the paper, and the order as a record to be completed."""

    order: AsbOrder
    pdf: bytes
    record: bytes
