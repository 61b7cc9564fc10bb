"""Checks of the content matrix: each looks at a composed case and says what it found."""

from xborder.casefile.checks import disclosure, evidence, orders, overview
from xborder.casefile.readiness import Check

CHECKS: dict[str, Check] = {
    "charges": overview.charges,
    "summary": overview.summary,
    "supervision": overview.supervision,
    "interview": overview.interview,
    "enquiries": overview.enquiries,
    "convictions": overview.convictions,
    "information": overview.information,
    "key_statements": evidence.key_statements,
    "exhibits": evidence.exhibits,
    "recordings": evidence.recordings,
    "witness_convictions": evidence.witness_convictions,
    "victim_statement": evidence.victim_statement,
    "special_measures": evidence.special_measures,
    "witness_list": evidence.witness_list,
    "unused": disclosure.unused,
    "presumption": disclosure.presumption,
    "redaction": disclosure.redaction,
    "order_sought": orders.order_sought,
    "order_breached": orders.order_breached,
}
