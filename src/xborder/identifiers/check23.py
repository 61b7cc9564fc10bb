"""The modulus-23 check letter that PNC IDs, CRO numbers and ASNs end with.

The digits are read as one whole number; its remainder by 23 chooses a letter.
I, O and S are not used, so that no letter can be taken for 1, 0 or 5. Because
23 is a prime that divides neither 10 nor 9, one wrong digit, or two unlike
neighbours swapped, always changes the letter.

Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_071 to DS_073.

>>> check_letter("020073319")
'Z'
"""

#: Remainder 0 gives Z, 1 gives A, and so on to 22.
ALPHABET = "ZABCDEFGHJKLMNPQRTUVWXY"

#: The check letters as a character class of a regular expression.
CHECK_CLASS = "[A-HJ-NP-RT-Z]"


def check_letter(digits: str) -> str:
    """Give the check letter of a string of ASCII digits.

    >>> check_letter("790163001")
    'B'

    Raises ValueError if ``digits`` is not made of ASCII digits.
    """
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError("a check letter is worked out from ASCII digits")
    return ALPHABET[int(digits) % 23]
