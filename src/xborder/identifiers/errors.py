"""What a number that cannot be read raises: why, and which characters, but never the value itself."""


class InvalidIdentifier(ValueError):  # noqa: N818 - named for what it says of the value, as callers read it
    """A text is not the number it is taken for.

    ``reason`` is a short stable word for programs (``empty``, ``length``,
    ``not-ascii``, ``characters``, ``form``, ``check-letter``, ...); ``span`` the
    characters at fault as (start, end) in the text as it was given, or None where
    no few characters can be blamed. ``str()`` is a sentence that holds no value,
    so that it may stand in a log.

    >>> fault = InvalidChecksum("The check letter does not agree.", reason="check-letter", span=(12, 13), expected="Z")
    >>> fault.reason, fault.span, fault.expected
    ('check-letter', (12, 13), 'Z')
    """

    def __init__(
        self, message: str, *, reason: str, span: tuple[int, int] | None = None, expected: str | None = None
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.span = span
        self.expected = expected

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the reason and span when the error crosses between processes."""
        return (_rebuilt, (type(self), str(self), self.reason, self.span, self.expected))


class InvalidFormat(InvalidIdentifier):
    """Characters or their order are not those of the number."""


class InvalidLength(InvalidIdentifier):
    """There are too few or too many characters."""


class InvalidChecksum(InvalidIdentifier):
    """The check letter does not agree with the digits; ``expected`` is the one that would."""


class InvalidComponent(InvalidIdentifier):
    """The form is right, but one part of it cannot be (a year, a number zero)."""


def _rebuilt(
    kind: type[InvalidIdentifier], message: str, reason: str, span: tuple[int, int] | None, expected: str | None
) -> InvalidIdentifier:
    return kind(message, reason=reason, span=span, expected=expected)
