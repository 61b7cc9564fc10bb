"""How forces write the references of crimes, as far as that is known: none of it is published, none of it is verified.

By force code. A reference that does not match is never refused for that, it is
only looked at twice; a force that knows its own form gives its own patterns.
Source: general knowledge of the record systems that forces use (unverified).
"""

import re
from collections.abc import Mapping

_SHARED_SYSTEM = "{force}/[0-9]{{1,6}}/[0-9]{{2}}"

#: Force code and regular expression of capitals, digits and separators, for the whole text.
UNVERIFIED: Mapping[str, str] = {
    "01": "[0-9]{4,7}/[0-9]{2}",
    "44": "44[0-9]{9}",
    **{force: _SHARED_SYSTEM.format(force=force) for force in ("22", "23", "35", "36", "37", "40", "41", "42", "46")},
}

#: Forms that tell their parts; the first that matches counts.
_TELLING = {
    "force-number-year": re.compile(r"(?P<force>[0-9]{2})/(?P<number>[0-9]{1,7})/(?:20)?(?P<year>[0-9]{2})", re.ASCII),
    "number-year": re.compile(r"(?P<number>[0-9]{3,7})/(?:20)?(?P<year>[0-9]{2})", re.ASCII),
    "force-year-number": re.compile(r"(?P<force>[0-9]{2})(?P<year>[0-9]{2})(?P<number>[0-9]{7})", re.ASCII),
}


def told(text: str) -> dict[str, str]:
    """The name of the form, and force, number and year (two digits) as far as it tells them.

    >>> told("36/12345/26"), told("CAD1234")
    ({'form': 'force-number-year', 'force': '36', 'number': '12345', 'year': '26'}, {'form': 'other'})
    """
    for name, form in _TELLING.items():
        match = form.fullmatch(text)
        if match is not None:
            return {"form": name, **match.groupdict()}
    return {"form": "other"}
