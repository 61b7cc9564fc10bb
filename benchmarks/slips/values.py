"""Right values of every kind, made from the rules by chance, each written as people write it.

Each maker gives the canonical form and a spelling of it. Check letters are
worked out here again, so that nothing is borrowed from what is measured.
"""

import datetime as dt
import random
from collections.abc import Callable

Maker = Callable[[random.Random], tuple[str, str]]

_CHECK = "ZABCDEFGHJKLMNPQRTUVWXY"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORCES = [
    "01",
    "03",
    "04",
    "05",
    "06",
    "07",
    "10",
    "11",
    "12",
    "13",
    "14",
    "16",
    "17",
    "20",
    "21",
    "22",
    "23",
    "24",
    "30",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "40",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "47",
    "48",
]
_PLATES = "ABCDEFGHJKLMNOPRSTUVWXYZ"


def _digits(chance: random.Random, length: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(length))


def _letters(chance: random.Random, length: int, among: str = _LETTERS) -> str:
    return "".join(chance.choice(among) for _ in range(length))


def _check(digits: str) -> str:
    return _CHECK[int(digits) % 23]


def _serial(chance: random.Random, most: int) -> int:
    """A serial number as it is given out in a year: from one up, the low ones as often as the high."""
    return chance.randint(1, 10 ** chance.randint(most - 3, most) - 1)


def pnc_id(chance: random.Random) -> tuple[str, str]:
    """PNC IDs of people who are alive."""
    year, serial = chance.randint(1970, 2026), f"{_serial(chance, 7):07d}"
    letter = _check(f"{year % 100:02d}{serial}")
    canonical = f"{year}/{serial}{letter}"
    return canonical, chance.choice((canonical, f"{year % 100:02d}/{int(serial)}{letter}", canonical.replace("/", "")))


def asn(chance: random.Random) -> tuple[str, str]:
    """ASNs of the last twenty years."""
    year, force = f"{chance.randint(6, 26):02d}", chance.choice(_FORCES)
    unit, system = chance.choice(("CD", "ZD", "AB", "00", "P1")), chance.choice(("01", "00", "CT"))
    serial = f"{_serial(chance, 8):011d}"
    letter = _check(force + (system if system.isdigit() else "") + year + serial)
    canonical = f"{year}{force}{unit}{system}{serial}{letter}"
    return canonical, chance.choice((canonical, f"{year}/{force}{unit}/{system}/{int(serial)}{letter}"))


def pti_urn(chance: random.Random) -> tuple[str, str]:
    """URNs of the last few years."""
    parts = (chance.choice(_FORCES), _letters(chance, 2), _digits(chance, 5), f"{chance.randint(18, 26):02d}")
    return "".join(parts), chance.choice(("", " ")).join(parts)


def cjs_offence_code(chance: random.Random) -> tuple[str, str]:
    """Offence codes of the national form."""
    code = f"{_letters(chance, 2)}{chance.randint(60, 122) % 100:02d}{_digits(chance, 3)}"
    return code, code


def postcode(chance: random.Random) -> tuple[str, str]:
    """Postcodes of the common forms."""
    area = chance.choice(("NR", "IP", "PE", "CB", "CM", "CO", "SG", "AL", "LU", "MK", "ME", "CT", "TN", "E", "N"))
    inward = chance.choice("0123456789") + _letters(chance, 2, "ABDEFGHJLNPQRSTUWXYZ")
    code = f"{area}{chance.randint(1, 28)} {inward}"
    return code, chance.choice((code, code.replace(" ", "")))


def vrm(chance: random.Random) -> tuple[str, str]:
    """Marks of the last twenty-four years."""
    age = chance.choice([*range(2, 27), *range(51, 76)])
    first, last = f"{_letters(chance, 2, _PLATES.replace('Z', ''))}{age:02d}", _letters(chance, 3, _PLATES)
    return first + last, chance.choice((first + last, f"{first} {last}"))


def exhibit_ref(chance: random.Random) -> tuple[str, str]:
    """Exhibit references."""
    initials, number = _letters(chance, chance.choice((2, 3))), chance.randint(1, 40)
    return f"{initials}/{number}", chance.choice(
        (f"{initials}/{number}", f"{initials}{number}", f"{initials}-{number}")
    )


def cro_number(chance: random.Random) -> tuple[str, str]:
    """CRO numbers, one in five of a short file."""
    year, serial = chance.randint(70, 125) % 100, _serial(chance, 6)
    if chance.random() < 0.2:
        year = chance.randint(70, 95)
        value = f"SF{year:02d}/{serial}{_check(f'{year:02d}{serial}')}"
        return value, value
    letter = _check(f"{year:02d}{serial:06d}")
    canonical = f"{serial:06d}/{year:02d}{letter}"
    return canonical, chance.choice((canonical, f"{serial}/{year:02d}{letter}"))


def court_case_ref(chance: random.Random) -> tuple[str, str]:
    """References of the magistrates' courts."""
    year, court, serial = f"{chance.randint(15, 26):02d}", f"{chance.randint(1000, 2999)}", _serial(chance, 6)
    letter = _check(f"{year}{court}{serial:06d}")
    return f"{year}/{court}/{serial:06d}{letter}", f"{year}/{court}/{serial}{letter}"


def ho_class(chance: random.Random) -> tuple[str, str]:
    """Home Office classifications."""
    value = f"{chance.randint(1, 199):03d}/{chance.randint(0, 99):02d}"
    return value, value


def ou_code(chance: random.Random) -> tuple[str, str]:
    """Codes of police units and courts."""
    value = chance.choice(("", "B", "C")) + chance.choice(_FORCES) + _letters(chance, 2) + "00"
    return value, value


def force_code(chance: random.Random) -> tuple[str, str]:
    """Codes of territorial forces."""
    value = chance.choice(_FORCES)
    return value, value


def court_code(chance: random.Random) -> tuple[str, str]:
    """LJA codes."""
    value = f"{chance.randint(100, 2999):04d}"
    return value, value


def driver_number(chance: random.Random) -> tuple[str, str]:
    """Driver numbers of Great Britain."""
    born = dt.date(1950, 1, 1) + dt.timedelta(days=chance.randint(0, 20_000))
    month = born.month + chance.choice((0, 50))
    name = _letters(chance, chance.randint(3, 5), "ABCDEGHKLMNOPRSTUW").ljust(5, "9")
    initials = _letters(chance, 1) + chance.choice((_letters(chance, 1), "9"))
    value = f"{name}{born.year // 10 % 10}{month:02d}{born.day:02d}{born.year % 10}{initials}9{_letters(chance, 2)}"
    return value, chance.choice((value, f"{value[:5]} {value[5:11]} {value[11:]}"))


def nino(chance: random.Random) -> tuple[str, str]:
    """National Insurance numbers."""
    first, second = _letters(chance, 1, "ABCEHJLMPRSWXY"), _letters(chance, 1, "ABCEHJLMPRSTWXYZ")
    if first + second in {"ZZ", "NK", "TN", "NT", "BG", "GB", "KN"}:
        return nino(chance)
    parts = (first + second, _digits(chance, 2), _digits(chance, 2), _digits(chance, 2), _letters(chance, 1, "ABCD"))
    return "".join(parts), chance.choice((" ", "")).join(parts)


def nhs_number(chance: random.Random) -> tuple[str, str]:
    """NHS numbers."""
    body = chance.choice("46") + _digits(chance, 8)
    check = 11 - sum(int(digit) * weight for digit, weight in zip(body, range(10, 1, -1), strict=True)) % 11
    if check == 10:
        return nhs_number(chance)
    value = f"{body}{check % 11}"
    return value, chance.choice((value, f"{value[:3]} {value[3:6]} {value[6:]}"))


def passport_number(chance: random.Random) -> tuple[str, str]:
    """Passport numbers of the United Kingdom."""
    value = _digits(chance, 9)
    return value, value


def prisoner_number(chance: random.Random) -> tuple[str, str]:
    """Prisoner numbers of today's form."""
    value = "A" + _digits(chance, 4) + _letters(chance, 2, "ACDEFGHJKLMNPQRTVWXYZ")
    return value, value


def crn(chance: random.Random) -> tuple[str, str]:
    """Probation case reference numbers."""
    value = chance.choice("XDEJ") + _digits(chance, 6)
    return value, value


def maat_id(chance: random.Random) -> tuple[str, str]:
    """Legal aid numbers."""
    value = str(chance.randint(4_000_000, 9_999_999))
    return value, value


def uprn(chance: random.Random) -> tuple[str, str]:
    """Property numbers."""
    value = str(chance.randint(10_000_000, 999_999_999_999))
    return value, value


def collar_number(chance: random.Random) -> tuple[str, str]:
    """Collar numbers."""
    value = str(chance.randint(10, 9999))
    return value, value


def telephone(chance: random.Random) -> tuple[str, str]:
    """Telephone numbers of Ofcom's ranges for drama."""
    head = chance.choice(("1632 960", "7700 900", "20 7946 0", "113 496 0"))
    tail = _digits(chance, 3)
    plain = f"0{head}{tail}"
    canonical = "+44" + plain.replace(" ", "")[1:]
    return canonical, chance.choice((plain, plain.replace(" ", ""), canonical))


def crime_reference(chance: random.Random) -> tuple[str, str]:
    """Crime references of a common style."""
    value = f"{chance.choice(('36', '37', '42'))}/{_digits(chance, 5)}/{chance.randint(18, 26):02d}"
    return value, value


#: Every kind by its name in records.
MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        pnc_id, cro_number, asn, pti_urn, court_case_ref, cjs_offence_code, ho_class, ou_code, force_code, court_code,
        driver_number, nino, nhs_number, postcode, uprn, vrm, prisoner_number, crn, maat_id, passport_number,
        collar_number, telephone, exhibit_ref, crime_reference,
    )
}  # fmt: skip
