import importlib
from pathlib import Path

from build_records import NOW, at, exhibit, judged, link, links, statement, story, witness
from xborder.rules import RuleContext, check, check_many, register
from xborder.rules.register import RULES


def test_a_good_case_has_no_errors_or_warnings() -> None:
    records, joined = story()
    evidence = (witness(), statement(), exhibit())
    report = judged(
        *records, *evidence, links=joined, lead_force="36", agreement_forces=frozenset({"35", "36", "37", "46"})
    )
    assert list(report) == []


def test_the_order_of_the_records_does_not_matter() -> None:
    records, joined = story()
    context = RuleContext(now=at("2027-04-01T09:00:00+01:00"), links=joined, agreement_forces=frozenset({"36"}))
    records = (*records, statement(signed=False), exhibit(), witness("W9"))
    forwards, backwards = check_many(records, context), check_many(records[::-1], context)
    assert len({found.location.file for found in forwards}) > 2
    assert forwards == backwards


def test_a_single_record_is_judged_alone() -> None:
    assert next(found.code for found in check(statement(signed=None), RuleContext(now=NOW))) == "XB-STATEMENT-001"


def test_two_records_of_one_name_are_reported_once() -> None:
    twice = judged(statement(exhibits=()), statement(exhibits=(), signed=False), witness())
    assert [found.code for found in twice].count("XB-CASE-001") == 1


def test_every_rule_has_its_own_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_links_are_judged_from_the_context_too() -> None:
    report = judged(links=links(link("36:charge:no#P1", "46:incident:EK/1#P1")))
    assert {found.code for found in report} == {"XB-LINK-003"}


def test_every_rule_is_where_the_register_says_and_every_file_of_a_rule_is_registered() -> None:
    places = {rule.place for rule in RULES}
    assert all(callable(rule.check) for rule in RULES)
    folder = Path(register.__file__).parent
    files = {f"{path.parent.name}.{path.stem}" for path in folder.glob("*/*.py") if path.stem != "__init__"}
    assert {name for name in files if hasattr(importlib.import_module(f"xborder.rules.{name}"), "check")} == places
