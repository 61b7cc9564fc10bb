"""Every rule, in the order in which they run: its name, where it is, what it judges.

A rule's module is loaded when it first has something to judge, so that a check
of one record from the shell does not load the rules for all the others.
"""

import importlib
from collections.abc import Callable, Iterable
from functools import cache, cached_property

import attrs

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.reference import law
from xborder.reference.law_limits import LimitOf
from xborder.rules.context import RuleContext

Check = Callable[[Sourced, RuleContext], Iterable[Finding]]

CPW, CPN, CBO = OrderKind.CPW, OrderKind.CPN, OrderKind.CBO


@attrs.frozen
class Rule:
    """One rule: its module below this room, the record types it judges, and of orders which kinds (None: all).

    ``compares`` says that it looks at other records too, through the context;
    ``limits`` are the sides of an order that it judges by rows of law, so that
    it is not asked about kinds for which no such row was ever written.
    """

    name: str
    place: str
    judges: tuple[str, ...]
    kinds: tuple[OrderKind, ...] | None = None
    compares: bool = attrs.field(default=False, kw_only=True)
    limits: tuple[LimitOf, ...] = attrs.field(default=(), kw_only=True)

    @cached_property
    def check(self) -> Check:
        """The function that judges a record."""
        found: Check = importlib.import_module(f"xborder.rules.{self.place}").check
        return found

    def judges_kind(self, record_type: str, order_kind: OrderKind | None) -> bool:
        """True if the rule judges records of this type, and orders of this kind."""
        if record_type not in self.judges:
            return False
        if record_type != "asb_order" or order_kind is None:
            return True
        return (self.kinds is None or order_kind in self.kinds) and self._has_rows(order_kind)

    def _has_rows(self, order_kind: OrderKind) -> bool:
        return not self.limits or any(law.bounding(order_kind.value, what) for what in self.limits)


_WITH_TERMS = (CPN, CBO, OrderKind.CBO_INTERIM)
_ORDER, _CHARGE, _LINKS = ("asb_order",), ("charge",), ("links",)
_PEOPLE = ("asb_order", "charge", "incident", "offender")
_ALL = (*_PEOPLE, "witness", "statement", "exhibit", "schedule", "form", "vehicle", "intelligence")
_CONTACTED = (*_PEOPLE, "witness")
_OFFICERS = ("asb_order", "charge", "incident", "witness", "schedule", "case")

RULES: tuple[Rule, ...] = (
    Rule("identifiers", "case.identifiers", _ALL),
    Rule("coded values", "case.coded_values", _ALL),
    Rule("organisation units", "case.organisation_units", ("asb_order", "charge")),
    Rule("no future dates", "case.no_future_dates", (*_ALL, "links")),
    Rule("offsets of times", "case.time_offset", _ALL),
    Rule("name fields", "person.name_fields", _ALL),
    Rule("address lines", "person.address_lines", _ALL),
    Rule("e-mail form", "person.email_form", _ALL),
    Rule("telephone numbers", "person.telephone", _CONTACTED),
    Rule("collar numbers", "case.collar_number", _OFFICERS),
    Rule("date of birth", "person.date_of_birth", _PEOPLE),
    Rule("URN force", "case.urn_force", ("charge", "case")),
    Rule("ID1 subject named", "person.subject_named", ("asb_order", "charge"), (CPW, CPN, CBO)),
    Rule("differs from linked", "person.differs_from_linked", _PEOPLE, compares=True),
    Rule("driver number agrees", "person.driver_number_agrees", _PEOPLE),
    Rule("PNC and CRO year", "person.pnc_year", _PEOPLE),
    Rule("SEQ1 warning before notice", "order.warning_before_notice", _ORDER, (CPN,), compares=True),
    Rule("warning's words", "order.warning_words", _ORDER, (CPW,)),
    Rule("SEQ2 conduct after warning", "order.conduct_after_warning", _ORDER, (CPN,), compares=True),
    Rule("SEQ3 time to comply", "order.time_to_comply", _ORDER, (CPN,), compares=True),
    Rule("SEQ4 old warning", "order.old_warning", _ORDER, (CPN,), compares=True),
    Rule("AGE1 of the right age", "order.age", _ORDER, limits=(LimitOf.AGE, LimitOf.OLDEST)),
    Rule(
        "who may make it, who may ask",
        "order.made_by",
        _ORDER,
        limits=(LimitOf.RANK, LimitOf.ISSUERS, LimitOf.APPLICANTS),
    ),
    Rule("instrument begun", "order.in_force_yet", _ORDER),
    Rule("CON1 conduct identified", "order.conduct_identified", _ORDER, (CPN,)),
    Rule("CON2 sections explained", "order.sections_explained", _ORDER, (CPN,)),
    Rule("TIM1 end date", "order.end_date", _ORDER, (CPN,)),
    Rule("TIM2 end after start", "order.end_after_start", _ORDER),
    Rule("terms numbered", "order.term_numbers", _ORDER),
    Rule("variations in order", "order.versions_in_order", _ORDER),
    Rule("ID2 served on the subject", "order.served_on_subject", _ORDER, (CPW, CPN)),
    Rule("CON3 words of appeal", "order.appeal_words", _ORDER, (CPN,)),
    Rule("CON4 words of penalty", "order.penalty_words", _ORDER, (CPN,)),
    Rule("REQ1 clear terms", "order.requirement_vague", _ORDER, _WITH_TERMS),
    Rule("REQ2 terms answer an effect", "order.requirement_effect", _ORDER, (CPN,)),
    Rule("REQ3 terms leave home alone", "order.requirement_home", _ORDER, _WITH_TERMS),
    Rule("REQ4 terms do not clash", "order.requirement_clash", _ORDER, _WITH_TERMS, compares=True),
    Rule("REQ5 areas that can be found", "order.requirement_area", _ORDER, _WITH_TERMS),
    Rule("REQ6 more than the criminal law", "order.requirement_crime", _ORDER, _WITH_TERMS),
    Rule("SRV3 last address", "order.served_at_last_address", _ORDER, (CPW, CPN)),
    Rule("AUT1 issuer authorised", "order.issuer_authorised", _ORDER, (CPN,), compares=True),
    Rule("OFF1 offences that open it", "order.offences_that_open", _ORDER, limits=(LimitOf.OFFENCES,)),
    Rule("CBO1 distress", "order.cbo_distress", _ORDER, (CBO, OrderKind.CBO_INTERIM)),
    Rule("CBO2 beside what it was made", "order.cbo_beside", _ORDER, (CBO,)),
    Rule("TIM1 length", "order.length", _ORDER, limits=(LimitOf.SHORTEST, LimitOf.LONGEST, LimitOf.STATED)),
    Rule("extensions", "order.extension", _ORDER),
    Rule("amount", "order.amount", _ORDER),
    Rule("what it has to say", "order.contents", _ORDER, limits=(LimitOf.CONTENT,)),
    Rule("what it follows", "order.follows", _ORDER, compares=True, limits=(LimitOf.FOLLOWS,)),
    Rule("charged while a penalty can be paid", "order.charged_in_pause", _ORDER, (OrderKind.CPN_FPN,), compares=True),
    Rule("supervisors", "order.supervisor", _ORDER, limits=(LimitOf.SUPERVISOR,)),
    Rule("power of arrest", "order.arrest_power", _ORDER),
    Rule("dates of an order", "order.dates_in_order", _ORDER),
    Rule("SRV1 proof of service", "order.proof_of_service", _ORDER, limits=(LimitOf.SERVICE,)),
    Rule("served in time", "order.served_in_time", _ORDER, limits=(LimitOf.SERVE_BY,)),
    Rule("appeal in time", "order.appeal_in_time", _ORDER, limits=(LimitOf.APPEAL,)),
    Rule("SRV2 breach in life", "order.breach_in_life", _ORDER),
    Rule("breach of a term", "order.breach_term", _ORDER),
    Rule("APP1 appeal pending", "order.appeal_pending", _ORDER, (CPN,)),
    Rule("VAR1 version at breach", "order.version_at_breach", _ORDER),
    Rule("breach charged in time", "order.breach_charged_in_time", _ORDER, limits=(LimitOf.BREACH,)),
    Rule("OFF2 code of a breach", "order.breach_code", _ORDER),
    Rule("breach that is no offence", "order.breach_no_offence", _ORDER, limits=(LimitOf.BREACH,)),
    Rule("charge in time", "charge.in_time", _CHARGE),
    Rule("OFF2 offence code", "charge.offence_code", ("charge", "asb_order")),
    Rule("ASN agrees", "charge.asn_agrees", _CHARGE),
    Rule("one ASN, one case", "case.asn_once", _CHARGE, compares=True),
    Rule("URN year", "charge.urn_year", _CHARGE),
    Rule("offences numbered", "charge.offence_numbers", _CHARGE),
    Rule("dates in order", "charge.dates_in_order", _CHARGE),
    Rule("signed and dated", "statement.signed_and_dated", ("statement",)),
    Rule("exhibits present", "statement.exhibits_present", ("statement",), compares=True),
    Rule("witness known", "statement.witness_known", ("statement", "exhibit"), compares=True),
    Rule("persons known", "link.persons_known", _LINKS, compares=True),
    Rule("one PNC ID", "link.one_pnc_id", _LINKS, compares=True),
    Rule("confirmed and refused", "link.refused", _LINKS),
    Rule("XB1 within agreement", "link.within_agreement", _LINKS),
)


def rules_for(record: Sourced, *, comparing: bool | None = None) -> tuple[Rule, ...]:
    """The rules that judge a record, in their order; only those that compare records, or only the others."""
    order_kind = record.record.kind if record.type == "asb_order" else None
    return _rules_for(record.type, order_kind, comparing)


@cache
def _rules_for(record_type: str, order_kind: OrderKind | None, comparing: bool | None) -> tuple[Rule, ...]:
    return tuple(
        rule for rule in RULES if rule.judges_kind(record_type, order_kind) and comparing in (None, rule.compares)
    )
