"""What the texts of a place look like: the codec that reads them, and how many of them it reads."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from xborder.formats.codecs import CODECS, Notes, Unreadable
from xborder.formats.codecs.protocol import Codec
from xborder.formats.drafting.naming import vocabulary
from xborder.identifiers import SCHEMES, module_of
from xborder.reference.code_lists import lists_for

_ENOUGH = 0.7
_STYLES = {"date-iso": "YYYY-MM-DD", "date-uk": "DD/MM/YYYY", "date-mon": "DD-MON-YYYY"}
#: Numbers whose form is narrow enough to be told from the value alone.
_TELLING = ("pnc_id", "postcode", "pti_urn", "asn", "vrm", "driver_number", "cro_number")


@attrs.frozen(kw_only=True)
class Shape:
    """How to read the texts of a place: the codec with its options, and in words what they look like.

    ``table`` holds words of the sample that are known words of the trade, and
    what they mean; ``strange`` counts others, which are not written down.
    """

    codec: str
    options: Mapping[str, Any] = attrs.field(factory=dict)
    words: str = ""
    table: Mapping[str, str] = attrs.field(factory=dict)
    strange: int = 0


def share(texts: Sequence[str], reads: Callable[[str], bool]) -> float:
    """The part of the texts that something reads; 0 where there are none.

    >>> share(["1", "x"], str.isdigit)
    0.5
    """
    return sum(map(reads, texts)) / len(texts) if texts else 0.0


def reader(name: str, options: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a codec reads a text without a word of complaint."""
    codec: Codec = CODECS[name].make(options, {})

    def reads(text: str) -> bool:
        notes = Notes()
        try:
            return codec.parse((text,), notes) is not None and not notes.findings
        except Unreadable:
            return False

    return reads


def dates(texts: Sequence[str], *, partial: bool) -> Shape | None:
    """Dates in one style.

    >>> dates(["8/2/2026", "17/02/1991"], partial=False).codec
    'date-uk'
    >>> dates(["1987", "04/1987", "17/02/1991"], partial=True).options
    {'partial': True}
    """
    for name, spelled in _STYLES.items():
        if share(texts, reader(name, {})) >= _ENOUGH:
            return Shape(codec=name, words=f"dates as {spelled}")
    for name, spelled in _STYLES.items() if partial else ():
        if share(texts, reader(name, {"partial": True})) >= _ENOUGH:
            return Shape(codec=name, options={"partial": True}, words=f"dates as {spelled}, some of them partial")
    return None


def moments(texts: Sequence[str]) -> Shape | None:
    """Dates with times, local or with their offset.

    >>> moments(["2026-02-08T07:45:00Z"]).codec
    'datetime-iso'
    >>> moments(["08-FEB-2026 07:45"]).options
    {'style': 'mon', 'sources': 1}
    """
    if share(texts, reader("datetime-iso", {})) >= _ENOUGH:
        return Shape(codec="datetime-iso", words="times with their offset")
    for style in ("iso", "uk", "mon"):
        options = {"style": style, "sources": 1}
        # The hour that clocks repeat is a time as well.
        if share(texts, reader("local-datetime", options)) >= _ENOUGH:
            return Shape(codec="local-datetime", options=options, words="local dates and times")
    return None


def clock(texts: Sequence[str]) -> bool:
    """Whether the texts are times of day."""
    return (
        share(texts, lambda text: re.fullmatch(r"[0-2]?[0-9]:?[0-5][0-9](:[0-5][0-9])?", text) is not None) >= _ENOUGH
    )


def whole(texts: Sequence[str], codec: str, words: str, options: Mapping[str, Any] | None = None) -> Shape | None:
    """Texts that a codec reads, or no texts at all."""
    if texts and share(texts, reader(codec, options or {})) < _ENOUGH:
        return None
    return Shape(codec=codec, options=options or {}, words=words if texts else "")


def numbers_of(texts: Sequence[str], scheme: str) -> Shape:
    """Numbers of a scheme: what they are is said only where most have its form."""
    looks = bool(texts) and share(texts, lambda text: _has_form(scheme, text)) >= _ENOUGH
    options = {"scheme": scheme}
    if looks and scheme == "pnc_id" and _short(texts):
        options["style"] = "short"
    title = SCHEMES[scheme].title if scheme in SCHEMES else scheme
    return Shape(codec="identifier", options=options, words=f"each has the form of a {title}" if looks else "")


def telling(texts: Sequence[str]) -> str | None:
    """The one scheme whose form most texts have.

    >>> telling(["PE30 1AA", "NR1 1AA"])
    'postcode'
    """
    if len(texts) < 2:
        return None
    return next((one for one in _TELLING if share(texts, lambda text, one=one: _has_form(one, text)) >= 0.8), None)  # type: ignore[misc] # the name is bound at once


def coded(texts: Sequence[str], scheme: str, field: str) -> Shape | None:
    """Codes of a list as they are, or known words for them; None where neither is seen."""
    lists = lists_for(scheme)
    if not texts or (lists and share(texts, lambda text: any(text in each for each in lists)) >= _ENOUGH):
        return Shape(codec="coded", options={"scheme": scheme}, words="codes of the list" if texts else "")
    return _translated(texts, field, "coded", {"scheme": scheme}) or (
        None if lists or field in vocabulary()["values"] else Shape(codec="coded", options={"scheme": scheme})
    )


def chosen(texts: Sequence[str], field: str, known: Sequence[str]) -> Shape | None:
    """Words of a closed list, or known words for them."""
    return _translated(texts, field, "choice", {}, dict(zip(known, known, strict=True)))


def _translated(
    texts: Sequence[str],
    field: str,
    codec: str,
    options: Mapping[str, Any],
    more: Mapping[str, str] | None = None,
) -> Shape | None:
    """A table of those words of the sample that the trade knows: no other word of it may be written down."""
    known: dict[str, str] = {**vocabulary()["values"].get(field, {}), **(more or {})}
    if more:
        known = {word: meaning for word, meaning in known.items() if meaning in more}
    met = Counter(" ".join(text.split()) for text in texts)
    table = {word: known[word.lower()] for word in met if word.lower() in known}
    if not table:
        return None
    return Shape(
        codec=codec,
        options={**options, "table": field},
        words="known words",
        table=table,
        strange=len(met) - len(table),
    )


def _has_form(scheme: str, text: str) -> bool:
    module = module_of(scheme)
    return module.is_valid(text, profile="form" if "form" in module.PROFILES else "strict")


def _short(texts: Sequence[str]) -> bool:
    return share(texts, lambda text: re.fullmatch(r"[0-9]{2}/[0-9]{1,7}[A-Z]", text) is not None) >= _ENOUGH
