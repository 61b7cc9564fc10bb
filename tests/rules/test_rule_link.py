from build_records import OTHER_PNC, codes, incident, link, linked, links, numbers, offender

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
