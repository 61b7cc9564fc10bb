"""Where a number or a code itself stands within its field."""

import attrs

from xborder.findings import Location, Sourced
from xborder.model.values import Coded, Identifier


def place_of(record: Sourced, pointer: str, held: Identifier | Coded) -> Location:
    """The place of what was judged: of the canonical form, or else of what was written; the pointer names the field.

    Asked for only where something is wrong: places of the source are worked out then.
    """
    written = "value" if held.value else "raw"
    return attrs.evolve(record.at(f"{pointer}/{written}"), pointer=pointer)
