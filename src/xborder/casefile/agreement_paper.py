"""The agreement as a document to be signed and filed: the same words as ``agreement show``, with tables where they help."""

from collections.abc import Iterator

from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.summary import flow_rules, rule_parts, summary
from xborder.agreements.words import day, plain
from xborder.casefile.paper import Block, Paper, bullets, facts, notice, section, subsection, table
from xborder.findings import Severity
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import AgreementStatus

#: Sections that are laid out as tables here, not as lines.
_AS_TABLES = frozenset({"About", "Parties", "Purposes", "Signed"})


def agreement_paper(loaded: LoadedAgreement) -> Paper:
    """The paper: nothing in it but what the file says, who signed it, and the digest of its bytes."""
    agreement = loaded.agreement
    return Paper(
        form=agreement.id,
        title=agreement.title,
        subtitle=f"{agreement.id}, version {agreement.version}",
        marking=agreement.marking,
        blocks=tuple(_blocks(loaded)),
    )


def _blocks(loaded: LoadedAgreement) -> Iterator[Block]:
    agreement = loaded.agreement
    yield from _standing(loaded)
    yield _about(agreement)
    sections = {each.heading: each for each in summary(agreement)}
    yield section("Parties")
    yield from _parties(agreement)
    yield section("Purposes and legal basis")
    yield from _purposes(agreement)
    for flow in agreement.flows:
        heading = next(each for each in sections if each.startswith(f"Flow {flow.id}: "))
        yield section(heading)
        for title, rules, record_type in flow_rules(agreement, flow):
            yield subsection(title)
            rows = [rule_parts(rule, record_type) for rule in rules]
            yield (
                table(
                    ("auto", "1.4fr", "2.8fr", "2.2fr", "1.8fr"),
                    ("Rule", "Effect", "Fields", "Condition", "Basis"),
                    rows,
                )
                if rows
                else notice("No rule names it alone.")
            )
    for heading, each in sections.items():
        if heading not in _AS_TABLES and not heading.startswith("Flow "):
            yield section(heading)
            yield bullets([line.strip() for line in each.lines])
    yield section("Signatures")
    yield from _signatures(loaded)
    yield section("Versions")
    changes = [(each.version, day(each.date), each.change, ", ".join(each.approved_by)) for each in agreement.changelog]
    yield table(("auto", "auto", "2fr", "1fr"), ("Version", "Date", "Change", "Approved by"), changes)


def _standing(loaded: LoadedAgreement) -> Iterator[Block]:
    if loaded.agreement.status is AgreementStatus.DRAFT:
        yield notice("This is a draft: nothing may be shared under it.", tone="warning")
    faults = sorted({each.code for each in loaded.report if each.severity is Severity.ERROR})
    if faults:
        yield notice(f"When this was made the file was not in order: {', '.join(faults)}.", tone="warning")


def _about(agreement: Agreement) -> Block:
    review = agreement.review
    overdue = "nothing is shared" if review.if_overdue.value == "deny" else "sharing goes on"
    dpia = agreement.dpia
    return facts(
        ("Status", plain(agreement.status.value)),
        ("Marking", agreement.marking),
        ("In force", f"{day(agreement.effective)} to {day(agreement.expires)}"),
        ("Next review", f"{day(review.due)}, every {review.interval_months} months; if it is late, {overdue}"),
        ("Owner of the review", review.owner),
        ("People it is about", ", ".join(each.value for each in agreement.data.subject_categories)),
        ("Records", ", ".join(plain(name) for name in agreement.data.record_types)),
        ("Impact assessment", f"{dpia.ref}, {day(dpia.completed)}" if dpia else "none recorded"),
        ("Default", "What no rule shares is withheld."),
    )


def _parties(agreement: Agreement) -> Iterator[Block]:
    rows = [
        (party.name, party.force or "none", plain(party.role.value), _regime(party.regime.value), party.dpo)
        for party in agreement.parties
    ]
    yield table(
        ("1.7fr", "auto", "1fr", "1fr", "auto"), ("Party", "Force", "Role", "Regime", "Data protection officer"), rows
    )
    contact = next((party.name for party in agreement.parties if party.data_subject_contact_point), None)
    if contact:
        yield notice(f"Contact point for data subjects (DPA 2018 s.58(3)): {contact}.")
    if agreement.groups:
        yield bullets([f"{group.id}: {', '.join(group.parties)}" for group in agreement.groups])


def _regime(regime: str) -> str:
    return {"dpa2018_part3": "DPA 2018 Part 3", "ukgdpr_part2": "UK GDPR"}.get(regime, "DPA 2018 Part 4")


def _purposes(agreement: Agreement) -> Iterator[Block]:
    for purpose in agreement.purposes:
        basis = purpose.lawful_basis
        outside = basis.part_2
        yield subsection(f"{purpose.id}: {purpose.text}")
        rows = [
            ("Law enforcement purpose", "yes" if purpose.law_enforcement else "no"),
            ("Part 3 basis", plain(basis.s35_2.value) if basis.s35_2 else "none"),
            ("Law", ", ".join(basis.authority)),
            ("Necessity", purpose.necessity),
            ("Proportionality", purpose.proportionality),
        ]
        if outside:
            conditions = (outside.article_6, outside.article_9, outside.schedule_1)
            rows.append(("UK GDPR conditions", ", ".join(each for each in conditions if each)))
            rows.append(("Authorised by law", outside.authorised_by_law))
        yield facts(*rows)


def _signatures(loaded: LoadedAgreement) -> Iterator[Block]:
    rows = [
        (
            each.party,
            f"{each.name}, {each.role}",
            day(each.signed),
            each.keyid,
            "verified" if each.party in loaded.signed_by else "not verified",
        )
        for each in loaded.agreement.signatories
    ]
    if rows:
        yield table(("auto", "1fr", "auto", "auto", "auto"), ("Party", "Signatory", "Date", "Key", "Signature"), rows)
    else:
        yield notice("Nobody is named to sign it yet.", tone="warning")
    yield facts(("Digest of the file", loaded.digest), ("File", loaded.file))
