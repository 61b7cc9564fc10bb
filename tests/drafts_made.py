"""Drafts for tests: one person's story of four forces, the words of an officer, and the pages read by a second library."""

import datetime as dt
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf

from build_records import day, links, story
from xborder.casefile.drafting import Draft, DraftWish, make_draft
from xborder.findings import Outcome, Sourced
from xborder.ladder import Scope
from xborder.model.codes import GroundKind, IssuerRole, OrderKind, RequirementKind
from xborder.model.links import LinksFile
from xborder.model.order import Ground, Requirement
from xborder.model.order_draft import OrderDraft
from xborder.model.parts import Officer, PersonName

SCOPE = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "36", "37", "46"}))
#: A day on which the story's step is open, for each kind.
OPEN = {"cpw": "2026-02-20", "cpn": "2026-04-14", "cbo": "2026-10-08"}


def term(
    number: int = 1, text: str = "You must not enter farmland in Kent with a sighthound.", **more: Any
) -> Requirement:
    return Requirement(**{"number": number, "kind": RequirementKind.PROHIBIT, "text": text, **more})


def words(**changes: Any) -> OrderDraft:
    values: dict[str, Any] = {
        "conduct": "Coursing hares with dogs on farmland at Stourmarsh, without leave.",
        "locality": "The farmed land of Kent",
        "time_allowed": "From today",
        "court": "Fenmarsh Magistrates' Court",
        "case_reference": "36NC0412626",
        "reason": "It went on after a warning.",
        "ask_for_changes": "The community safety team",
        "consulted": ("The district council, on 10 April 2026",),
        "requirements": (
            term(),
            term(2, "You must tell a constable the names of the dogs you keep.", kind=RequirementKind.REQUIRE),
        ),
        "area": "Farmland as on map JSK/3",
        "duration": "3 years",
        "issuer": Officer(
            rank="PC", collar_number="2207", name=PersonName(family="Kestrel", given=("Jonas",)), force="35"
        ),
        "issuer_role": IssuerRole.CONSTABLE,
    }
    return OrderDraft(**{**values, **changes})


def distress(*refs: str) -> Ground:
    kind = GroundKind.HARASSMENT_ALARM_DISTRESS
    return Ground(kind=kind, text="The farmer was afraid to go out.", evidence_refs=refs or ("46:incident:EK/1",))


def drafted(
    kind: str,
    given: OrderDraft | None = None,
    *,
    on: str | None = None,
    records: Iterable[Sourced] | None = None,
    linked: LinksFile | None = None,
    **more: Any,
) -> Outcome[Draft]:
    """A draft from the story, on a day on which the step is open."""
    held, joined = story()
    if kind == "cbo" and given is None:
        given = words(grounds=(distress(),))
    wish = DraftWish(
        kind=OrderKind(kind),
        force="35",
        now=dt.datetime.combine(day(on or OPEN[kind]), dt.time(12, tzinfo=dt.UTC)),
        words=given or words(),
        **{"scope": SCOPE, **more},
    )
    return make_draft(held if records is None else records, linked or (joined if records is None else links()), wish)


def made(kind: str, given: OrderDraft | None = None, **more: Any) -> Draft:
    outcome = drafted(kind, given, **more)
    assert outcome.value is not None, [(each.code, each.message) for each in outcome.report]
    return outcome.value


def codes(outcome: Outcome[Draft]) -> list[str]:
    return sorted({each.code for each in outcome.report})


def pages(pdf: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def own_template(folder: Path, kind: str, **changes: str) -> Path:
    """The shipped template with some of its text replaced: ``old=new`` pairs under any names, parted by ``=>``."""
    from xborder.casefile.drafting.template import shipped

    source = shipped(OrderKind(kind)).read_text(encoding="utf-8")
    for change in changes.values():
        old, _, new = change.partition("=>")
        assert old in source
        source = source.replace(old, new)
    path = folder / "own.typ"
    path.write_text(source, encoding="utf-8")
    return path


def spoken(pdf: bytes) -> str:
    """What a screen reader has to read: the text of the pages without what is marked as an artifact."""
    inside = 0
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            kept, depth = [], []
            for each in pikepdf.parse_content_stream(page):
                operator = str(each.operator)
                if operator in {"BMC", "BDC"}:
                    depth.append(str(each.operands[0]) == "/Artifact")
                elif operator == "EMC":
                    depth.pop()
                inside = sum(depth)
                if not (inside and operator in {"Tj", "TJ"}):
                    kept.append(each)
            page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))
        opened.save(made)
    return text(made.getvalue()).strip()
