"""What is measured with messages: one from the police with many defendants, no two of which say the same."""

import random
import re
from pathlib import Path

from slips import values

SOURCE = Path(__file__).parents[1] / "src/xborder/casefile/demo/case/records/norfolk/new-case.xml"
_SYLLABLES = ("fen", "marsh", "wick", "dray", "thorn", "holm", "sedge", "lode", "brack", "ely")


def new_case(defendants: int) -> bytes:
    """The demonstration's message, its defendant repeated with other names, numbers, dates and places."""
    text = SOURCE.read_text(encoding="utf-8")
    found = re.search(r" *<Defendant>.*?</Defendant>\n", text, re.DOTALL)
    if found is None:
        raise ValueError(SOURCE)
    chance = random.Random(1412)
    many = "".join(_varied(found[0], chance) for _ in range(defendants))
    return (text[: found.start()] + many + text[found.end() :]).encode()


def _varied(defendant: str, chance: random.Random) -> str:
    born, on = (f"{chance.randint(*years)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" for years in _YEARS)
    asn = values.asn(chance)[0]
    changes = {
        "ProsecutorReference": asn.replace("/", ""),
        "PersonGivenName1": _word(chance),
        "PersonGivenName2": _word(chance),
        "PersonFamilyName": _word(chance).upper(),
        "TelephoneNumberMobile": f"07700 900{chance.randint(0, 999):03d}",
        "Birthdate": born,
        "PNCidentifier": values.pnc_id(chance)[0].replace("/", ""),
        "bsa:StreetDescription": f"{_word(chance)} Row",
        "bsa:Town": f"{_word(chance)} {_word(chance)}",
        "bsa:PostCode": values.postcode(chance)[0],
        "OffenceDateStartDate": on,
        "OffenceWording": f"On {on} at {_word(chance)} did trespass with intent to search for a hare with dogs.",
        "ProsecutionFacts": " ".join(_word(chance).lower() for _ in range(150)),
        "LocationOfOffence": f"Land at {_word(chance)}",
    }
    for name, text in changes.items():
        defendant = re.sub(rf"<{name}>[^<]*</{name}>", f"<{name}>{text}</{name}>", defendant)
    return re.sub(r" *<(DriverInformation)>.*?</\1>\n| *<CROnumber>.*?</CROnumber>\n", "", defendant, flags=re.DOTALL)


_YEARS = ((1950, 2005), (2026, 2026))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(2)).capitalize()
