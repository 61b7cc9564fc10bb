from build_records import codes, day, handed, incident, notice, warning
from xborder.rules import Policy

AFTER = incident("EK/2", "2026-03-22")


def test_policy_is_configuration() -> None:
    assert codes(warning(), notice(), AFTER, policy=Policy(minimum_days_to_comply=52)) == []
    assert codes(warning(), notice(), AFTER, policy=Policy(minimum_days_to_comply=53)) == ["XB-ORDER-012"]
    assert codes(warning(), notice(), AFTER, policy=Policy(warning_life_days=52)) == []
    assert codes(warning(), notice(), AFTER, policy=Policy(warning_life_days=51)) == ["XB-ORDER-013"]


def test_a_gap_of_hours_is_short() -> None:
    early = warning(services=(handed("2026-04-14T08:00:00+01:00"),))
    assert codes(early, notice(continuing_effect="Still."), AFTER) == ["XB-ORDER-012"]


def test_without_dates_it_is_silent() -> None:
    assert "XB-ORDER-012" not in codes(warning(services=()), notice(made_at=None, made_on=day("2026-02-21")), AFTER)
