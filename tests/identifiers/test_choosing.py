"""Among corrections that pass, those that agree with the record come first."""

from build_records import charge, day, judged, numbers, offence, offender, person
from xborder.identifiers import asn, pnc
from xborder.identifiers.choosing import Facts, choose
from xborder.model.person import Identifiers
from xborder.model.values import Identifier, PartialDate


def _letter(digits: str) -> str:
    return "ZABCDEFGHJKLMNPQRTUVWXY"[int(digits) % 23]


def asn_of(year: str, force: str, serial: str) -> str:
    return f"{year}{force}CD01{serial}{_letter(f'{force}01{year}{serial}')}"


def test_the_order_among_equals_stays_and_nothing_is_left_out() -> None:
    offered = (asn_of("24", "46", "00000012345"), asn_of("26", "36", "00000054321"), asn_of("26", "36", "00000012345"))
    chosen = choose("asn", offered, Facts(years=frozenset({2026}), forces=frozenset({"36"})))
    assert chosen == (offered[1], offered[2], offered[0])
    assert choose("asn", offered, Facts()) == offered
    assert choose("postcode", ("NR1 1AA", "NR1 1AB"), Facts(years=frozenset({2026}))) == ("NR1 1AA", "NR1 1AB")


def test_a_pnc_id_is_not_of_a_child() -> None:
    offered = tuple(f"{year}/0318274{_letter(f'{year[2:]}0318274')}" for year in ("1993", "2013"))
    assert choose("pnc_id", offered, Facts(born=1991)) == offered[::-1]
    assert choose("pnc_id", offered, Facts(born=1971)) == offered


def test_a_finding_offers_the_asn_of_the_arrest_first() -> None:
    true = asn_of("26", "36", "00000012345")
    spoiled = f"62{true[2:]}"
    assert asn.suggest(spoiled)
    one = charge(
        offence(arrested_on=day("2026-09-20")),
        defendant=person(identifiers=Identifiers(asn=Identifier(scheme="asn", raw=spoiled))),
    )
    [found] = [each for each in judged(one) if each.code == "XB-ASN-002"]
    assert found.suggestions[0] == true
    assert found.span == (19, 20)


def test_a_finding_offers_no_pnc_id_of_a_child_first() -> None:
    spoiled = "2009/0318724L"
    for born in ("1991-02-17", "2005-01-01"):
        one = offender(date_of_birth=PartialDate.parse(born), identifiers=numbers(spoiled))
        [found] = [each for each in judged(one) if each.code == "XB-PNC-002"]
        years = [int(pnc.parts(each)["year"]) >= int(born[:4]) + 10 for each in found.suggestions]
        assert years == sorted(years, reverse=True)
