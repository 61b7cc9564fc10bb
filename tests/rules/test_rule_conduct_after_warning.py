from build_records import codes, day, incident, notice, warning


def test_an_incident_between_warning_and_notice_is_enough() -> None:
    assert codes(warning(), notice(), incident("EK/2", "2026-03-22")) == []


def test_only_earlier_incidents_block() -> None:
    assert codes(warning(), notice(), incident("EK/2", "2026-02-08")) == ["XB-ORDER-010"]
    assert codes(warning(), notice(), incident("EK/2", "2026-02-21")) == ["XB-ORDER-010"]


def test_an_incident_after_the_notice_does_not_help() -> None:
    assert codes(warning(), notice(), incident("EK/2", "2026-04-15")) == ["XB-ORDER-010"]


def test_continuing_effect_or_a_last_day_of_conduct_will_do() -> None:
    assert codes(warning(), notice(incident_refs=(), continuing_effect="The farmers still lock their gates.")) == []
    assert codes(warning(), notice(incident_refs=(), conduct_last_on=day("2026-03-30"))) == []
    assert codes(warning(), notice(incident_refs=(), continuing_effect="  ")) == ["XB-ORDER-010"]


def test_an_absent_incident_leaves_it_open() -> None:
    assert codes(warning(), notice()) == ["XB-ORDER-011"]
