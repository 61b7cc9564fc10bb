"""Who a check is for: the CPS, a court, another force, or nobody yet (a draft)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xborder.findings.severity import Severity

#: The recipients that have severities of their own.
RECIPIENTS = ("cps", "court", "force", "draft")


@cache
def severities_for(recipient: str) -> Mapping[str, Severity]:
    """Severities of findings that a recipient takes otherwise than the catalogue, by code.

    >>> severities_for("draft")["XB-STATEMENT-001"]
    <Severity.WARNING: 'warning'>

    Raises KeyError for a recipient that is not one of ``RECIPIENTS``.
    """
    import yaml  # only when a recipient is named

    text = Path(__file__).with_name("recipients.yaml").read_text(encoding="utf-8")
    return {code: Severity(level) for code, level in yaml.safe_load(text)[recipient].items()}
