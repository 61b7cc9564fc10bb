"""MG6C and MG6D: schedules of unused material."""

from xborder.casefile.case import Case
from xborder.casefile.form_register import DisclosureClass, form
from xborder.casefile.paper import Block, Paper, facts, prose, section, table
from xborder.casefile.wording import day
from xborder.model.evidence import Schedule


def unused(case: Case, schedule: Schedule) -> Paper:
    """One schedule: its items, numbered without a gap, and who certified it."""
    known = form(schedule.form)
    secret = known.disclosure is DisclosureClass.NEVER
    blocks: list[Block] = [_items(schedule, secret=secret)]
    if schedule.not_held:
        rows = [(kind.replace("_", " "), reason) for kind, reason in sorted(schedule.not_held.items())]
        blocks += [section("Presumed material that is not held"), table(("1fr", "2fr"), ("Kind", "Reason"), rows)]
    officer = schedule.disclosure_officer
    blocks += [
        section("Certification"),
        facts(("Disclosure officer", officer.display if officer else ""), ("Signed", day(schedule.signed_on))),
    ]
    return Paper(
        form=schedule.form, title=known.title, subtitle=case.plan.title, blocks=tuple(blocks), not_disclosable=secret
    )


def _items(schedule: Schedule, *, secret: bool) -> Block:
    if not schedule.items:
        return prose("Nil return: there is no material of this kind.")
    header = ("No", "Description", "Where it is", "Reason for sensitivity" if secret else "May undermine or assist")
    rows = [
        (
            str(item.number),
            item.description,
            item.location or "",
            (item.reason_sensitive or "")
            if secret
            else {True: "yes", False: "no", None: "not assessed"}[item.passes_disclosure_test],
        )
        for item in schedule.items
    ]
    return table(("auto", "2.4fr", "1.4fr", "1.2fr"), header, rows)
