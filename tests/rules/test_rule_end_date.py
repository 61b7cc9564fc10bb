from build_records import cbo, codes, day, incident, judged, notice, person, warning
from xborder.findings import Severity

AFTER = incident("EK/2", "2026-03-22")


def test_a_notice_without_a_last_day_warns() -> None:
    assert codes(warning(), notice(ends_on=None), AFTER) == ["XB-ORDER-040"]


def test_an_end_before_the_start() -> None:
    assert codes(warning(), notice(ends_on=day("2026-04-14")), AFTER) == ["XB-ORDER-041"]


def test_an_adult_order_runs_two_years_or_until_further_order() -> None:
    assert codes(cbo()) == []
    assert codes(cbo(ends_on=day("2028-04-29"))) == ["XB-ORDER-043"]
    assert codes(cbo(ends_on=None)) == ["XB-ORDER-042"]
    assert codes(cbo(ends_on=None, until_further_order=True)) == []


def test_under_eighteen_it_runs_one_to_three_years() -> None:
    young, asked = person(born="2008-05-02"), ("Youth offending team",)
    assert codes(cbo(subject=young, consulted=asked, ends_on=day("2027-04-30"))) == []
    assert codes(cbo(subject=young, consulted=asked, ends_on=day("2027-04-29"))) == ["XB-ORDER-043"]
    assert codes(cbo(subject=young, consulted=asked, ends_on=day("2029-04-30"))) == []
    assert codes(cbo(subject=young, consulted=asked, ends_on=day("2029-05-01"))) == ["XB-ORDER-044"]
    assert codes(cbo(subject=young, consulted=asked, ends_on=None, until_further_order=True)) == ["XB-ORDER-044"]


def test_the_age_on_the_day_it_is_made_decides() -> None:
    assert codes(cbo(subject=person(born="2008-05-01"), ends_on=day("2027-04-30"))) == ["XB-ORDER-043"]
    short = day("2027-10-31")  # long enough for a young person, too short for an adult
    assert codes(cbo(subject=person(born="2008"), ends_on=short)) == ["XB-ORDER-045"]
    assert codes(cbo(subject=person(born="2008"))) == []
    assert codes(cbo(subject=person(born=None), ends_on=day("2026-10-31"))) == ["XB-ORDER-043"]
    assert codes(cbo(subject=person(born="2008"), ends_on=None, until_further_order=True)) == ["XB-ORDER-045"]


def test_an_order_of_the_older_act_is_held_against_that_act_of_which_less_was_read() -> None:
    for made, severity in (("2020-11-30", Severity.WARNING), ("2020-12-01", Severity.ERROR)):
        (short,) = judged(cbo(made_on=day(made), in_force_from=None, ends_on=day("2021-11-29")))
        assert (short.code, short.severity) == ("XB-ORDER-043", severity)
