"""What a clean case charges, and the order that was broken."""

from casefile.clean_parts import DEFENDANT, OFFICER, URN, Tree, record
from xborder.model.codes import FileType

PRE_CHARGE = (FileType.PRE_CHARGE, FileType.PRE_CHARGE_COMPLEX)


def charges(kind: FileType) -> list[Tree]:
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
        record(
            "charge",
            f"{URN}/1",
            ["suspect"],
            urn={"scheme": "pti_urn", "value": URN},
            defendant=DEFENDANT,
            custody_status={"scheme": "custody_status", "value": "C" if held else "U"},
            offences=offences,
            first_hearing={"date": "2026-11-12", "time": "10:00"},
            officer_in_case=OFFICER,
        )
    ]


def order() -> Tree:
    return record(
        "asb-order",
        "CBO-2025-0007",
        ["suspect"],
        kind="cbo",
        title="Criminal behaviour order",
        subject=DEFENDANT,
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
