"""Everything that can be said of one text read as a number of one kind, for a person or a program that asks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.protocol import IdentifierModule
from xborder.identifiers.suggesting import MOST
from xborder.identifiers.years import YEAR_NOW

#: The version of what :meth:`Judgement.to_data` gives.
VERSION = "xborder/id/1"


@attrs.frozen(kw_only=True)
class Judgement:
    """Whether a text is a number of a kind, under one profile, and what may have been meant.

    ``canonical`` is the strict canonical form, if the text has one; ``accepted``
    what the profile's receiver keeps of it. ``reason``, ``text``, ``span`` and
    ``expected`` are those of the refusal, as in
    :class:`~xborder.identifiers.errors.InvalidIdentifier`. Suggestions are
    spelled so that the profile takes them, best first.
    """

    scheme: str
    value: str
    profile: str
    valid: bool
    canonical: str | None = None
    accepted: str | None = None
    reason: str = ""
    text: str = ""
    span: tuple[int, int] | None = None
    expected: str | None = None
    doubts: tuple[Doubt, ...] = ()
    suggestions: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """As JSON has it; every key is always there."""
        return attrs.asdict(self)


def judge(module: IdentifierModule, value: str, *, profile: str = "strict", year_now: int = YEAR_NOW) -> Judgement:
    """Judge a text by a profile of its kind.

    >>> from xborder.identifiers import pnc
    >>> judge(pnc, "02/73319Z").canonical, judge(pnc, "02/73319Z", profile="spi").suggestions
    ('2002/0073319Z', ('20020073319Z',))

    Raises ValueError for a profile that the kind does not have.
    """
    strictly = module.explain(value, year_now=year_now)
    under = strictly if profile == "strict" else _under(module, value, profile)
    # Where the strict rule refuses as well, it can say which characters.
    why = strictly if not (under.valid or strictly.valid) else under
    return Judgement(
        scheme=module.SCHEME,
        value=value,
        profile=profile,
        valid=under.valid,
        canonical=strictly.canonical,
        accepted=under.canonical,
        reason=why.reason,
        text=why.text,
        span=why.span,
        expected=why.expected,
        doubts=strictly.doubts,
        suggestions=_suggested(module, value, strictly, profile) if not under.valid or strictly.doubts else (),
    )


def _under(module: IdentifierModule, value: str, profile: str) -> Explanation:
    return explained(
        module.SCHEME,
        value,
        validate=lambda text: module.validate(text, profile=profile),
        parts=lambda _: {},
        doubts=lambda _: (),
    )


def styles_of(module: IdentifierModule, canonical: str) -> Mapping[str, str]:
    """The number in every style that can hold it.

    >>> from xborder.identifiers import postcode
    >>> styles_of(postcode, "PE30 1AB")
    {'canonical': 'PE30 1AB', 'compact': 'PE301AB'}
    """
    found = {}
    for style in module.STYLES:
        try:
            found[style] = module.format(canonical, style)
        except InvalidIdentifier:  # two digits of the year would be read as another century
            continue
    return found


def _suggested(module: IdentifierModule, value: str, strictly: Explanation, profile: str) -> tuple[str, ...]:
    meant = module.suggest(value)
    if strictly.canonical is not None and not module.is_valid(value, profile=profile):
        meant = (strictly.canonical, *meant)
    if profile == "strict":
        return meant
    return tuple(dict.fromkeys(_taken(module, meant, profile)))[:MOST]


def _taken(module: IdentifierModule, meant: Iterable[str], profile: str) -> Iterator[str]:
    """Each number in the style named after the profile, or else in the first that the profile takes."""
    for number in meant:
        styles = styles_of(module, number)
        spellings = [styles[profile]] if profile in styles else list(styles.values())
        yield from [text for text in spellings if module.is_valid(text, profile=profile)][:1]
