"""MG5: the case summary, which the court and the defence receive."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, bullets, facts, notice, prose, section, signatures, table
from xborder.casefile.wording import day, force_name, name, partial
from xborder.model.order import AsbOrder

# Only these two kinds of file say which plea is expected.
_PLEA = {"gap": "Guilty", "ngap": "Not guilty"}


def mg5(case: Case) -> Paper:
    """The summary, its evidence, the account given, orders sought and earlier orders.

    It names witnesses and never says where they live.
    """
    blocks = [
        _heading(case),
        *_charges(case),
        *_narrative(case),
        *_orders_sought(case),
        *_earlier_orders(case),
        *_end(case),
    ]
    return Paper(form="MG5", title="Case summary", subtitle=case.plan.title, blocks=tuple(blocks))


def _heading(case: Case) -> Block:
    return facts(
        ("URN", case.file.urn.text),
        ("Operation", case.plan.operation or "none"),
        ("Lead force", force_name(case.plan.lead_force)),
        ("Anticipated plea", _PLEA.get(case.plan.file_type.value, "not stated")),
        columns=2,
    )


def _charges(case: Case) -> list[Block]:
    rows = [
        (
            name(charge.defendant),
            partial(charge.defendant.date_of_birth) if charge.defendant else "",
            each.code.text,
            day(each.began_on),
        )
        for charge in case.file.charges
        for each in charge.offences
    ]
    return [
        section("Defendants and charges"),
        table(("2fr", "auto", "auto", "auto"), ("Defendant", "Born", "Offence code", "Date"), rows),
    ]


def _narrative(case: Case) -> list[Block]:
    told = case.plan.narrative
    if told is None:
        return [notice("The officer in the case has not written the summary.", "stop")]
    blocks = [
        section("Summary"),
        prose(told.headline),
        prose(told.summary),
        section("Key evidence"),
        bullets(told.key_evidence),
    ]
    blocks += [section("The defendant's account"), prose(told.interview or "No account is recorded.")]
    if told.other:
        blocks += [section("Other information"), prose(told.other)]
    return blocks


def _orders_sought(case: Case) -> list[Block]:
    if not case.plan.orders_sought:
        return [section("Orders sought on conviction"), prose("None.")]
    rows = [
        (order.kind.value.upper(), order.basis, order.duration or "not stated") for order in case.plan.orders_sought
    ]
    return [
        section("Orders sought on conviction"),
        table(("auto", "1fr", "auto"), ("Order", "Power", "Duration"), rows),
        prose("The draft order and the grounds for it are in form MG13."),
    ]


def _earlier_orders(case: Case) -> list[Block]:
    if not case.file.orders:
        return []
    rows = [_order_row(order) for order in case.file.orders]
    header = ("Order", "Force", "Made", "Served", "In force until")
    return [section("Earlier warnings and orders"), table(("2fr", "2fr", "auto", "auto", "auto"), header, rows)]


def _order_row(order: AsbOrder) -> tuple[str, ...]:
    served = next((service.day for service in order.services if service.day), None)
    until = "further order" if order.until_further_order else day(order.ends_on) or "not stated"
    title = order.title or order.kind.value.upper()
    return (f"{title} {order.ref}", force_name(order.provenance.force), day(order.made_on), day(served), until)


def _end(case: Case) -> list[Block]:
    officer = case.plan.reporting_officer
    supervisor = case.plan.supervisor
    people = facts(
        ("Officer in the case", officer.display if officer else ""),
        ("Certified by", supervisor.display if supervisor else ""),
    )
    return [section("Certification"), people, signatures("Officer in the case", "Supervisor", "Date")]
