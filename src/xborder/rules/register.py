"""Every rule, in the order in which they run: its name, its function, what it judges."""

from collections.abc import Callable, Iterable

import attrs

from xborder.findings import Finding, Sourced
from xborder.model.codes import OrderKind
from xborder.rules.case import asn_once, identifiers, no_future_dates, urn_force
from xborder.rules.charge import asn_agrees, dates_in_order, in_time, offence_code, offence_numbers, urn_year
from xborder.rules.context import RuleContext
from xborder.rules.link import one_pnc_id, persons_known, within_agreement
from xborder.rules.order import (
    age,
    appeal_pending,
    breach_charged_in_time,
    breach_in_life,
    breach_term,
    cbo_duration,
    conduct_after_warning,
    conduct_identified,
    end_date,
    proof_of_service,
    sections_explained,
    term_numbers,
    time_to_comply,
    version_at_breach,
    warning_before_notice,
    warning_words,
)
from xborder.rules.person import (
    address_lines,
    date_of_birth,
    differs_from_linked,
    email_form,
    name_fields,
    subject_named,
)
from xborder.rules.statement import exhibits_present, signed_and_dated, witness_known

Check = Callable[[Sourced, RuleContext], Iterable[Finding]]

CPW, CPN, CBO = OrderKind.CPW, OrderKind.CPN, OrderKind.CBO


@attrs.frozen
class Rule:
    """One rule: the record types it judges, and of orders which kinds (None: all).

    ``compares`` says that it looks at other records too, through the context.
    """

    name: str
    check: Check
    judges: tuple[str, ...]
    kinds: tuple[OrderKind, ...] | None = None
    compares: bool = attrs.field(default=False, kw_only=True)

    def applies(self, record: Sourced) -> bool:
        """True if the rule judges this record."""
        return record.type in self.judges and (
            self.kinds is None or record.type != "asb_order" or record.record.kind in self.kinds
        )


_ORDER, _CHARGE, _LINKS = ("asb_order",), ("charge",), ("links",)
_PEOPLE = ("asb_order", "charge", "incident", "offender")
_ALL = (*_PEOPLE, "witness", "statement", "exhibit", "schedule", "form")

RULES: tuple[Rule, ...] = (
    Rule("identifiers", identifiers.check, _ALL),
    Rule("no future dates", no_future_dates.check, (*_ALL, "links")),
    Rule("name fields", name_fields.check, _ALL),
    Rule("address lines", address_lines.check, _ALL),
    Rule("e-mail form", email_form.check, _ALL),
    Rule("date of birth", date_of_birth.check, _PEOPLE),
    Rule("URN force", urn_force.check, ("charge", "case")),
    Rule("ID1 subject named", subject_named.check, ("asb_order", "charge"), (CPW, CPN, CBO)),
    Rule("differs from linked", differs_from_linked.check, _PEOPLE, compares=True),
    Rule("SEQ1 warning before notice", warning_before_notice.check, _ORDER, (CPN,), compares=True),
    Rule("warning's words", warning_words.check, _ORDER, (CPW,)),
    Rule("SEQ2 conduct after warning", conduct_after_warning.check, _ORDER, (CPN,), compares=True),
    Rule("SEQ3, SEQ4 time to comply", time_to_comply.check, _ORDER, (CPN,), compares=True),
    Rule("AGE1 old enough", age.check, _ORDER, (CPN,)),
    Rule("CON1 conduct identified", conduct_identified.check, _ORDER, (CPN,)),
    Rule("CON2 sections explained", sections_explained.check, _ORDER, (CPN,)),
    Rule("TIM1, TIM2 end date", end_date.check, _ORDER),
    Rule("terms numbered", term_numbers.check, _ORDER),
    Rule("CBO duration", cbo_duration.check, _ORDER, (CBO,)),
    Rule("SRV1 proof of service", proof_of_service.check, _ORDER, (CPW, CPN)),
    Rule("SRV2 breach in life", breach_in_life.check, _ORDER, (CPN, CBO)),
    Rule("breach of a term", breach_term.check, _ORDER, (CPN, CBO)),
    Rule("APP1 appeal pending", appeal_pending.check, _ORDER, (CPN,)),
    Rule("VAR1 version at breach", version_at_breach.check, _ORDER, (CPN, CBO)),
    Rule("breach charged in time", breach_charged_in_time.check, _ORDER, (CPN,)),
    Rule("charge in time", in_time.check, _CHARGE),
    Rule("OFF2 offence code", offence_code.check, ("charge", "asb_order")),
    Rule("ASN agrees", asn_agrees.check, _CHARGE),
    Rule("one ASN, one case", asn_once.check, _CHARGE, compares=True),
    Rule("URN year", urn_year.check, _CHARGE),
    Rule("offences numbered", offence_numbers.check, _CHARGE),
    Rule("dates in order", dates_in_order.check, _CHARGE),
    Rule("signed and dated", signed_and_dated.check, ("statement",)),
    Rule("exhibits present", exhibits_present.check, ("statement",), compares=True),
    Rule("witness known", witness_known.check, ("statement", "exhibit"), compares=True),
    Rule("persons known", persons_known.check, _LINKS, compares=True),
    Rule("one PNC ID", one_pnc_id.check, _LINKS, compares=True),
    Rule("XB1 within agreement", within_agreement.check, _LINKS),
)
