"""An agreement told in plain English: who, why, what goes to whom, and what has to be done."""

from collections.abc import Iterator

import attrs

from xborder.agreements.titles import field_title
from xborder.agreements.words import attribute_words, day, listed, method_words, parties_words, plain, rule_words
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Flow, Rule
from xborder.model.agreement_codes import Effect, ObligationKind, PartyRole, Regime

_REGIMES = {
    Regime.PART_3: "law enforcement processing, DPA 2018 Part 3",
    Regime.PART_2: "general processing, UK GDPR and DPA 2018 Part 2",
    Regime.PART_4: "intelligence services processing, DPA 2018 Part 4",
}
_EFFECTS = {
    Effect.SHARE: "Shared",
    Effect.WITHHOLD: "Withheld",
    Effect.REFUSE_RECORD: "The whole record refused",
}
_DUTIES = {
    ObligationKind.LOG_DISCLOSURE: "Every disclosure is put on record before anything leaves (DPA 2018 s.62).",
    ObligationKind.ATTACH_QUALITY_STATEMENT: "A statement of quality travels with the records (DPA 2018 s.38(5)).",
    ObligationKind.STAMP_RETENTION: "Each record says until when it may be kept (DPA 2018 s.39(2)).",
    ObligationKind.NOTIFY_ORIGINATOR: "The force whose record it is is told when it is passed on.",
}


@attrs.frozen(kw_only=True)
class Section:
    """A heading with what there is to say, one line for each thing."""

    heading: str
    lines: tuple[str, ...]


def summary(agreement: Agreement) -> tuple[Section, ...]:
    """The agreement, section by section; only what it says, nothing judged."""
    made = (
        Section(heading="About", lines=tuple(_about(agreement))),
        Section(heading="Parties", lines=tuple(_parties(agreement))),
        Section(heading="Purposes", lines=tuple(_purposes(agreement))),
        *(
            Section(heading=f"Flow {flow.id}: {_direction(agreement, flow)}", lines=tuple(_flow(agreement, flow)))
            for flow in agreement.flows
        ),
        Section(heading="Sensitive data", lines=tuple(_sensitive(agreement))),
        Section(heading="Quality", lines=tuple(_quality(agreement))),
        Section(heading="What must be done", lines=tuple(_duties(agreement))),
        Section(heading="How long it is kept", lines=tuple(_retention(agreement))),
        Section(heading="Passing on", lines=tuple(_onward(agreement))),
        Section(heading="Rights, breaches and leaving", lines=tuple(_closing(agreement))),
        Section(heading="Signed", lines=tuple(_signed(agreement))),
    )
    return tuple(section for section in made if section.lines)


def _about(agreement: Agreement) -> Iterator[str]:
    yield f"{agreement.id}, version {agreement.version}, {plain(agreement.status.value)}, marked {agreement.marking}."
    yield f"In force from {day(agreement.effective)} to {day(agreement.expires)}."
    review, overdue = agreement.review, agreement.review.if_overdue.value
    then = "nothing is shared after that day without it" if overdue == "deny" else "sharing goes on if it is late"
    yield f"Next review due on {day(review.due)}, by {review.owner}, every {review.interval_months} months; {then}."
    if agreement.dpia:
        left = "a high risk remains" if agreement.dpia.residual_high_risk else "no high risk remains"
        yield f"Impact assessment {agreement.dpia.ref}, completed {day(agreement.dpia.completed)}; {left}."
    people = listed(category.value for category in agreement.data.subject_categories)
    yield f"It is about these people: {people}."
    yield "What no rule shares is withheld."


def _parties(agreement: Agreement) -> Iterator[str]:
    for party in agreement.parties:
        code = f", force {party.force}" if party.force else ""
        contact = " Contact point for data subjects." if party.data_subject_contact_point else ""
        role = plain(party.role.value)
        yield f"{party.name} ({party.id}{code}): {role}; {_REGIMES[party.regime]}. DPO: {party.dpo}.{contact}"
    if any(party.role is PartyRole.JOINT_CONTROLLER for party in agreement.parties):
        yield "Joint controllers answer together for the processing (DPA 2018 s.58)."
    for group in agreement.groups:
        yield f"{group.id} means {listed(group.parties)}."


def _purposes(agreement: Agreement) -> Iterator[str]:
    for purpose in agreement.purposes:
        basis = purpose.lawful_basis
        kind = "law enforcement" if purpose.law_enforcement else "not law enforcement"
        yield f"{purpose.id}: {purpose.text} ({kind})."
        if basis.s35_2:
            yield f"  Basis: {plain(basis.s35_2.value)}, {listed(basis.authority)} (DPA 2018 s.35(2))."
        if basis.part_2:
            more = [f"article {basis.part_2.article_6}", basis.part_2.article_9, basis.part_2.schedule_1]
            conditions = listed(entry for entry in more if entry)
            yield f"  Outside Part 3: UK GDPR {conditions}; authorised by {basis.part_2.authorised_by_law}."
        yield f"  Necessary: {purpose.necessity}"
        yield f"  Proportionate: {purpose.proportionality}"


def _direction(agreement: Agreement, flow: Flow) -> str:
    sender, recipient = (parties_words(agreement, names) for names in (flow.from_parties, flow.to_parties))
    return f"from {sender} to {recipient}, for {listed(flow.purposes, 'or')}"


def _flow(agreement: Agreement, flow: Flow) -> Iterator[str]:
    common = False
    for title, rules, record_type in flow_rules(agreement, flow):
        common = common or record_type == "*"
        yield f"{title}:"
        yield from (f"  {rule_line(rule, record_type)}" for rule in rules)
        if not rules:
            yield "  No rule names it alone." if common else "  Nothing: no rule names it."


def flow_rules(agreement: Agreement, flow: Flow) -> Iterator[tuple[str, list[Rule], str]]:
    """The rules of a flow by what they are about: first those for every record, then each record type."""
    rules = [rule for rule in agreement.rules if flow.id in rule.flows]
    common = [rule for rule in rules if rule.record_type == "*"]
    if common:
        yield "Every record", common, "*"
    for record_type in flow.record_types:
        title = plain(record_type)
        yield (
            f"{title[:1].upper()}{title[1:]}",
            [rule for rule in rules if rule.record_type == record_type],
            record_type,
        )


def rule_line(rule: Rule, record_type: str) -> str:
    """One rule as a sentence about the fields of one record type."""
    _, done, named, conditions, basis = rule_parts(rule, record_type)
    fields = "" if rule.effect is Effect.REFUSE_RECORD else f": {named}"
    return f"{done}{fields}{f' ({conditions})' if conditions else ''}. [{rule.id}; {basis}]"


def rule_parts(rule: Rule, record_type: str) -> tuple[str, str, str, str, str]:
    """Id, effect, fields, condition and basis of a rule, each in words."""
    done = method_words(rule.method).capitalize() if rule.effect is Effect.REDACT else _EFFECTS[rule.effect]
    relies = f"only where {rule.sensitive} is relied on" if rule.sensitive else ""
    conditions = "; ".join(each for each in (rule_words(rule), relies) if each)
    return rule.id, done, "; ".join(_fields(rule, record_type)), conditions, listed(rule.basis)


def _fields(rule: Rule, record_type: str) -> list[str]:
    return [field_title(record_type, path) for path in rule.paths]


def _sensitive(agreement: Agreement) -> Iterator[str]:
    for entry in agreement.sensitive_processing:
        policy = entry.appropriate_policy_document
        paper = f" Policy document {policy.ref}, reviewed {day(policy.reviewed)}." if policy else ""
        yield (
            f"{entry.id}: {listed(entry.data)}. Strictly necessary: {entry.strictly_necessary} "
            f"Schedule 8 paragraph {listed(entry.schedule8)}.{paper}"
        )


def _quality(agreement: Agreement) -> Iterator[str]:
    quality = agreement.quality
    then = "held back" if quality.on_missing.value == "hold" else "refused"
    if quality.require:
        missing = listed((attribute_words(name) for name in quality.require), "or")
        yield f"A record that does not say {missing} is {then}."
    for age in quality.max_age:
        yield f"A record of type {plain(age.record_type)} last checked more than {age.days} days ago is {then}."


def _duties(agreement: Agreement) -> Iterator[str]:
    for duty in agreement.obligations:
        if duty.do is ObligationKind.APPLY_MARKING:
            handling = f", with the instruction: {duty.handling}" if duty.handling else ""
            yield f"Everything that leaves is marked {duty.marking}{handling}."
        elif duty.do is ObligationKind.REQUIRE_RECEIPT:
            within = f" within {duty.within_hours} hours" if duty.within_hours else ""
            yield f"The recipient gives a receipt{within}."
        else:
            yield _DUTIES[duty.do]
    transfer = agreement.transfer
    yield from (f"Channel {channel.id}: up to {channel.max_marking}." for channel in transfer.channels)
    safe = [
        word
        for word, wanted in (("encrypted", transfer.require_encryption), ("signed", transfer.require_signature))
        if wanted
    ]
    if safe:
        yield f"What is sent is {listed(safe)}."


def _retention(agreement: Agreement) -> Iterator[str]:
    for term in sorted(agreement.retention, key=lambda term: "*" in term.record_types):
        named = listed(plain(name) for name in term.record_types)
        only = len(agreement.retention) == 1
        kinds = ("All records" if only else "All other records") if "*" in term.record_types else f"Records of {named}"
        yield (
            f"{kinds}: reviewed after {term.review_after_months} months, kept at most {term.max_months} months "
            f"from receipt, then {plain(term.then.value)}."
        )


def _onward(agreement: Agreement) -> Iterator[str]:
    yield "A record of another party is not passed on, but for the routes named here; never out of the United Kingdom."
    for route in agreement.onward_sharing.allow:
        told = "; its originator is told" if route.condition.value == "notify_originator" else ""
        yield f"To {parties_words(agreement, route.to)}{told}."


def _closing(agreement: Agreement) -> Iterator[str]:
    rights, breach, end = agreement.rights, agreement.breach, agreement.termination
    yield (
        f"A request for access is answered by: {plain(rights.sar_lead)}; others are told within "
        f"{rights.notify_within_days} days. A correction goes to: {plain(rights.rectification_notice)}."
    )
    yield (
        f"A breach: the originator is told within {breach.notify_originator_hours} hours, the Commissioner within "
        f"{breach.ico_deadline_hours}; in the lead: {plain(breach.lead)}."
    )
    survives = f"; what survives: {listed(end.survives)}" if end.survives else ""
    yield f"A party leaves with {end.notice_days} days' notice; its data: {plain(end.on_exit)}{survives}."
    if agreement.publication:
        reason = f": {agreement.publication.reason.rstrip('.')}" if agreement.publication.reason else ""
        yield f"{'Published' if agreement.publication.foi_publish else 'Not published'}{reason}."


def _signed(agreement: Agreement) -> Iterator[str]:
    for signatory in agreement.signatories:
        yield f"{signatory.party}: {signatory.name}, {signatory.role}, on {day(signatory.signed)}, with key {signatory.keyid}."
