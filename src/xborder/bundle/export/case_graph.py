"""A bundle as a CASE graph (CASE 1.4 on UCO, JSON-LD): exhibits, files, custody events, the agreement.

Every node has an identifier made of the bundle's id and what the node is, so that
the same bundle gives the same graph. The graph repeats what the bundle says; only
the bundle itself can be verified.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xborder.bundle.index import Entry, Index, IndexedFile

CONTEXT = {
    "kb": "http://example.org/kb/",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-location": "https://ontology.unifiedcyberontology.org/uco/location/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "uco-vocabulary": "https://ontology.unifiedcyberontology.org/uco/vocabulary/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_Node = dict[str, Any]


def describe(index: Index, events: Sequence[Mapping[str, Any]], agreement_sha256: str | None = None) -> _Node:
    """The graph of a bundle: its index, its custody events, and the digest of its sharing agreement if it has one."""
    graph = _Graph(index.bundle_id)
    for entry in index.entries:
        files = [graph.add(_file(graph, file)) for file in entry.files]
        graph.add(_provenance(graph, entry, files))
    for event in events:
        _action(graph, event)
    investigation: _Node = {
        **graph.node("case-investigation:Investigation", index.case_urn or index.bundle_id),
        "uco-core:name": index.case_urn or index.bundle_id,
        "uco-core:object": [{"@id": each["@id"]} for each in graph.nodes],
    }
    if agreement_sha256:
        authorization = graph.node("case-investigation:Authorization", agreement_sha256) | {
            "case-investigation:authorizationType": "sharing agreement",
            "case-investigation:authorizationIdentifier": [f"sha256:{agreement_sha256}"],
        }
        investigation["case-investigation:relevantAuthorization"] = [{"@id": graph.add(authorization)}]
    graph.add(investigation)
    return {"@context": CONTEXT, "@graph": graph.nodes}


class _Graph:
    """The nodes so far; one that is added twice stands once."""

    def __init__(self, bundle_id: str) -> None:
        self._space = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:x-xborder:bundle:{bundle_id}")
        self._known: set[str] = set()
        self.nodes: list[_Node] = []

    def node(self, kind: str, key: str) -> _Node:
        """A node whose identifier follows from its kind and ``key``."""
        return {"@id": f"kb:{kind.rpartition(':')[2]}-{uuid.uuid5(self._space, f'{kind} {key}')}", "@type": kind}

    def add(self, node: _Node) -> str:
        """Add a node unless it is there; give its identifier."""
        if node["@id"] not in self._known:
            self._known.add(node["@id"])
            self.nodes.append(node)
        return str(node["@id"])


def _file(graph: _Graph, file: IndexedFile) -> _Node:
    hashes = [_hash("SHA256", file.sha256), _hash("SHA512", file.sha512)]
    name = file.original_name or file.path.rpartition("/")[2]
    facets = [
        graph.node("uco-observable:FileFacet", file.path)
        | {"uco-observable:fileName": name, "uco-observable:filePath": file.path},
        graph.node("uco-observable:ContentDataFacet", file.path)
        | {
            "uco-observable:mimeType": file.media_type,
            "uco-observable:sizeInBytes": {"@type": "xsd:integer", "@value": str(file.size)},
            "uco-observable:hash": [graph.node("uco-types:Hash", f"{file.path} {number}") | each for number, each in enumerate(hashes)],
        },
    ]  # fmt: skip
    return graph.node("uco-observable:File", file.path) | {"uco-core:hasFacet": facets}


def _hash(method: str, digest: str) -> _Node:
    return {
        "uco-types:hashMethod": {"@type": "uco-vocabulary:HashNameVocab", "@value": method},
        "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": digest},
    }


def _provenance(graph: _Graph, entry: Entry, files: Iterable[str]) -> _Node:
    record = graph.node("case-investigation:ProvenanceRecord", entry.entry) | {
        "uco-core:description": [entry.title or entry.kind],
        "uco-core:object": [{"@id": each} for each in files],
    }
    if entry.kind != "exhibit":
        return record
    root = "/".join(entry.entry.split("/")[:2])
    return record | {
        "case-investigation:exhibitNumber": entry.entry,
        "case-investigation:rootExhibitNumber": [root],
    }


def _action(graph: _Graph, event: Mapping[str, Any]) -> None:
    """One custody event: who did what to which exhibit, when and where."""
    seq = str(event["seq"])
    record = graph.node("case-investigation:ProvenanceRecord", event["exhibit"])
    graph.add(record)
    action = graph.node("case-investigation:InvestigativeAction", seq) | {
        "uco-core:name": event["type"],
        "uco-action:startTime": {"@type": "xsd:dateTime", "@value": event["at"]},
        "uco-action:object": [{"@id": record["@id"]}],
    }
    if reason := event.get("reason"):
        action["uco-core:description"] = [reason]
    performer = event.get("actor") or event.get("to") or event["recorded_by"]
    action["uco-action:performer"] = {"@id": graph.add(_identity(graph, performer))}
    others = [event[key] for key in ("from", "to") if event.get(key) and event[key] != performer]
    if others:
        action["uco-action:participant"] = [{"@id": graph.add(_identity(graph, other))} for other in others]
    if place := event.get("place"):
        location = graph.node("uco-location:Location", place) | {"uco-core:name": place}
        action["uco-action:location"] = [{"@id": graph.add(location)}]
    graph.add(action)


def _identity(graph: _Graph, name: str) -> _Node:
    return graph.node("uco-identity:Identity", name) | {"uco-core:name": name}
