"""Court case reference: the number under which a court keeps a case.

Three kinds are read. *Magistrates'*: PNC's reference of a magistrates' case,
``YY/CCCC/N...C``, given when the court's result is put on PNC: year, the court's
PNC code, a serial of up to six digits, and a letter. *Crown*: one of A, B, C, S,
T, U, the year in four digits and a number of four, given by the Crown Court.
*Libra*: the ten digits by which the magistrates' system lists a case.

The letter of the first kind is nowhere published as a check letter. That it is
the modulus-23 letter of year, court and serial is inferred: it holds for 397 of
422 references in published samples, and the others are made up. So a letter
that differs is a reason for a warning, and profile ``form`` does not ask for
it; court 9998, which PNC uses where a court has no code, is not held to it.
Source: CJS Data Standards v4-3, CrownCourtCaseReferenceType (Crown) and
MagistratesCourtCaseReferenceType (any twelve letters and digits: profile
``loose``, which is also how other references are kept); the pattern of a PNC
reference as Bichard 7 publishes it.

>>> validate("97/1626/8395Q"), validate("t20267304")
('97/1626/008395Q', 'T20267304')
>>> format("97/1626/008395Q", "pnc")
'97/1626/8395Q'
>>> suggest("97-1626-8395Q")
('97/1626/008395Q',)
"""

import re
from collections.abc import Mapping

from xborder.identifiers import court_case_slips
from xborder.identifiers.cleaning import clean
from xborder.identifiers.court_case_form import DUMMY_COURT, ask_letter, fault_of, fields_of, written
from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.explaining import Doubt, Explanation, explained
from xborder.identifiers.profiles import accepted, style_of
from xborder.identifiers.second_reading import clearer
from xborder.identifiers.suggesting import pick
from xborder.identifiers.years import YEAR_NOW, is_recent

SCHEME = "court_case_ref"
STYLES = ("canonical", "padded", "pnc")
PROFILES = ("strict", "form", "loose", "bichard")
FALLBACK = "loose"
FINDINGS: Mapping[str, str] = {
    "": "XB-COURTCASE-001",
    "letter-differs": "XB-COURTCASE-002",
    "fallback": "XB-COURTCASE-003",
    "year-unlikely": "XB-COURTCASE-004",
    "dummy-court": "XB-COURTCASE-005",
}

_RECEIVERS = {"bichard": re.compile(r"[0-9]{2}/[0-9]{4}/[0-9]{1,6}[A-HJ-NP-RT-Za-hj-np-rt-z]", re.ASCII)}


def compact(value: str) -> str:
    """Capitals and no outer white space; the slashes stay, since they part the fields.

    >>> compact(" 97/1626/8395q")
    '97/1626/8395Q'
    """
    return clean(value)


def validate(value: str, *, profile: str = "strict") -> str:
    """Give the canonical form: a magistrates' reference with six digits of serial, the others in capitals.

    >>> validate("26/2575/1A", profile="form"), validate("2612345678")
    ('26/2575/000001A', '2612345678')

    Profile ``form`` does not ask for the letter that is inferred; ``loose`` also
    takes any reference of up to twelve letters and digits; ``bichard`` says
    whether that receiver takes the text as it stands and gives it back unchanged.

    Raises InvalidFormat, InvalidLength, or InvalidChecksum (reason
    ``letter-differs``).
    """
    if profile not in ("strict", "form", "loose"):
        return accepted(value, profile, _RECEIVERS)
    fields = fields_of(clean(value), loose=profile == "loose")
    if fields is None:
        raise fault_of(value)
    if profile == "strict":
        ask_letter(value, fields)
    return written(fields)


def is_valid(value: str, *, profile: str = "strict") -> bool:
    """True if :func:`validate` gives a value.

    >>> is_valid("97/1626/008395Q"), is_valid("97/1626/008396Q"), is_valid("97/1626/008396Q", profile="form")
    (True, False, True)
    """
    try:
        validate(value, profile=profile)
    except InvalidIdentifier:
        return False
    return True


def format(value: str, style: str = "canonical") -> str:  # noqa: A001 - the verb of every module
    """Write a magistrates' reference in full (``canonical``, ``padded``: 15 characters) or as PNC does (``pnc``).

    PNC leaves out the zeros before the serial. The other kinds have one
    spelling. Whatever profile ``loose`` takes is written.

    >>> format("97/1626/8395Q", "padded"), format("T20267304", "pnc")
    ('97/1626/008395Q', 'T20267304')
    """
    style_of(style, STYLES)
    canonical = validate(value, profile="loose")
    fields = fields_of(canonical, loose=True) or {}
    if style == "pnc" and fields["kind"] == "magistrates":
        return f"{fields['year']}/{fields['court']}/{int(fields['serial'])}{fields['letter']}"
    return canonical


def parts(value: str) -> dict[str, str]:
    """The ``kind``, and what the number of that kind says.

    Of ``magistrates``: year (two digits), court, serial, letter; of ``crown``:
    letter, year (four digits), serial; of ``libra``: year, serial; of ``other``,
    a reference that profile ``loose`` alone takes: the serial.

    >>> parts("97/1626/8395Q")
    {'kind': 'magistrates', 'year': '97', 'court': '1626', 'serial': '008395', 'letter': 'Q'}
    """
    return fields_of(validate(value, profile="loose"), loose=True) or {}


def doubts(value: str, *, year_now: int = YEAR_NOW) -> tuple[Doubt, ...]:
    """Say if the year is improbable, or the court is the dummy.

    >>> [doubt.reason for doubt in doubts("T18267304")]
    ['year-unlikely']
    """
    try:
        fields = parts(value)
    except InvalidIdentifier:
        return ()
    found = []
    year = fields.get("year", "")
    if year and (not is_recent(year[-2:], year_now) or year[:-2] not in ("", "19", "20")):
        found.append(Doubt(reason="year-unlikely", text="The year is neither a recent one nor next year."))
    if fields.get("court") == DUMMY_COURT:
        found.append(Doubt(reason="dummy-court", text="The court code is the one PNC uses where a court has none."))
    return tuple(found)


def explain(value: str, *, year_now: int = YEAR_NOW) -> Explanation:
    """Why a value is not a court case reference, and which characters.

    >>> why = explain("97/1626/008396Q")
    >>> why.reason, why.span, why.expected
    ('letter-differs', (14, 15), 'R')
    """
    return explained(SCHEME, value, validate=validate, parts=parts, doubts=lambda text: doubts(text, year_now=year_now))


def suggest(value: str) -> tuple[str, ...]:
    """References that pass and may be what was meant, best first, at most five.

    >>> suggest("97/1626/8935Q")[0], suggest("T2O267304")
    ('97/1626/008395Q', ('T20267304',))
    """
    if is_valid(value):
        return clearer(compact(value), validate, doubts)
    return pick(court_case_slips.candidates(value), validate)
