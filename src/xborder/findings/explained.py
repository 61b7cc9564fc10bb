"""All that the catalogue says of one code, beside what it says of its neighbours."""

from collections.abc import Mapping

import attrs

from xborder.findings.catalogue import describe
from xborder.findings.families import by_family, family_of
from xborder.findings.recipients import RECIPIENTS, severities_for
from xborder.findings.severity import Severity


@attrs.frozen(kw_only=True)
class Explained:
    """One entry of the catalogue.

    ``message`` and ``hint`` are templates: what is filled in stands in braces.
    ``recipients`` are those for whom the severity differs. ``related`` are the codes
    of the family that stand in the same ten or share another name.
    """

    code: str
    family: str
    title: str
    severity: Severity
    message: str
    hint: str = ""
    why: str = ""
    avoid: str = ""
    basis: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    recipients: Mapping[str, Severity] = attrs.field(factory=dict)
    related: tuple[str, ...] = ()


def explain(code: str) -> Explained:
    """Give what is known of a code.

    >>> explain("XB-PNC-002").title
    'The check letter of a PNC ID does not agree'

    Raises KeyError for a code that is not in the catalogue.
    """
    text = describe(code)
    return Explained(
        code=code,
        family=family_of(code),
        title=text["title"],
        severity=Severity(text["severity"]),
        message=text["message"],
        hint=text.get("hint", ""),
        why=text.get("why", ""),
        avoid=text.get("avoid", ""),
        basis=tuple(text.get("basis", ())),
        aliases=tuple(text.get("aliases", ())),
        recipients={name: levels[code] for name in RECIPIENTS if code in (levels := severities_for(name))},
        related=_related(code, set(text.get("aliases", ()))),
    )


def _related(code: str, aliases: set[str]) -> tuple[str, ...]:
    others = (other for other in by_family()[family_of(code)] if other != code)
    return tuple(o for o in others if o[:-1] == code[:-1] or aliases & set(describe(o).get("aliases", ())))
