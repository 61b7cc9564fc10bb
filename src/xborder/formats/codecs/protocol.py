"""What a codec is: a named pair of functions between source texts and a canonical value."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from xborder.findings import Finding, Location
from xborder.formats.loss import LossKind

#: The texts of a line's sources, in the order of its ``from``; None where the source has none.
Texts = tuple[str | None, ...]


class Unreadable(ValueError):  # noqa: N818 - named for what it says of the text, as the reader reports it
    """A source text is not of the kind that the codec reads.

    ``code`` is the finding to report; ``names`` fill its message and hold no
    value of the source. ``part`` is the number, from 0, of the one text of
    several that is at fault; ``suggestions`` are texts that could be read.
    """

    def __init__(
        self,
        kind: str,
        *,
        code: str = "XB-FORMAT-010",
        part: int | None = None,
        suggestions: tuple[str, ...] = (),
        **names: object,
    ) -> None:
        super().__init__(kind)
        self.code, self.part, self.suggestions = code, part, suggestions
        self.names: dict[str, Any] = {"kind": kind, **names}


class Unprintable(ValueError):  # noqa: N818 - the other half of Unreadable
    """A canonical value has no form in the target; ``str()`` says which forms it has, without the value."""


@attrs.define
class Notes:
    """Where a codec leaves what it saw while reading one value.

    ``place`` works out the place of the value, for a codec that has something to
    report; ``year`` is the year of the caller's ``now``, or None.
    """

    place: Callable[[], Location] = Location
    year: int | None = None
    findings: list[Finding] = attrs.field(factory=list)
    losses: list[tuple[LossKind, str]] = attrs.field(factory=list)

    def lose(self, kind: LossKind, note: str) -> None:
        """Remember that the value arrived, but not all of it."""
        self.losses.append((kind, note))


@attrs.frozen(kw_only=True)
class Codec:
    """A pair whose law is ``parse(print(value)) == value`` for each value it can print.

    ``parse`` gives JSON-shaped values, or None where the texts say nothing; it
    raises Unreadable. ``print`` gives one text for each source; it raises
    Unprintable. ``loses`` says in words what a source may hold that printing
    does not give back; ``json`` how a JSON target writes the text; ``one`` is
    ``parse`` for a codec of one source, given a text that is not blank.
    """

    parse: Callable[[Texts, Notes], Any]
    print: Callable[[Any], Texts]
    loses: str = ""
    json: str = "text"
    one: Callable[[str, Notes], Any] | None = None


#: Makes a codec from the options of a line and the code tables of its profile.
Maker = Callable[[Mapping[str, Any], Mapping[str, Mapping[str, str]]], Codec]


def single(
    parse: Callable[[str, Notes], Any], shown: Callable[[Any], str], *, loses: str = "", json: str = "text"
) -> Codec:
    """A codec of one source text, blank text being none.

    >>> halve = single(lambda text, notes: int(text) // 2, lambda value: str(value * 2))
    >>> halve.parse(("8",), Notes()), halve.parse((" ",), Notes()), halve.print(4)
    (4, None, ('8',))
    """

    def read(texts: Texts, notes: Notes) -> Any:
        text = texts[0]
        return None if text is None or not text.strip() else parse(text, notes)

    return Codec(parse=read, print=lambda value: (shown(value),), loses=loses, json=json, one=parse)


def plain_text(value: Any) -> str:
    """A canonical text to print. Raises Unprintable if it is not a text."""
    if not isinstance(value, str):
        raise Unprintable("a text")
    return value
