"""The same message for pydantic-xml: models made from the places that the profile knows, every text optional."""

from typing import Any

from pydantic_xml import BaseXmlModel, attr, element

from xborder.formats import load_profile
from xborder.formats.compiled import compiled
from xborder.formats.source_nodes import Node


def message_model(profile: str) -> type[BaseXmlModel]:
    """The model of a profile's root element. Less is asked of it: texts stay texts."""
    loaded = load_profile(profile).value
    if loaded is None:
        raise KeyError(profile)
    spaces = dict(loaded.namespaces)
    return _model(loaded.detect.root or "", "", compiled(loaded).tree.root, spaces)


def _model(tag: str, prefix: str, node: Node, spaces: dict[str, str]) -> type[BaseXmlModel]:
    fields: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    for number, child in enumerate(node.children.values()):
        name = f"f{number}"
        if child.name.startswith("@"):
            hints[name], fields[name] = str | None, attr(name=child.name[1:], default=None)
            continue
        inside, _, local = child.label.rpartition(":")
        kind: Any = _model(local, inside, child, spaces) if child.children else str
        if child.repeats:
            hints[name], fields[name] = list[kind], element(tag=local, ns=inside, default_factory=list)
        else:
            hints[name], fields[name] = kind | None, element(tag=local, ns=inside, default=None)
    made = {**fields, "__annotations__": hints, "__module__": __name__}
    return type(BaseXmlModel)(f"M{id(node)}", (BaseXmlModel,), made, tag=tag, ns=prefix, nsmap=spaces)
