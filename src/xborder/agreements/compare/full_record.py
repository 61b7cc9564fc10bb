"""A record with something in every field, each in a form that every fitting redaction can cut."""

from typing import Any

from xborder.agreements.leaves import Fields, Items, Leaf, LeafKind, Shape

_TEXTS = {
    LeafKind.TEXT: "Some words",
    LeafKind.CODE: "code",
    LeafKind.DATE: "2024-02-29",
    LeafKind.TIME: "2024-02-29T12:00:00+00:00",
    LeafKind.PARTIAL_DATE: "2004-02-29",
}


def full_record(shape: Fields) -> dict[str, Any]:
    """One value for every leaf of a shape, one item in every list.

    >>> from xborder.agreements.leaves import shape_of
    >>> from xborder.model.offender import OffenderRecord
    >>> full_record(shape_of(OffenderRecord))["addresses"][0]["postcode"]["value"]
    'CB7 4AA'
    """
    return {name: _value(field) for name, field in shape.fields.items()}


def _value(shape: Shape) -> Any:
    if isinstance(shape, Fields):
        return full_record(shape)
    return [_value(shape.item)] if isinstance(shape, Items) else _leaf(shape)


def _leaf(leaf: Leaf) -> Any:
    if leaf.kind in (LeafKind.IDENTIFIER, LeafKind.CODED):
        value = "CB7 4AA" if leaf.codes == "postcode" else "AB12CDE"
        return {"scheme": leaf.codes or "any", "value": value, "raw": value}
    if leaf.kind is LeafKind.TABLE:
        return {"/any": "words"}
    if leaf.kind is LeafKind.FLAG:
        return True
    if leaf.kind is LeafKind.NUMBER:
        return 1
    return "TL 5123 9345" if leaf.pattern.endswith("/grid_reference") else _TEXTS[leaf.kind]
