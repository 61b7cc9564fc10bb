"""A complete and clean case of each kind of file, made by code, in a folder that the program reads like any other.

Everyone in it is fictional. It holds something for every failure reason to be
about: body-worn video, CCTV and a recorded call, an injury, a laboratory's
report, a broken order, an order sought, a victim. A test spoils one thing.
"""

import copy
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from xborder.casefile.demo import copy_case
from xborder.casefile.paper import Paper, prose
from xborder.model.codes import FileType

URN = "36NC0500126"
CHARGE = f"36:charge:{URN}/1"
ORDER = "36:asb_order:CBO-2025-0007"
AS_OF = "2026-10-08T09:00:00+01:00"
PRE_CHARGE = (FileType.PRE_CHARGE, FileType.PRE_CHARGE_COMPLEX)

Tree = dict[str, Any]

_OFFICER = {
    "name": {"family": "Hollis", "given": ["Ada"]},
    "rank": "PC",
    "collar_number": "2291",
    "force": "36",
    "role": "constable",
}
_DEFENDANT = {
    "name": {"family": "QUARRELL", "given": ["Silas"]},
    "date_of_birth": "1990-03-04",
    "sex": {"scheme": "sex", "value": "1"},
    "addresses": [{"lines": ["9 Dyke Bank", "Fenmarsh"], "kind": "home"}],
}


class CleanCase:
    """The parts of a case folder as plain trees, to change before they are written."""

    def __init__(self, kind: FileType) -> None:
        self.kind = kind
        self.charge_ref = f"{URN}/1"
        #: What stands on the page of a file, where it is not the usual.
        self.pages: dict[str, str] = {}
        self.plan: Tree = _plan(kind)
        self.records: list[Tree] = [*_charges(kind), _order(), *_witnesses(), *_statements(), *_exhibits()]
        self.records += [*_schedules(), *_forms(kind)]

    def record(self, name: str, ref: str) -> Tree:
        """The record of a type and reference."""
        return next(each for each in self.records if each["schema"] == f"xborder/{name}/1" and each["ref"] == ref)

    def without(self, name: str, *refs: str) -> None:
        """Take records out."""
        self.records = [
            each for each in self.records if not (each["schema"] == f"xborder/{name}/1" and each["ref"] in refs)
        ]

    def write(self, folder: Path) -> Path:
        """Write the case folder, with every file that the records name."""
        copy_case(folder, key_id="norfolk-demo-2026")
        for name in ("records", "statements", "exhibits", "forms"):
            for path in sorted((folder / name).rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
        (folder / "links.yaml").write_text(yaml.safe_dump(_links()), encoding="utf-8")
        (folder / "case.yaml").write_text(yaml.safe_dump(self.plan, sort_keys=False), encoding="utf-8")
        records = {"schema": "xborder/records/1", "records": self.records}
        (folder / "records/norfolk.yaml").write_text(
            yaml.dump(records, Dumper=_Plain, sort_keys=False), encoding="utf-8"
        )
        for each in self.records:
            for file in each.get("files", ()):
                (folder / file["path"]).write_bytes(_page(self.pages.get(file["path"], "A page.")))
        return folder


def clean_case(kind: FileType) -> CleanCase:
    """A clean case of this kind, fresh for every caller."""
    return copy.deepcopy(_made(kind))


@cache
def _made(kind: FileType) -> CleanCase:
    return CleanCase(kind)


class _Plain(yaml.SafeDumper):
    """Without aliases, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


@cache
def _page(text: str) -> bytes:
    made = Paper(form="Page", title="A page", blocks=(prose(text),)).render(dt.datetime.fromisoformat(AS_OF))
    assert made.value is not None
    return made.value


def _record(name: str, ref: str, categories: list[str], **fields: Any) -> Tree:
    return {
        "schema": f"xborder/{name}/1",
        "ref": ref,
        "provenance": {
            "force": "36",
            "system": "case file system",
            "reference": f"CF/26/0500/{ref}",
            "extracted_at": "2026-10-05T09:30:00+01:00",
            "verified_at": "2026-10-05",
            "verified_by": "Records, Norfolk",
            "fact_or_assessment": "fact",
        },
        "processing_restricted": False,
        "subject_category": categories,
        **fields,
    }


def _file(path: str, **more: Any) -> Tree:
    return {"path": path, "role": "original", **more}


def _links() -> Tree:
    return {
        "schema": "xborder/links/1",
        "links": [
            {
                "persons": [CHARGE, ORDER],
                "basis": "document",
                "explanation": "The order names the date of birth and address of the custody record.",
                "confirmed_by": "PC 2291 HOLLIS, Norfolk",
                "confirmed_on": "2026-09-21",
            }
        ],
    }


def _plan(kind: FileType) -> Tree:
    plan: Tree = {
        "schema": "xborder/case/1",
        "urn": URN,
        "title": "R v Silas QUARRELL",
        "lead_force": "36",
        "file_type": kind.value,
        "as_of": AS_OF,
        "purposes": {"between_forces": ["prevent_detect", "prosecute"], "to_prosecutor": "prosecute"},
        "agreement": "agreement.yaml",
        "trust": "keys/trust.yaml",
        "links": "links.yaml",
        "records": [{"path": "records/norfolk.yaml", "profile": "canonical-yaml", "force": "36"}],
        "reporting_officer": _OFFICER,
        "supervisor": {**_OFFICER, "rank": "PS", "collar_number": "0455", "name": {"family": "Tarrant"}},
        "narrative": {
            "headline": "On 20 September 2026 the defendant coursed hares at Long Drove and struck the occupier.",
            "summary": "The occupier saw the defendant with two dogs and told him to leave. He struck her arm with a slip "
            "lead. Body-worn video and the CCTV of the farm yard show part of it. DNA was looked for on the lead.",
            "key_evidence": ["The occupier (statement S1) saw him.", "The gamekeeper (statement S2) knew him."],
            "interview": "No comment to all questions.",
            "lines_of_enquiry": ["House-to-house on Long Drove: no other witness.", "Second man: not identified."],
        },
        "orders_sought": [_sought()],
        "charging": [{"charge": CHARGE, "by": "cps", "on": "2026-09-21", "test": "full_code"}],
        "care": [
            {
                "witness": "36:witness:W1",
                "needs": "None; asked.",
                "personal_statement_made": True,
                "personal_statement_on": "2026-09-24",
            },
            {"witness": "36:witness:W2", "needs": "None; asked.", "availability_asked_on": "2026-10-01"},
            {"witness": "36:witness:W3", "availability_asked_on": "2026-10-01"},
        ],
    }
    if kind is FileType.BAIL_BREACH:
        plan["bail_breach"] = {
            "details": "Was on farmland with two dogs.",
            "bailed_from": "Breckholme Police Station",
            "bailed_on": "2026-09-10",
            "to_appear_at": "Fenmarsh Magistrates' Court",
            "to_appear_on": "2026-11-12T10:00:00+00:00",
            "conditions": ["Not to enter farmland in Norfolk."],
            "key_evidence": "Statement S1",
            "statement_proves_breach": True,
        }
    return plan


def _sought() -> Tree:
    return {
        "kind": "cbo",
        "basis": "Sentencing Code s.331",
        "reason": "The order in force did not hold him; a map of the farms will.",
        "duration": "3 years",
        "area": "Norfolk",
        "behaviour_refs": [CHARGE],
        "requirements": [
            {
                "number": 1,
                "kind": "prohibit",
                "text": "You must not enter farmland in Norfolk with a dog unless you carry the occupier's written leave.",
                "area": "Norfolk",
            }
        ],
    }


def _charges(kind: FileType) -> list[Tree]:
    day = {"began_on": "2026-09-20", "ended_on": "2026-09-20", "arrested_on": "2026-09-20"}
    charged = {} if kind in PRE_CHARGE else {"charged_on": "2026-09-21"}
    worded = (
        ("PS22002", "Trespassed on land at Long Drove intending to use dogs to search for hares."),
        ("SE20001", "Without excuse entered farmland, which an order forbade, and did injury to its occupier."),
    )
    offences = [
        {
            "sequence": number,
            "code": {"scheme": "cjs_offence_code", "value": code},
            "wording": wording,
            **day,
            **charged,
        }
        for number, (code, wording) in enumerate(worded, 1)
    ]
    held = kind is FileType.REMAND
    return [
        _record(
            "charge",
            f"{URN}/1",
            ["suspect"],
            urn={"scheme": "pti_urn", "value": URN},
            defendant=_DEFENDANT,
            custody_status={"scheme": "custody_status", "value": "C" if held else "U"},
            offences=offences,
            first_hearing={"date": "2026-11-12", "time": "10:00"},
            officer_in_case=_OFFICER,
        )
    ]


def _order() -> Tree:
    return _record(
        "asb-order",
        "CBO-2025-0007",
        ["suspect"],
        kind="cbo",
        title="Criminal behaviour order",
        subject=_DEFENDANT,
        applicant="prosecution",
        made_with="sentence",
        offence_codes=[{"scheme": "cjs_offence_code", "value": "PS22002"}],
        court={"scheme": "court", "value": "Fenmarsh Magistrates' Court", "raw": "Fenmarsh Magistrates' Court"},
        made_on="2025-06-03",
        in_force_from="2025-06-03",
        ends_on="2028-06-02",
        grounds=[{"kind": "harassment_alarm_distress", "text": "Occupiers were afraid to go out to their stock."}],
        requirements=[
            {
                "number": 1,
                "kind": "prohibit",
                "text": "Must not enter farmland in Norfolk with a dog.",
                "area": "Norfolk",
            }
        ],
        services=[
            {"served_on": "2025-06-03", "method": "handed", "recipient": "Silas QUARRELL", "evidence_refs": ["AH/5"]}
        ],
        breaches=[
            {
                "requirement_number": 1,
                "version": 1,
                "occurred_on": "2026-09-20",
                "summary": "On farmland at Long Drove with two dogs.",
                "excuse_considered": "Asked in interview; no comment.",
                "offence_code": {"scheme": "cjs_offence_code", "value": "SE20001"},
                "information_laid_on": "2026-09-21",
            }
        ],
    )


def _witnesses() -> list[Tree]:
    home = {"lines": ["Drove End Farm", "Long Drove"], "kind": "home"}
    cottage = {"lines": ["2 Keepers Cottages", "Warren Lane"], "kind": "home"}
    return [
        _record(
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
        _record(
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
        _record(
            "witness",
            "W3",
            ["witness"],
            person={"name": {"family": "HOLLIS", "given": ["Ada"]}},
            kind="officer_in_case",
            officer=_OFFICER,
            is_key=False,
            evidence="Arrested the defendant.",
            under_18=False,
        ),
    ]


def _statements() -> list[Tree]:
    exhibits = {"S1": ["CM/1"], "S2": ["TP/1"], "S3": ["AH/1", "AH/2", "AH/5"]}
    return [
        _record(
            "statement",
            ref,
            ["suspect", "witness"],
            witness_ref=f"W{ref[1:]}",
            made_on="2026-09-24",
            signed=True,
            declaration=True,
            pages=1,
            files=[_file(f"statements/{ref}.pdf", front_pages=[1])],
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


def _exhibits() -> list[Tree]:
    shown: list[tuple[str, str, str, Tree]] = [
        ("CM/1", "Photograph of the injury to the arm", "W1", {"files": [_file("exhibits/CM-1.pdf")]}),
        ("TP/1", "Recording of the telephone call to the police", "W2", {"multimedia": _recording("telephone call")}),
        ("AH/1", "Clip of body-worn video, Long Drove", "W3", {"multimedia": _recording("body-worn video")}),
        ("AH/2", "Clip of CCTV, farm yard", "W3", {"multimedia": _recording("CCTV")}),
        ("AH/5", "Certified copy of the criminal behaviour order", "W3", {"files": [_file("exhibits/AH-5.pdf")]}),
    ]
    return [
        _record(
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


def _schedules() -> list[Tree]:
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
    signed = {"disclosure_officer": _OFFICER, "signed_on": "2026-10-05"}
    return [
        _record("schedule", "U1", ["suspect"], form="MG6C", items=held, not_held=reasons, **signed),
        _record("schedule", "U2", ["suspect"], form="MG6D", **signed),
        _record("schedule", "U3", ["suspect"], form="MG6E", **signed),
    ]


def _forms(kind: FileType) -> list[Tree]:
    numbers = ["MG3", "MG6", "PCN1", "MG22"]
    numbers += ["MG7"] if kind is FileType.REMAND else []
    numbers += ["MG15"] if kind is FileType.CROWN else []
    return [
        _record(
            "form",
            f"F-{number}",
            ["suspect"],
            form=number,
            title=f"Form {number}",
            completed_on="2026-10-05",
            files=[_file(f"forms/{number}.pdf")],
        )
        for number in numbers
    ]
