"""The evidence of a clean case: witnesses, statements, exhibits, unused material and forms."""

from casefile.clean_parts import OFFICER, Tree, file, record
from xborder.model.codes import FileType


def witnesses() -> list[Tree]:
    home = {"lines": ["Drove End Farm", "Long Drove"], "kind": "home"}
    cottage = {"lines": ["2 Keepers Cottages", "Warren Lane"], "kind": "home"}
    return [
        record(
            "witness",
            "W1",
            ["victim", "witness"],
            person={"name": {"family": "MERRIDEW", "given": ["Clare"]}, "addresses": [home]},
            kind="victim",
            is_key=True,
            evidence="Saw the defendant and was struck. Her call to the police was recorded.",
            under_18=False,
            statement_offered=True,
            special_measures="Assessed on 21 September 2026; offered a screen, declined",
            dates_to_avoid=["2026-12-21/2027-01-04"],
            previous_convictions_checked_on="2026-10-01",
        ),
        record(
            "witness",
            "W2",
            ["witness"],
            person={"name": {"family": "PELLOW", "given": ["Tom"]}, "addresses": [cottage]},
            kind="eye",
            is_key=True,
            evidence="Knew the defendant and saw him strike.",
            under_18=False,
            statement_offered=False,
            special_measures="Assessed on 21 September 2026; none needed",
            previous_convictions_checked_on="2026-10-01",
        ),
        record(
            "witness",
            "W3",
            ["witness"],
            person={"name": {"family": "HOLLIS", "given": ["Ada"]}},
            kind="officer_in_case",
            officer=OFFICER,
            is_key=False,
            evidence="Arrested the defendant.",
            under_18=False,
        ),
    ]


def statements() -> list[Tree]:
    exhibits = {"S1": ["CM/1"], "S2": ["TP/1"], "S3": ["AH/1", "AH/2", "AH/5"]}
    return [
        record(
            "statement",
            ref,
            ["suspect", "witness"],
            witness_ref=f"W{ref[1:]}",
            made_on="2026-09-24",
            signed=True,
            declaration=True,
            pages=1,
            files=[file(f"statements/{ref}.pdf", front_pages=[1])],
            exhibits=[{"scheme": "exhibit_ref", "value": name} for name in named],
        )
        for ref, named in exhibits.items()
    ]


def _recording(kind: str) -> Tree:
    return {
        "kind": kind,
        "duration_seconds": 1200,
        "clip_from_seconds": 30,
        "clip_to_seconds": 150,
        "link": "https://evidence.norfolk.police.example/clip",
    }


def exhibits() -> list[Tree]:
    shown: list[tuple[str, str, str, Tree]] = [
        ("CM/1", "Photograph of the injury to the arm", "W1", {"files": [file("exhibits/CM-1.pdf")]}),
        ("TP/1", "Recording of the telephone call to the police", "W2", {"multimedia": _recording("telephone call")}),
        ("AH/1", "Clip of body-worn video, Long Drove", "W3", {"multimedia": _recording("body-worn video")}),
        ("AH/2", "Clip of CCTV, farm yard", "W3", {"multimedia": _recording("CCTV")}),
        ("AH/5", "Certified copy of the criminal behaviour order", "W3", {"files": [file("exhibits/AH-5.pdf")]}),
    ]
    return [
        record(
            "exhibit",
            ref,
            ["suspect"],
            exhibit_ref={"scheme": "exhibit_ref", "value": ref},
            description=description,
            produced_by=witness,
            produced_on="2026-09-20",
            held_at="Norfolk digital evidence store",
            custody=[
                {
                    "type": "seized",
                    "at": "2026-09-20T09:00:00+01:00",
                    "actor": "PC 2291 HOLLIS",
                    "given_to": "PC 2291 HOLLIS",
                }
            ],
            **more,
        )
        for ref, description, witness, more in shown
    ]


def schedules() -> list[Tree]:
    items = (
        ("emergency_call", "Recording of the telephone call in which the occupier describes the man and his dogs."),
        ("incident_log", "Log of the incident from the first call until the unit left the farm."),
        ("contemporaneous_record", "Crime report with the notes of the arresting officer of that morning."),
        ("custody_record", "Custody record of the defendant of 20 September 2026 with the interview recording."),
    )
    held = [
        {
            "number": number,
            "description": text,
            "location": "Norfolk crime system",
            "presumption": kind,
            "passes_disclosure_test": False,
        }
        for number, (kind, text) in enumerate(items, 1)
    ]
    reasons = {
        "previous_account": "No witness gave an account before the statement.",
        "interview_record": "No witness was interviewed.",
        "witness_reliability": "Checked on 1 October 2026; nothing is recorded.",
    }
    signed = {"disclosure_officer": OFFICER, "signed_on": "2026-10-05"}
    return [
        record("schedule", "U1", ["suspect"], form="MG6C", items=held, not_held=reasons, **signed),
        record("schedule", "U2", ["suspect"], form="MG6D", **signed),
        record("schedule", "U3", ["suspect"], form="MG6E", **signed),
    ]


def forms(kind: FileType) -> list[Tree]:
    numbers = ["MG3", "MG6", "PCN1", "MG22"]
    numbers += ["MG7"] if kind is FileType.REMAND else []
    numbers += ["MG15"] if kind is FileType.CROWN else []
    return [
        record(
            "form",
            f"F-{number}",
            ["suspect"],
            form=number,
            title=f"Form {number}",
            completed_on="2026-10-05",
            files=[file(f"forms/{number}.pdf")],
        )
        for number in numbers
    ]
