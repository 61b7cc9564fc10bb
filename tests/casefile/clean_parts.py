"""What every record of the clean cases is made of; everyone in it is fictional."""

from typing import Any

URN = "36NC0500126"
CHARGE = f"36:charge:{URN}/1"
ORDER = "36:asb_order:CBO-2025-0007"
AS_OF = "2026-10-08T09:00:00+01:00"

Tree = dict[str, Any]

OFFICER = {
    "name": {"family": "Hollis", "given": ["Ada"]},
    "rank": "PC",
    "collar_number": "2291",
    "force": "36",
    "role": "constable",
}
DEFENDANT = {
    "name": {"family": "QUARRELL", "given": ["Silas"]},
    "date_of_birth": "1990-03-04",
    "sex": {"scheme": "sex", "value": "1"},
    "addresses": [{"lines": ["9 Dyke Bank", "Fenmarsh"], "kind": "home"}],
}


def record(name: str, ref: str, categories: list[str], **fields: Any) -> Tree:
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


def file(path: str, **more: Any) -> Tree:
    return {"path": path, "role": "original", **more}
