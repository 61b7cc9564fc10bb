"""Waivers: which findings somebody decided to live with, why, who answers for it, and until when."""

import datetime as dt

import attrs

from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


@attrs.frozen(kw_only=True)
class WaiverEntry:
    """One decision: findings of this code in these files are shown, but do not count, up to a day."""

    code: str = described("Code", description="The code of the finding.", example="XB-PNC-002")
    path: str = described(
        "Path",
        description=(
            "The files it is for: a path as findings give it, with forward slashes; * stands for anything"
            " within one folder, ** for any folders. A path of fewer parts is compared with the end."
        ),
        example="records/kent/*.csv",
    )
    at: str | None = optional(
        "Place in the record",
        description="A JSON Pointer; * stands for one step. It covers what is below it too.",
        example="/persons/*/person/identifiers/pnc_id",
    )
    reason: str = described("Reason", example="The source system is re-keyed in January.")
    owner: str = described("Owner", description="The person or post that answers for it.", example="Records, Kent")
    expires: dt.date = described("Expires", description="The last day on which it holds.", example="2027-01-31")


@attrs.frozen(kw_only=True)
class WaiversFile:
    """The waivers of a project or a case."""

    schema: str = schema_field("xborder/waivers/1")
    waivers: tuple[WaiverEntry, ...] = several("Waivers")
