"""The standing text of a code as a SARIF rule (reportingDescriptor, 3.49)."""

import re
from typing import Any

from xborder.findings.about import About, about
from xborder.findings.printable import printable
from xborder.findings.severity import Severity

#: SARIF's names of the severities (3.27.10).
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def rule(code: str) -> dict[str, Any]:
    """The rule that results of this code refer to.

    >>> rule("XB-PNC-002")["name"]
    'TheCheckLetterOfAPncIdDoesNotAgree'
    """
    text = about(code)
    parts = _parts(text)
    made: dict[str, Any] = {
        "id": code,
        "name": _name(text.title),
        "shortDescription": {"text": printable(text.title)},
        "fullDescription": {"text": text.why or printable(text.title)},
        "help": {
            "text": "\n".join(f"{name}: {said}" for name, said in parts) or printable(text.title),
            "markdown": "\n\n".join(f"**{name}:** {_plain(said)}" for name, said in parts) or _plain(text.title),
        },
    }
    if text.severity is not None:
        made["defaultConfiguration"] = {"level": LEVELS[Severity(text.severity)]}
    if text.aliases:
        made["properties"] = {"aliases": list(text.aliases)}
    return made


def _parts(text: About) -> list[tuple[str, str]]:
    named = {
        "How to fix it": text.hint,
        "Why it matters": text.why,
        "How to avoid it": text.avoid,
        "Basis": "; ".join(text.basis),
    }
    return [(name, said) for name, said in named.items() if said]


def _name(title: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", title)
    return "".join(word[0].upper() + word[1:].lower() for word in words) or "Finding"


def _plain(text: str) -> str:
    """The text with the characters escaped that Markdown would read as its own."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", printable(text))
