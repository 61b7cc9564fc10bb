"""Readiness as one page that a case builder can read and print; it fetches nothing and runs no script."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from xborder.casefile.readiness import Readiness, State
from xborder.casefile.readiness_words import STATES, reason_words, summary_words, verdict_words
from xborder.casefile.web_page import web_page, web_table
from xborder.findings.html_nodes import node


def readiness_html(title: str, readiness: Readiness) -> str:
    """The page, complete in itself: why a reviewer would fail the file, each charge, and every item.

    >>> "Ready." in readiness_html("R v Nobody", Readiness(()))
    True
    """
    body = node(
        "body",
        node("h1", f"Readiness: {title}"),
        node("p", summary_words(readiness), class_=f"verdict {readiness.verdict.value}"),
        *_failures(readiness),
        *_charges(readiness),
        node("h2", "Every item"),
        web_table(
            ("Item", "Form", "State", "Found"),
            ((item.title, item.form, STATES[item.state], item.detail) for item in readiness.items),
        ),
    )
    return web_page(f"Readiness: {title}", body)


def _failures(readiness: Readiness) -> Sequence[ET.Element]:
    if not readiness.open:
        return ()
    rows = (
        (reason_words(failure) or item.title, STATES[failure.fault.state], failure.fault.detail, failure.fault.todo)
        for item in readiness.open
        for failure in item.failures
    )
    header = ("Reason", "State", "Now", "What settles it")
    return (node("h2", "Why a reviewer would fail it"), web_table(header, rows))


def _charges(readiness: Readiness) -> Sequence[ET.Element]:
    if not readiness.charges:
        return ()
    rows = (
        (
            standing.key,
            standing.code,
            verdict_words(standing.verdict),
            "; ".join(item.title for item in standing.items if item.state not in (State.PRESENT, State.NOT_NEEDED)),
        )
        for standing in readiness.charges
    )
    return (node("h2", "By charge"), web_table(("Charge", "Code", "Answer", "What keeps it back"), rows))
