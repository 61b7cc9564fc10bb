"""Bank numbers, as far as their form tells them: sort code, account number, IBAN, payment card.

They are no fields of a police record and so not in the register of numbers;
they are looked for where they should not stand, in papers that are served.
Whether a sort code and an account belong together needs the banks' own table.

Source: ISO 13616 (IBAN: the check digits bring the number to 1 modulo 97); ISO/IEC 7812 (card: Luhn's check digit).

>>> is_sort_code("01-02-03"), is_iban("GB82 WEST 1234 5698 7654 32"), is_card("4000 0000 0000 0002")
(True, True, True)
"""

import re

_SORT_CODE = re.compile(r"[0-9]{2}([ -]?)[0-9]{2}\1[0-9]{2}", re.ASCII)
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_CARD = re.compile(r"[2-6][0-9]{12,18}", re.ASCII)


def digits(value: str) -> str:
    """The digits alone.

    >>> digits("01-02-03")
    '010203'
    """
    return "".join(char for char in value if char in "0123456789")


def is_sort_code(value: str) -> bool:
    """True for three pairs of digits, parted alike.

    >>> is_sort_code("010203"), is_sort_code("01-0203")
    (True, False)
    """
    return _SORT_CODE.fullmatch(value) is not None


def is_iban(value: str) -> bool:
    """True if the check digits are right; a British one has 22 characters.

    >>> is_iban("GB82WEST12345698765432"), is_iban("GB82WEST12345698765433")
    (True, False)
    """
    text = value.replace(" ", "")
    if not _IBAN.fullmatch(text) or (text.startswith("GB") and len(text) != 22):
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1


def is_card(value: str) -> bool:
    """True for 13 to 19 digits of a payment card whose check digit is right.

    >>> is_card("4000-0000-0000-0002"), is_card("4000 0000 0000 0003")
    (True, False)
    """
    text = digits(value)
    if not _CARD.fullmatch(text):
        return False
    doubled = (int(char) * 2 for char in text[-2::-2])
    return (sum(each - 9 if each > 9 else each for each in doubled) + sum(map(int, text[-1::-2]))) % 10 == 0
