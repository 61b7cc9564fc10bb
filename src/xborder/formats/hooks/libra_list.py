"""What the lines of ``libra-list`` cannot say: whose name stands in one field."""

from typing import Any

_NAME, _TYPE = "def_name", "def_type"
_ORGANISATION = "O"


def names_from_one_field(values: dict[str, Any]) -> dict[str, Any]:
    """The record with the name of its defendant, where only ``def_name`` gives it.

    A person's family name is what stands in capitals at the end; an organisation's
    name is taken whole.

    >>> names_from_one_field({"extensions": {"/session/blocks/block/cases/case/def_name": "Ann Lee ROOK"}})["defendant"]
    {'name': {'given': ['Ann', 'Lee'], 'family': 'ROOK'}}
    """
    kept = {path.rpartition("/")[2]: text for path, text in values.get("extensions", {}).items()}
    whole = kept.get(_NAME, "").strip()
    if not whole:
        return values
    if kept.get(_TYPE) == _ORGANISATION:
        return {**values, "defendant_organisation": {"name": whole}}
    defendant = values.get("defendant", {})
    if "name" in defendant:
        return values
    return {**values, "defendant": {**defendant, "name": _split(whole)}}


def _split(whole: str) -> dict[str, Any]:
    words = whole.split()
    family = len(words)
    while family > 0 and words[family - 1].isupper() and len(words[family - 1]) > 1:
        family -= 1
    given, last = words[:family], words[family:]
    if not last:
        return {"family": whole}
    return {**({"given": given} if given else {}), "family": " ".join(last)}
