"""Why a text is or is not a number of a kind, as a value that can be shown."""

from collections.abc import Callable, Mapping

import attrs

from xborder.identifiers.errors import InvalidIdentifier


@attrs.frozen(kw_only=True)
class Doubt:
    """Something worth a second look about a number that passes.

    ``reason`` is a short stable word, ``text`` a sentence without the value.
    """

    reason: str
    text: str


@attrs.frozen(kw_only=True)
class Explanation:
    """What can be said of one text read as a number of one kind.

    ``reason`` and ``text`` say why it is refused (both empty if it is not);
    ``span`` which characters are at fault, (start, end) in the text as given;
    ``expected`` the check letter that would agree; ``canonical`` and ``parts``
    what it reads as; ``doubts`` what is odd about it though it passes.
    """

    scheme: str
    valid: bool
    canonical: str | None = None
    parts: Mapping[str, str] = attrs.field(factory=dict)
    reason: str = ""
    text: str = ""
    span: tuple[int, int] | None = None
    expected: str | None = None
    doubts: tuple[Doubt, ...] = ()


def explained(
    scheme: str,
    value: str,
    *,
    validate: Callable[[str], str],
    parts: Callable[[str], Mapping[str, str]],
    doubts: Callable[[str], tuple[Doubt, ...]],
) -> Explanation:
    """Put together a module's own verbs into an explanation. Raises nothing for any text."""
    try:
        canonical = validate(value)
    except InvalidIdentifier as fault:
        return Explanation(
            scheme=scheme, valid=False, reason=fault.reason, text=str(fault), span=fault.span, expected=fault.expected
        )
    return Explanation(scheme=scheme, valid=True, canonical=canonical, parts=parts(value), doubts=doubts(value))
