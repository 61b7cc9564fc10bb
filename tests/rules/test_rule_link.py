from build_records import NOW, OTHER_PNC, codes, day, incident, link, linked, links, numbers, offender
from xborder.ladder import assess, assess_sorted
from xborder.model.links import LinksFile, Refusal

ONE, TWO = "37:offender:SR-1", "46:incident:EK/1#P1"
RECORDS = (offender(), incident())


def test_a_good_link() -> None:
    assert codes(*RECORDS, links=links(link(ONE, TWO))) == []


def test_a_link_joins_two_people_who_are_there() -> None:
    assert codes(*RECORDS, links=links(link(ONE))) == ["XB-LINK-001"]
    assert codes(*RECORDS, links=links(link(ONE, ONE))) == ["XB-LINK-001"]
    assert codes(*RECORDS, links=links(link(ONE, "SR-1"))) == ["XB-LINK-002"]
    assert codes(*RECORDS, links=links(link(ONE, "46:incident:EK/1#P2"))) == ["XB-LINK-003"]


def test_a_person_in_two_links() -> None:
    assert codes(*RECORDS, links=links(link(ONE, TWO), link(TWO, ONE))) == ["XB-LINK-004", "XB-LINK-004"]


def test_two_numbers_in_one_link() -> None:
    records = (offender(), offender(ref="SR-2", identifiers=numbers(OTHER_PNC)))
    assert codes(*records, links=linked(*records)) == ["XB-LINK-005"]


def test_a_force_outside_the_agreement() -> None:
    joined = links(link(ONE, TWO))
    assert codes(*RECORDS, links=joined, agreement_forces=frozenset({"37"})) == ["XB-LINK-006"]
    assert codes(*RECORDS, links=joined, agreement_forces=frozenset({"37", "46"})) == []


def _refused(*persons: str) -> Refusal:
    return Refusal(
        persons=persons,
        explanation="Father and son.",
        refused_by="PC 1428 MARLOWE, Norfolk",
        refused_on=day("2026-09-29"),
    )


def test_confirmed_and_refused_directly_or_over_somebody_else() -> None:
    third = incident("EK/2")
    over = "46:incident:EK/2#P1"
    for joined in ((link(ONE, TWO),), (link(ONE, over), link(over, TWO))):
        file = LinksFile(links=joined, refusals=(_refused(TWO, ONE),))
        assert "XB-LINK-007" in codes(*RECORDS, third, links=file)
        (ladder,) = [each for each in assess((*RECORDS, third), file, now=NOW) if ONE in each.keys]
        assert any("refused by PC 1428 MARLOWE, Norfolk on 2026-09-29" in words for words in ladder.unjudged)
        (sure,) = [each for each in assess_sorted((*RECORDS, third), file, now=NOW) if ONE in each.keys]
        assert sure.unjudged == ladder.unjudged
    file = LinksFile(links=(link(ONE, over),), refusals=(_refused(TWO, ONE),))
    assert codes(*RECORDS, third, links=file) == []
    assert not any("refused" in words for each in assess((*RECORDS, third), file, now=NOW) for words in each.unjudged)
