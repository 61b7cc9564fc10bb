"""The chronology across forces, and what the joined history allows next."""

from collections.abc import Sequence

from xborder.casefile.case import Case
from xborder.casefile.paper import (
    Block,
    Cell,
    Paper,
    bullets,
    link_to,
    picture,
    prose,
    section,
    subsection,
    table,
)
from xborder.casefile.wording import day, force_short, several, short_day
from xborder.ladder import Confirmation, CrossBorder, Ladder, Proposal, Step
from xborder.ladder.picture import draw


def chronology(case: Case, parts: dict[str, str]) -> Paper:
    """Every step in every force, in order of time; ``parts`` says which part of the bundle shows each record."""
    blocks = [block for ladder in case.ladders for block in _person(ladder, parts)]
    return Paper(
        form="Chronology",
        title="Chronology across forces",
        subtitle=case.plan.title,
        blocks=tuple(blocks),
        not_disclosable=True,
    )


def _person(ladder: Ladder, parts: dict[str, str]) -> list[Block]:
    rows = [_step(step, parts) for step in ladder.steps]
    blocks = [
        section(ladder.name),
        prose(f"State reached: {ladder.state_title}."),
        table(("auto", "auto", "1fr", "auto"), ("Date", "Force", "What happened", "Record"), rows),
    ]
    blocks += [
        section("Why these records are of one person"),
        bullets([_confirmation(each) for each in ladder.confirmations]),
    ]
    counts = _counts(ladder.cross_border)
    if counts:
        blocks += [section("What may count across borders"), bullets(counts)]
    if ladder.proposals:
        blocks.append(section("What the record supports next"))
        blocks += [block for proposal in ladder.proposals for block in _proposal(proposal)]
        blocks.append(prose("These are proposals. A named person decides, and the decision is recorded."))
    if ladder.clocks:
        rows = [(short_day(clock.last_day), clock.title, "passed" if clock.passed else "") for clock in ladder.clocks]
        blocks += [section("Days that matter"), table(("auto", "1fr", "auto"), ("Last day", "For", ""), rows)]
    if ladder.unjudged:
        blocks += [section("Not judged"), bullets(list(ladder.unjudged))]
    blocks += [section("The same on one page"), drawn(ladder)]
    return blocks


def _step(step: Step, parts: dict[str, str]) -> tuple[Cell, ...]:
    when = "\n".join(filter(None, (short_day(step.on) or "no date", step.time)))
    reference = step.key.split(":", 2)[2].partition("#")[0]
    part = parts.get(step.key.partition("#")[0])
    title = f"{step.title}\n{step.place}" if step.place else step.title
    return (when, force_short(step.force), title, link_to(part, reference) if part else reference)


def drawn(ladder: Ladder) -> Block:
    """The one-page picture of a ladder."""
    made = draw(ladder)
    return picture(made.svg, made.ratio, made.words)


def ladder_page(ladders: Sequence[Ladder]) -> Paper:
    """The pictures alone, a page for each person."""
    return Paper(
        form="Ladder",
        title="The escalation ladder across forces",
        blocks=tuple(drawn(ladder) for ladder in ladders),
        not_disclosable=True,
    )


def _counts(found: CrossBorder) -> list[str]:
    """What counts together, and what is evidence only of where it happened."""
    counted = (
        [f"Under {found.agreement}: {several(list(found.counts_under_agreement))}."]
        if found.counts_under_agreement
        else []
    )
    remains = [found.remains] if found.remains else []
    return [*counted, *remains, *(f"Not counted: {one.key} ({one.why})." for one in found.not_counted)]


def _confirmation(confirmed: Confirmation) -> str:
    return f"{confirmed.explanation} ({confirmed.confirmed_by}, {day(confirmed.confirmed_on)})"


def _proposal(proposal: Proposal) -> list[Block]:
    basis = several([law.source for law in proposal.law]) if proposal.law else ""
    blocks = [subsection(proposal.title if proposal.is_open else f"{proposal.title} (not yet)")]
    if basis:
        blocks.append(prose(f"Law: {basis}."))
    if proposal.missing:
        blocks.append(bullets([f"Missing: {words}" for words in proposal.missing]))
    if proposal.warnings:
        blocks.append(bullets([f"To look at: {words}" for words in proposal.warnings]))
    if proposal.cautions:
        blocks.append(bullets(list(proposal.cautions)))
    return blocks
