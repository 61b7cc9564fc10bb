"""Writing a decision into a file of links: what was there stays as it was, remarks included."""

import re

from xborder.model.links import Link, Refusal

_HEAD = (
    '# Which records are of one person, and which are not. A named person decided each.\nschema: "xborder/links/1"\n'
)
_TOP = re.compile(r"^[A-Za-z_]+:", re.MULTILINE | re.ASCII)


def with_link(text: str | None, link: Link) -> str:
    """The text of a file of links with one more link; a new file where there is no text.

    >>> import datetime as dt
    >>> from xborder.model.codes import LinkBasis
    >>> link = Link(
    ...     persons=("36:charge:A/1", "37:offender:B"), basis=LinkBasis.DOCUMENT, explanation="Custody record.",
    ...     confirmed_by="PC 1 ROOK, Norfolk", confirmed_on=dt.date(2026, 10, 6),
    ... )
    >>> print(with_link(None, link).partition("links:")[2])
    <BLANKLINE>
      - persons:
          - "36:charge:A/1"
          - "37:offender:B"
        basis: "document"
        explanation: "Custody record."
        confirmed_by: "PC 1 ROOK, Norfolk"
        confirmed_on: "2026-10-06"
    <BLANKLINE>
    """
    lines = {
        "basis": link.basis.value,
        "explanation": link.explanation,
        "confirmed_by": link.confirmed_by,
        "confirmed_on": link.confirmed_on.isoformat(),
    }
    return _with(text, "links", _entry(link.persons, lines))


def with_refusal(text: str | None, refusal: Refusal) -> str:
    """The text of a file of links with one more pair that is not one person."""
    lines = {
        "explanation": refusal.explanation,
        "refused_by": refusal.refused_by,
        "refused_on": refusal.refused_on.isoformat(),
    }
    return _with(text, "refusals", _entry(refusal.persons, lines))


def _entry(persons: tuple[str, ...], lines: dict[str, str]) -> str:
    named = "".join(f"      - {_quoted(person)}\n" for person in persons)
    return f"  - persons:\n{named}" + "".join(f"    {key}: {_quoted(value)}\n" for key, value in lines.items())


def _with(text: str | None, key: str, entry: str) -> str:
    """The text with an entry at the end of the list under a key, which is begun where there is none."""
    text = _HEAD if text is None else text if text.endswith("\n") else f"{text}\n"
    begun = re.search(rf"^{key}:[ \t]*(\[\])?[ \t]*(#.*)?$", text, re.MULTILINE)
    if begun is None:
        return f"{text}{key}:\n{entry}"
    following = _TOP.search(text, begun.end())
    end = following.start() if following else len(text)
    kept = text[: begun.start()] + f"{key}:" + (f" {begun[2]}" if begun[2] else "") + text[begun.end() : end]
    return kept + ("" if kept.endswith("\n") else "\n") + entry + text[end:]


def _quoted(text: str) -> str:
    """A text as YAML in double quotes holds it, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped if ord(char) < _WIDEST)
    return f'"{plain}"'


_WIDEST = 0x10000
