"""Earlier orders: each warning and notice with its terms and the proof that it was served."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, bullets, facts, prose, section, table, terms
from xborder.casefile.wording import day, force_name, moment
from xborder.model.order import AsbOrder, Breach, Service


def order_record(case: Case, order: AsbOrder) -> Paper:
    """One order as its force recorded it."""
    blocks = [*_head(order), *_conduct(order), *_requirements(order), *_service(order), *_breaches(order)]
    title = f"{order.title or order.kind.value.upper()} {order.ref}"
    return Paper(form="Order record", title=title, subtitle=case.plan.title, blocks=tuple(blocks))


def _head(order: AsbOrder) -> list[Block]:
    until = "further order" if order.until_further_order else day(order.ends_on) or "not stated"
    issuer = order.issuer.display if order.issuer else ""
    return [
        facts(
            ("Force", force_name(order.provenance.force)),
            ("Issued by", issuer),
            ("Made", moment(order.made_at) or day(order.made_on)),
            ("In force", f"{day(order.in_force_from)} to {until}" if order.in_force_from else until),
            ("Area", order.area or ""),
            ("Agreement", order.agreement or "none"),
            columns=2,
        )
    ]


def _conduct(order: AsbOrder) -> list[Block]:
    blocks: list[Block] = []
    for heading, text in (
        ("Conduct", order.conduct),
        ("Locality affected", order.locality),
        ("Why the effect continues", order.continuing_effect),
    ):
        if text:
            blocks += [section(heading), prose(text)]
    if order.consulted:
        blocks += [section("Informed before issue"), bullets(order.consulted)]
    return blocks


def _requirements(order: AsbOrder) -> list[Block]:
    if not order.requirements:
        return []
    return [section("Requirements"), terms([(each.number, each.text) for each in order.requirements])]


def _service(order: AsbOrder) -> list[Block]:
    if not order.services:
        return [section("Service"), prose("No service is recorded.")]
    header = ("When", "How", "Served by", "Evidence")
    return [
        section("Service"),
        table(("1.4fr", "1fr", "1.4fr", "1fr"), header, [_service_row(each) for each in order.services]),
    ]


def _service_row(service: Service) -> tuple[str, ...]:
    return (
        moment(service.served_at) or day(service.served_on),
        service.method.value.replace("_", " ") if service.method else "not recorded",
        service.served_by.display if service.served_by else "not recorded",
        ", ".join(service.evidence_refs) or "none",
    )


def _breaches(order: AsbOrder) -> list[Block]:
    if not order.breaches:
        return []
    header = ("When", "Term", "What was done", "Excuse asked about")
    return [
        section("Breaches alleged"),
        table(("auto", "auto", "2fr", "1.4fr"), header, [_breach_row(each) for each in order.breaches]),
    ]


def _breach_row(breach: Breach) -> tuple[str, ...]:
    when = moment(breach.occurred_at) or day(breach.occurred_on)
    return (
        when,
        str(breach.requirement_number or ""),
        breach.summary or "",
        breach.excuse_considered or "not recorded",
    )
