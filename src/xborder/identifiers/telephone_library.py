"""What the library ``phonenumbers`` says of a number: loaded when the first is asked about.

Source of its tables: each country's regulator, gathered by libphonenumber.
"""

from typing import TYPE_CHECKING

from xborder.identifiers.errors import InvalidFormat, InvalidIdentifier, InvalidLength

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_UNITED_KINGDOM = 44
#: First digits of numbers of ten digits; the plan has none that begin with 4 or 6.
_IN_PLAN = "1235789"


def canonical(text: str) -> str:
    """The number as E.164 writes it; ``text`` is digits after one zero or a plus sign.

    Of the United Kingdom, every number of ten digits in an opened range can be
    right; shorter ones only where the plan has them, for there a digit is
    otherwise missing.

    >>> canonical("08001111"), canonical("+12025550143")
    ('+448001111', '+12025550143')

    Raises InvalidFormat or InvalidLength.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException as error:
        raise _unread(error) from None
    if number.country_code == _UNITED_KINGDOM:
        _check_plan(number)
    else:
        _check_length(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_allocated(number: str) -> bool:
    """True if the canonical number lies in a range that is known to be in use."""
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.parse(number))


def shown(number: str, *, international: bool) -> str:
    """The canonical number with the spaces that its country puts.

    >>> shown("+448001111", international=False), shown("+12025550143", international=True)
    ('0800 1111', '+1 202-555-0143')
    """
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL if international else phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(phonenumbers.parse(number), form)


def halves(number: str) -> tuple[str, str]:
    """The country's code, and the number within the country.

    >>> halves("+12025550143")
    ('1', '2025550143')
    """
    import phonenumbers

    read = phonenumbers.parse(number)
    return str(read.country_code), phonenumbers.national_significant_number(read)


def _check_plan(number: "PhoneNumber") -> None:
    import phonenumbers

    national = phonenumbers.national_significant_number(number)
    if len(national) == 10 and national[0] not in _IN_PLAN:
        raise InvalidFormat("No numbers of the United Kingdom begin with these digits.", reason="range")
    if len(national) != 10 and not phonenumbers.is_valid_number(number):
        raise InvalidLength("A number of the United Kingdom has ten digits after its zero or +44.", reason="length")


def _check_length(number: "PhoneNumber") -> None:
    import phonenumbers

    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise InvalidLength("There are too few or too many digits for a number of that country.", reason="length")


def _unread(error: Exception) -> InvalidIdentifier:
    import phonenumbers

    if getattr(error, "error_type", None) == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
        return InvalidFormat("No country has the code that it begins with.", reason="country")
    return InvalidLength("There are too few or too many digits for a telephone number.", reason="length")
