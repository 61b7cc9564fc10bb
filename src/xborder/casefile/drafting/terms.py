"""Terms given as plain texts, in the order in which they are to stand."""

import re
from collections.abc import Sequence

from xborder.model.codes import RequirementKind
from xborder.model.order import Requirement

_FORBIDS = re.compile(r"^\s*(?:you (?:must|shall|may|are) )?(?:not|never)\b", re.IGNORECASE)
_STEPS = re.compile(r"\breasonable steps\b", re.IGNORECASE)


def numbered(texts: Sequence[str]) -> tuple[Requirement, ...]:
    """Each text as a term, numbered from 1, its kind told by how it begins.

    >>> [(term.number, term.kind.value) for term in numbered(["You must not enter.", "Keep your dog on a lead."])]
    [(1, 'prohibit'), (2, 'require')]
    """
    return tuple(
        Requirement(number=number, kind=_kind(text), text=text.strip()) for number, text in enumerate(texts, 1)
    )


def _kind(text: str) -> RequirementKind:
    if _FORBIDS.search(text):
        return RequirementKind.PROHIBIT
    return RequirementKind.REASONABLE_STEPS if _STEPS.search(text) else RequirementKind.REQUIRE
