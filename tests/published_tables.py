"""Made-up national tables in the published layout: invented codes of invented places."""

import json
from pathlib import Path
from typing import Any

OFFENCES = "input-data/offence-code--cjs-offences.json"
UNITS = "output-data/organisation-unit.json"


def unit(top: str, second: str, third: str, bottom: str, name: str, lja: str = "") -> dict[str, str]:
    return {
        "topLevelCode": top,
        "topLevelName": "Magistrates' Courts" if top == "B" else "Crown Court" if top else "Police Service",
        "secondLevelCode": second,
        "secondLevelName": "Fenshire",
        "thirdLevelCode": third,
        "thirdLevelName": name,
        "bottomLevelCode": bottom,
        "bottomLevelName": f"{name} {bottom}",
        "thirdLevelPsaCode": lja,
    }


def result(code: str, title: str, kind: str = "F", qualifiers: str = "") -> dict[str, str]:
    return {
        "cjsCode": code,
        "description": title,
        "type": kind,
        "resultCodeQualifiers": qualifiers,
        "resultHalfLifeHours": "72",
        "recordableOnPnc": "",
    }


def offence(code: str, title: str, *, recordable: bool, category: str | None = None) -> dict[str, Any]:
    made = {"cjsCode": code, "offenceTitle": title, "recordableOnPnc": recordable}
    return {**made, "offenceCategory": category} if category else made


TABLES: dict[str, Any] = {
    OFFENCES: [
        offence("ZX26001", "Moving a fen", recordable=True, category="CS"),
        offence("ZX26002", "Draining a broad", recordable=False, category="CE"),
    ],
    "input-data/offence-code--pnc-ccjs-cjs-offences.json": [
        {**offence("ZX26002", "DRAIN BROAD", recordable=True), "resultHalfLifeHours": None},
        {**offence("ZX26A03", "STEAL DYKE", recordable=True), "resultHalfLifeHours": None},
    ],
    "input-data/offence-code--b7-overrides.json": ["3636ZX001", "ZX26001"],
    UNITS: [
        unit("", "36", "ZA", "00", "Marsh Ferrers"),
        unit("", "36", "ZA", "10", "Marsh Ferrers"),
        unit("B", "36", "ZB", "00", "Fenmarsh", "9901"),
        unit("C", "36", "ZC", "00", "Fenmarsh Crown", "9901"),
    ],
    "output-data/result-code.json": [result("9177", "Order to mend a dyke", qualifiers="ZA, ZB,")],
    "output-data/gender.json": [
        {"cjsCode": "1", "description": "male ", "pncCode": "M", "spiCode": "1", "xhibitCode": "male"}
    ],
    "output-data/plea-status.json": [
        {"cjsCode": "G", "description": "Guilty", "pncCode": "GUILTY", "spiCode": spi} for spi in ("1", "6")
    ],
    "output-data/forces.json": [{"code": "36", "name": "Norfolk"}],
    "output-data/excluded-trigger-config.json": {"36": ["TRPR0003"]},
    "derived/cjs-code-lists-v4-3.json": {
        "Gender": [{"code": "1", "description": "male"}],
        "Plea": [{"code": "1", "description": "x"}],
    },
}


def write_tables(folder: Path, tables: dict[str, Any] | None = None) -> Path:
    """Write the tables below a folder; a text is written as it is."""
    for relative, content in (TABLES if tables is None else tables).items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return folder
