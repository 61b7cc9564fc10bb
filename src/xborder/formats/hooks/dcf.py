"""Words of a record for which a digital case file has a wider one."""

from typing import Any


def officer_in_case_as_police(data: dict[str, Any]) -> dict[str, Any]:
    """The record of a witness, with the officer in the case as a police witness.

    >>> officer_in_case_as_police({"kind": "officer_in_case"})
    {'kind': 'police'}
    """
    return {**data, "kind": "police"} if data.get("kind") == "officer_in_case" else data


def requisition_of_the_standards(data: dict[str, Any]) -> dict[str, Any]:
    """The record of a charge, with a requisition as the data standards write it.

    >>> requisition_of_the_standards({"initiation": {"scheme": "case_initiation", "value": "Q"}})["initiation"]["value"]
    'R'
    """
    initiation = data.get("initiation") or {}
    return {**data, "initiation": {**initiation, "value": "R"}} if initiation.get("value") == "Q" else data
