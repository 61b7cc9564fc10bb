import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Severity
from xborder.identifiers import force
from xborder.identifiers.checking import check
from xborder.reference.forces import forces


@pytest.mark.parametrize("code", ["01", "36", "46", "93", "00"])
def test_a_code_is_itself(code: str) -> None:
    assert force.validate(f" {code} ") == code
    assert force.doubts(code) == ()


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("3G", "characters", (1, 2)),
        ("Norfolk", "characters", (0, 1)),
        ("6", "length", None),
        ("036", "length", None),
        ("", "empty", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = force.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("6", "06"),
        ("O1", "01"),
        ("3G", "36"),
        ("4B", "48"),
        ("036", "36"),
        ("3 6", "36"),
        ("Norfolk", "36"),
        ("norfolk constabulary", "36"),
        ("NORFOLK POLICE", "36"),
        ("Norflok", "36"),
        ("36 Norfolk", "36"),
        ("Norfolk (36)", "36"),
        ("Kent", "46"),
        ("Met", "01"),
        ("Metropolitan Police", "01"),
        ("Thames Valley", "43"),
        ("TVP", "43"),
        ("BTP", "93"),
        ("British Transport Police", "93"),
        ("Devon and Cornwall", "50"),
        ("Devon & Cornwall Constabulary", "50"),
        ("Avon & Somerset", "52"),
        ("City of London", "48"),
    ],
)
def test_a_name_or_a_slip_gives_the_code(written: str, code: str) -> None:
    assert force.suggest(written)[0] == code


@given(known=st.sampled_from(forces("territorial") + forces("special")))
def test_every_force_is_found_by_its_name_and_its_short_name(known: object) -> None:
    code, name, slug = (getattr(known, part) for part in ("code", "name", "slug"))
    assert force.suggest(name)[0] == force.suggest(slug)[0] == force.suggest(name.upper())[0] == code


def test_a_name_of_no_force_gives_nothing() -> None:
    assert force.suggest("Ruritania") == force.suggest("Police") == force.suggest("") == ()


def test_an_unknown_code_is_kept_with_a_warning() -> None:
    outcome = check("force_code", "19")
    assert outcome.value == "19"
    assert [(found.code, found.severity) for found in outcome.report] == [("XB-FORCE-002", Severity.WARNING)]


def test_only_owners_of_cases_pass_where_a_case_is_owned() -> None:
    assert force.is_valid("36", profile="bichard")
    assert not force.is_valid("59", profile="bichard")
    assert not force.is_valid("19", profile="bichard")
