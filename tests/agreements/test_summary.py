"""The agreement in plain English: everything that decides is told, and nothing else."""

from typing import Any

from agreements.world import agreement, document
from xborder.agreements.summary import summary
from xborder.agreements.titles import field_title
from xborder.agreements.words import listed, rule_words
from xborder.model.agreement import Agreement


def text(made: dict[str, Any]) -> str:
    return "\n".join(line for section in summary(agreement(made)) for line in (section.heading, *section.lines))


def test_every_party_purpose_flow_rule_and_basis_is_told() -> None:
    made = document()
    told = text(made)
    read: Agreement = agreement(made)

    for party in read.parties:
        assert party.name in told
        assert party.dpo in told
    for purpose in read.purposes:
        assert purpose.text in told
        assert purpose.necessity in told
        assert purpose.proportionality in told
    for rule in read.rules:
        assert f"[{rule.id}; {listed(rule.basis)}]" in told
        assert rule_words(rule) in told
    for flow in read.flows:
        assert f"Flow {flow.id}: from the 3 forces to" in told
    assert "What no rule shares is withheld." in told


def test_fields_are_named_by_their_titles_and_cut_ones_say_how() -> None:
    told = text(document())

    assert "Cut to the first half of the postcode: addresses: postcode" in told
    assert "(when the person's category is victim or witness)" in told
    assert "Withheld: shelf; internal notes." in told


def test_a_recipient_outside_part_3_is_told_with_its_own_basis() -> None:
    made = document()
    made["parties"][3]["regime"] = "ukgdpr_part2"
    made["purposes"][1]["lawful_basis"]["part_2"] = {
        "article_6": "6(1)(e)",
        "authorised_by_law": "Crime and Disorder Act 1998 s.115",
    }

    told = text(made)
    assert "general processing, UK GDPR and DPA 2018 Part 2" in told
    assert "Outside Part 3: UK GDPR article 6(1)(e); authorised by Crime and Disorder Act 1998 s.115." in told


def test_a_type_that_no_rule_names_is_said_to_give_nothing() -> None:
    made = document()
    made["rules"] = [rule for rule in made["rules"] if rule["record_type"] not in ("exhibit", "*")]
    assert "Nothing: no rule names it." in text(made)


def test_a_place_that_the_model_does_not_know_keeps_its_name() -> None:
    assert field_title("offender", "/nickname/?") == "nickname: ?"
