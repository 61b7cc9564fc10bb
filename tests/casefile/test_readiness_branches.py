"""Each way in which a reason is met or not: small changes to a clean case, and what its check says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casefile.clean_cases import CleanCase, clean_case
from xborder.casefile.prepare import prepare
from xborder.casefile.readiness import State
from xborder.model.codes import FileType

Change = Callable[[CleanCase], None]
#: A name, the kind of file, what is changed; the check that finds it, the state, and words of what it says.
Wrong = tuple[str, FileType, Change, str, State, str]
SCHEDULE, EXHIBIT, WITNESS = "schedule", "exhibit", "witness"


def on(name: str, ref: str, **fields: object) -> Change:
    """Give fields of a record another value."""
    return lambda case: case.record(name, ref).update(fields)


def item(**fields: object) -> Change:
    return lambda case: case.record(SCHEDULE, "U1")["items"][2].update(fields)


def lines(*texts: str) -> Change:
    return lambda case: case.plan["narrative"].update(lines_of_enquiry=list(texts))


def media(ref: str, **fields: object) -> Change:
    return lambda case: case.record(EXHIBIT, ref)["multimedia"].update(fields)


def plan(**fields: object) -> Change:
    return lambda case: case.plan.update(fields)


def told(**fields: object) -> Change:
    return lambda case: case.plan["narrative"].update(fields)


def decided(**fields: object) -> Change:
    return lambda case: case.plan["charging"][0].update(by="police", **fields)


def care(number: int, **fields: object) -> Change:
    return lambda case: case.plan["care"][number].update(fields)


def without(name: str, *refs: str) -> Change:
    return lambda case: case.without(name, *refs)


def both(*changes: Change) -> Change:
    def change(case: CleanCase) -> None:
        for each in changes:
            each(case)

    return change


def unnamed(ref: str) -> Change:
    """Take an exhibit out of the statement that names it, and out of the file."""

    def change(case: CleanCase) -> None:
        case.without(EXHIBIT, ref)
        made = case.record("statement", "S3")
        made["exhibits"] = [each for each in made["exhibits"] if each["value"] != ref]

    return change


def copied(case: CleanCase) -> None:
    """An item that may assist, with its copy as a form record."""
    case.record(SCHEDULE, "U1")["items"][0].update(passes_disclosure_test=True, copy_ref="F-MG3")


def later(first: int) -> Change:
    """A second MG6C, whose items begin with this number."""

    def change(case: CleanCase) -> None:
        first_schedule = case.record(SCHEDULE, "U1")
        entry = {**first_schedule["items"][0], "number": first}
        case.records.append({**first_schedule, "ref": "U4", "items": [entry], "not_held": None})

    return change


def empty_copy(case: CleanCase) -> None:
    """A form record that should carry the copy, without a file."""
    copied(case)
    case.records.append({**case.record("form", "F-MG3"), "ref": "F-9", "files": []})
    case.record(SCHEDULE, "U1")["items"][0]["copy_ref"] = "F-9"


def young(**fields: object) -> Change:
    return on(WITNESS, "W2", under_18=True, **fields)


def young_defendant(case: CleanCase) -> None:
    for name, ref, field in (("charge", case.charge_ref, "defendant"), ("asb-order", "CBO-2025-0007", "subject")):
        case.record(name, ref)[field] = {**case.record(name, ref)[field], "date_of_birth": "2009-03-04"}


def views(**fields: object) -> Change:
    """A defendant under 18, of whom the youth offending team was asked."""
    return both(young_defendant, lambda case: case.plan["orders_sought"][0].update(youth_views="Agrees.", **fields))


def only_trespass(case: CleanCase) -> None:
    """No order and no injury: a charge that is tried summarily only."""
    case.record("charge", case.charge_ref)["offences"].pop()


NG, GP, CC = FileType.NGAP, FileType.GAP, FileType.CROWN
RIGHT: list[tuple[str, FileType, Change]] = [
    ("presumption: an item in place of a reason", NG, item(presumption="contemporaneous_record")),
    ("schedules: a certificate in a summary case", NG, both(without(SCHEDULE, "U2", "U3"), on(SCHEDULE, "U1", form="SDC"))),
    ("schedules: the report as a form", NG, both(without(SCHEDULE, "U3"), lambda case: case.record("form", "F-MG3").update(form="MG6E"), plan(charging=[]), only_trespass)),
    ("complete: a short form with its words", NG, item(description="Print of the PNC, the Police National Computer, of that day.")),
    ("complete: the numbers go on in a later schedule", NG, later(5)),
    ("disclosable: with a copy", NG, copied),
    ("enquiries: outstanding with a day", NG, lines("Phone of the second man: awaited by 30 October 2026.")),
    ("statements: a witness whom nobody names and who is not key", GP, without("statement", "S3")),
    ("statements: a key witness whose evidence the summary tells", GP, both(without("statement", "S2"), told(key_evidence=["The gamekeeper knew him."]))),
    ("exhibits: listed as unused", NG, both(lambda case: case.record("statement", "S1")["exhibits"].append({"scheme": "exhibit_ref", "value": "CM/9"}), item(description="Sketch CM/9 of the field, which nobody relies on now."))),
    ("body-worn: not spoken of", NG, both(unnamed("AH/1"), told(summary="He struck her with a slip lead. The CCTV shows it."))),
    ("body-worn: awaited", NG, both(unnamed("AH/1"), plan(awaited=[{"kind": "recording", "what": "Camera", "expected_on": "2026-10-20"}]))),
    ("cctv: explained as a line of enquiry", NG, both(unnamed("AH/2"), lines("CCTV of the farm yard: written over before it was asked for."))),
    ("media: a common format", NG, media("TP/1", link="https://evidence.norfolk.police.example/call.MP3")),
    ("forensic: awaited", NG, both(without("form", "F-MG22"), plan(awaited=[{"kind": "forensic", "what": "DNA", "expected_on": "2026-10-30"}]))),
    ("medical: awaited", NG, both(on(EXHIBIT, "CM/1", description="Picture"), plan(awaited=[{"kind": "medical", "what": "Report", "expected_on": "2026-10-30"}]))),
    ("orders: a child, and the team was asked", NG, views(youth_views_at="2026-10-01T14:20:00+01:00")),
    ("orders: a map that is in the file", NG, lambda case: case.plan["orders_sought"][0].update(area="As on map AH5")),
    ("orders: none sought", NG, plan(orders_sought=[])),
    ("measures: under 18 and declined", NG, young(special_measures="Offered a link; declined")),
    ("measures: under 18 with the form", NG, both(young(), lambda case: case.record("form", "F-MG22").update(form="MG2"), told(summary="He struck her. Body-worn video shows it."))),
    ("statement of the victim: offered and not made", NG, care(0, personal_statement_made=False)),
    ("statement of the victim: not offered", NG, both(on(WITNESS, "W1", statement_offered=False))),
    ("charging: summary only, whoever decided", NG, both(only_trespass, plan(charging=[]))),
    ("charging: either way, guilty, and within powers", GP, decided(within_magistrates_powers=True)),
    ("charging: guilty though the file says otherwise", NG, decided(within_magistrates_powers=True, plea="guilty")),
    ("interview: none, and why", CC, both(told(interview="Not interviewed: he was unfit."), without("form", "F-MG15"))),
]  # fmt: skip

WRONG: list[Wrong] = [
    ("presumption", NG, item(presumption=None), "presumption", State.MISSING, "records made at the time"),
    ("an empty reason", NG, lambda case: case.record(SCHEDULE, "U1")["not_held"].update(previous_account=" "), "presumption", State.MISSING, "earlier accounts"),
    ("no MG6D in the Crown Court", CC, without(SCHEDULE, "U2"), "schedules_provided", State.MISSING, "MG6D"),
    ("a certificate in the Crown Court", CC, both(without(SCHEDULE, "U2", "U3"), on(SCHEDULE, "U1", form="SDC")), "schedules_provided", State.MISSING, "MG6C, MG6D and MG6E"),
    ("a gap in the numbers", NG, item(number=7), "schedules_complete", State.FAULTY, "without a gap"),
    ("a later schedule that begins again", NG, later(1), "schedules_complete", State.FAULTY, "without a gap"),
    ("a copy without a file", NG, empty_copy, "disclosable", State.MISSING, "item 1 may undermine"),
    ("a reason that nobody knows", NG, lambda case: case.plan["charging"][0].update(reserved=["domestic"]), "plan_names", State.FAULTY, "domestic"),
    ("a witness who is not in the file", NG, lambda case: case.plan["care"].append({"witness": "36:witness:W9"}), "plan_names", State.FAULTY, "W9"),
    ("no signature", NG, on(SCHEDULE, "U1", signed_on=None), "schedules_complete", State.FAULTY, "not signed"),
    ("no place", NG, item(location=None), "schedules_complete", State.FAULTY, "where it is"),
    ("a bare form number", NG, item(description="MG11 of W4"), "schedules_complete", State.FAULTY, "description in words"),
    ("not assessed", NG, item(passes_disclosure_test=None), "schedules_complete", State.FAULTY, "not assessed"),
    ("outstanding without a day", NG, lines("Phone of the second man: download awaited."), "enquiries_enough", State.FAULTY, "no date"),
    ("a key witness without a statement", NG, without("statement", "S2"), "statements", State.MISSING, "W2"),
    ("no date", NG, on("statement", "S2", made_on=None), "statements", State.FAULTY, "not dated"),
    ("no declaration", NG, on("statement", "S2", declaration=False), "statements", State.FAULTY, "declaration"),
    ("a statement that the summary names", NG, told(other="See statement S9."), "statements", State.MISSING, "S9"),
    ("an exhibit without a file", NG, on(EXHIBIT, "AH/5", files=[]), "exhibits", State.MISSING, "AH/5"),
    ("a clip before its beginning", NG, media("AH/1", clip_from_seconds=200), "body_worn_clipped", State.FAULTY, "does not lie inside"),
    ("a clip beyond the end", NG, media("AH/1", clip_from_seconds=1100, clip_to_seconds=1300), "body_worn_clipped", State.FAULTY, "does not lie inside"),
    ("a clip of the whole", NG, media("AH/1", clip_from_seconds=0, clip_to_seconds=1200), "body_worn_clipped", State.FAULTY, "whole recording"),
    ("a length that nobody wrote down", NG, media("AH/1", duration_seconds=None), "body_worn_clipped", State.CANNOT_TELL, "How long"),
    ("no link", NG, media("AH/1", link=None), "body_worn_provided", State.MISSING, "AH/1 has no link"),
    ("a link that is not secure", NG, media("AH/2", link="http://media.example/a.mp4"), "cctv_playable", State.FAULTY, "AH/2"),
    ("awaited without a day", NG, both(without("form", "F-MG22"), plan(awaited=[{"kind": "forensic", "what": "DNA"}])), "forensic", State.MISSING, "forensic"),
    ("an order without service", NG, on("asb-order", "CBO-2025-0007", services=[]), "orders", State.MISSING, "proof of service"),
    ("an order without its court", NG, on("asb-order", "CBO-2025-0007", court=None), "orders", State.MISSING, "the court that made it"),
    ("an order that is not in the file", NG, without("asb-order", "CBO-2025-0007"), "orders", State.MISSING, "the order is not in the file"),
    ("a child without the views of the team", NG, young_defendant, "orders", State.FAULTY, "youth offending team"),
    ("when the team was asked is not said", NG, views(), "orders", State.FAULTY, "was asked is not recorded"),
    ("a map that is not in the file", NG, lambda case: case.plan["orders_sought"][0].update(area="As on map AH/7"), "orders", State.FAULTY, "map AH7"),
    ("under 18 without the form", NG, young(), "special_measures", State.FAULTY, "under 18"),
    ("offered, and whether made not said", NG, care(0, personal_statement_made=None), "personal_statement", State.MISSING, "made"),
    ("made, and when not said", NG, care(0, personal_statement_on=None), "personal_statement", State.FAULTY, "no date"),
    ("needs left empty", NG, care(0, needs=" "), "other_needs", State.MISSING, "W1"),
    ("domestic abuse", GP, decided(within_magistrates_powers=True, reserved=["domestic_abuse"]), "charging", State.FAULTY, "domestic abuse"),
    ("beyond the powers of magistrates", GP, decided(within_magistrates_powers=False), "charging", State.FAULTY, "either-way"),
    ("an old print", NG, on("form", "F-PCN1", completed_on="2026-08-01"), "convictions", State.FAULTY, "older"),
    ("two forms too few", FileType.REMAND, without("form", "F-MG7"), "remand_application", State.MISSING, "0 of 1"),
    ("conditions that were broken are not named", FileType.BAIL_BREACH, lambda case: case.plan["bail_breach"].update(conditions=[]), "bail_breach", State.FAULTY, "the conditions of bail"),
]  # fmt: skip


def faults(kind: FileType, change: Change, folder: Path) -> list[tuple[str, State, str]]:
    case = clean_case(kind)
    change(case)
    case.drop_empty()
    made = prepare(case.write(folder / "case"))
    assert made.value is not None, made.report
    return [
        (failure.check, failure.fault.state, failure.fault.detail)
        for each in made.value.readiness.items
        for failure in each.failures
    ]


@pytest.mark.parametrize(("kind", "change"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_what_is_in_order_keeps_nothing_back(kind: FileType, change: Change, tmp_path: Path) -> None:
    assert faults(kind, change, tmp_path) == []


@pytest.mark.parametrize("row", WRONG, ids=[row[0] for row in WRONG])
def test_what_is_not_in_order_is_found_by_the_check_it_concerns(row: Wrong, tmp_path: Path) -> None:
    _, kind, change, check, state, words = row
    found = faults(kind, change, tmp_path)
    assert {each[0] for each in found} == {check}
    assert any(each[1] is state and words in each[2] for each in found)


def test_a_failure_to_surrender_has_no_conditions_to_name(tmp_path: Path) -> None:
    def change(case: CleanCase) -> None:
        case.plan["bail_breach"].update(conditions=[], failed_to_surrender=True)

    assert faults(FileType.BAIL_BREACH, change, tmp_path) == []
