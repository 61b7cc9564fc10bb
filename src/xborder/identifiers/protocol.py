"""The shape that every identifier module has, as a protocol that mypy holds the modules to."""

from collections.abc import Mapping
from typing import Protocol

from xborder.identifiers.explaining import Doubt, Explanation


class IdentifierModule(Protocol):
    """The verbs and names of a module for one kind of number.

    For any ``str`` at all a verb gives a value or raises InvalidIdentifier. A
    profile or style that the module does not name raises ValueError: that is a
    mistake in the program, not in the data. ``format`` and ``parts`` take what
    ``validate`` takes under the strict profile.
    """

    @property
    def SCHEME(self) -> str:  # noqa: N802 - a constant of the module
        """The name of the kind of number in records: ``pnc_id``, ``asn``, ..."""

    @property
    def STYLES(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """The spellings that ``format`` writes, ``canonical`` first; ``validate`` reads each of them."""

    @property
    def PROFILES(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """The rules that ``validate`` can judge by, ``strict`` first.

        ``form`` asks for the strict form but not for the check letter; the names
        of receivers (``spi``, ``bichard``, ``common-platform``, ``leds``) judge as they do.
        """

    @property
    def FALLBACK(self) -> str:  # noqa: N802 - a constant of the module
        """The profile whose values are kept, with a warning, though not strictly right; '' if there is none."""

    @property
    def FINDINGS(self) -> Mapping[str, str]:  # noqa: N802 - a constant of the module
        """Reasons and the codes of their findings; '' is the code of every other reason to refuse."""

    def compact(self, value: str) -> str:
        """The value as it is read: capitals, no outer white space, no separators that mean nothing."""

    def validate(self, value: str, *, profile: str = "strict") -> str:
        """The canonical form. Raises InvalidIdentifier."""

    def is_valid(self, value: str, *, profile: str = "strict") -> bool:
        """True if ``validate`` gives a value."""

    def format(self, value: str, style: str = "canonical") -> str:
        """The spelling that a receiver needs. Raises InvalidIdentifier."""

    def parts(self, value: str) -> Mapping[str, str]:
        """What the parts of the number say, by name. Raises InvalidIdentifier."""

    def doubts(self, value: str, *, year_now: int = ...) -> tuple[Doubt, ...]:
        """What is odd about a value that passes, its check letter apart; nothing for one without the form."""

    def explain(self, value: str, *, year_now: int = ...) -> Explanation:
        """Why not, and which characters; or what it reads as."""

    def suggest(self, value: str) -> tuple[str, ...]:
        """Canonical forms that pass and may be what was meant, best first.

        Nothing for a value that passes and leaves no doubts; for one that leaves
        doubts only what leaves fewer.
        """
