"""Everything that a draft is made of, gathered once."""

from collections.abc import Mapping

import attrs

from xborder.casefile.drafting import basis
from xborder.casefile.drafting.standing import Standing
from xborder.casefile.drafting.subject import subject_of
from xborder.casefile.drafting.wish import DraftWish
from xborder.findings import Sourced
from xborder.model.person import Person


@attrs.frozen(kw_only=True)
class Facts:
    """The wish, where the person stands, who they are, and the records that the draft names."""

    wish: DraftWish
    standing: Standing
    records: Mapping[str, Sourced]
    subject: Person | None
    incidents: tuple[Sourced, ...]
    warnings: tuple[Sourced, ...]
    orders: tuple[Sourced, ...]
    charges: tuple[Sourced, ...]


def facts(records: Mapping[str, Sourced], standing: Standing, wish: DraftWish) -> Facts:
    """Gather what a draft of this wish is made of."""
    return Facts(
        wish=wish,
        standing=standing,
        records=records,
        subject=subject_of(records, standing.ladder.keys),
        incidents=basis.incidents(standing, records, wish),
        warnings=basis.warnings(standing, records, wish),
        orders=basis.orders(standing, records, wish),
        charges=basis.charges(standing, records, wish),
    )
