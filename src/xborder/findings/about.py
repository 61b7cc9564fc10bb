"""What a reporter may say of a code beside the finding itself, whoever made the finding."""

import re
from functools import cache

import attrs

from xborder.findings.catalogue import describe

_CODE = re.compile(r"XB-[A-Z]+-[0-9]{3}", re.ASCII)
_BLANK = re.compile(r"\{[^{}]*\}")


@attrs.frozen(kw_only=True)
class About:
    """The standing text of a code; what the catalogue does not say is empty.

    ``hint`` is the catalogue's, with an ellipsis where a finding fills in a name.
    """

    code: str
    title: str
    severity: str | None = None
    hint: str = ""
    why: str = ""
    avoid: str = ""
    basis: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@cache
def about(code: str) -> About:
    """The standing text of a code; a code that no text describes has itself for a title.

    >>> about("XB-PNC-002").title, about("LOCAL-7").title
    ('The check letter of a PNC ID does not agree', 'LOCAL-7')
    """
    try:
        text = describe(code) if _CODE.fullmatch(code) else {}
    except KeyError:
        text = {}
    return About(
        code=code,
        title=text.get("title", code),
        severity=text.get("severity"),
        hint=_BLANK.sub("…", text.get("hint", "")),
        why=text.get("why", ""),
        avoid=text.get("avoid", ""),
        basis=tuple(text.get("basis", ())),
        aliases=tuple(text.get("aliases", ())),
    )
