"""Readiness as one page that a case builder can read and print; it fetches nothing and runs no script."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from xml.etree import ElementTree as ET

from xborder.casefile.readiness import Readiness, State
from xborder.casefile.readiness_words import STATES, reason_words, summary_words, verdict_words
from xborder.findings.html_nodes import code_of, node, page


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
        _table(
            ("Item", "Form", "State", "Found"),
            ((item.title, item.form, STATES[item.state], item.detail) for item in readiness.items),
        ),
    )
    return page(node("html", _head(title), body, lang="en-GB"))


def _failures(readiness: Readiness) -> Sequence[ET.Element]:
    if not readiness.open:
        return ()
    rows = (
        (reason_words(failure) or item.title, STATES[failure.fault.state], failure.fault.detail, failure.fault.todo)
        for item in readiness.open
        for failure in item.failures
    )
    header = ("Reason", "State", "Now", "What settles it")
    return (node("h2", "Why a reviewer would fail it"), _table(header, rows))


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
    return (node("h2", "By charge"), _table(("Charge", "Code", "Answer", "What keeps it back"), rows))


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> ET.Element:
    head = node("thead", node("tr", *(node("th", cell, scope="col") for cell in header)))
    body = node("tbody", *(node("tr", *(node("td", cell) for cell in row)) for row in rows))
    return node("table", head, body)


def _head(title: str) -> ET.Element:
    style = (resources.files("xborder.casefile") / "templates" / "readiness.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", http_equiv="Content-Security-Policy", content=policy),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("title", f"Readiness: {title}"),
        code_of("style", style),
    )
