"""The paragraphs of DPA 2018 Schedule 8: that there are such, and that police sharing can rest on them."""

from collections.abc import Iterator, Mapping

from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding

#: Paragraphs 1 to 9, as the Schedule stood when it was read; regulations under s.42A may add kinds of processing.
PARAGRAPHS = frozenset(map(str, range(1, 10)))

#: Those that are narrower than they sound.
_NARROW: Mapping[str, str] = {
    "7": "only a court or other judicial authority acting judicially can rely on it, not police work for a court",
    "8": "it covers the prevention of fraud by or through an anti-fraud organisation only",
}


def schedule8(context: LintContext) -> Iterator[Finding]:
    """Every paragraph named exists; one that is narrower than it sounds is pointed out."""
    for place, entry in enumerate(context.agreement.sensitive_processing):
        for number, paragraph in enumerate(entry.schedule8):
            pointer = f"/sensitive_processing/{place}/schedule8/{number}"
            if paragraph not in PARAGRAPHS:
                yield context.found("XB-AGR-046", pointer, entry=entry.id, paragraph=paragraph)
            elif paragraph in _NARROW:
                yield context.found("XB-AGR-047", pointer, entry=entry.id, paragraph=paragraph, what=_NARROW[paragraph])
