"""What has to stand on the pages of a draft, whatever its template makes of their looks."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from xborder.model.codes import OrderKind

#: That it is a draft, for those who listen to the paper: what stands at the head of a page is not read out.
SAID = "It has not been issued and has no effect."
#: Values of the law that a paper which relies on them has to print: with their unit, and what they are called.
_VALUES = {
    "cpn.appeal.days": (" days", "the time for an appeal"),
    "cpn.offence.max.individual": ("", "the highest fine"),
    "fine": ("", "the highest fine in pounds"),
    "cbo.breach.max.indictment": (" years in prison", "the longest sentence for a breach"),
}

Part = tuple[str, str]


def needed(data: Mapping[str, Any]) -> Iterator[Part]:
    """What each thing is called, and the text of it; an empty text is not known and need not stand anywhere."""
    yield "the words that it has not been issued", SAID
    yield "the person's name", data["person"]["name"]
    yield "the date", data["dates"]["issued"]
    yield "the conduct", data["conduct"]
    for term in data["requirements"]:
        yield f"requirement {term['number']}", term["text"]
        yield f"the area of requirement {term['number']}", term["area"]
        yield f"the dates of requirement {term['number']}", term["dates"]
        yield f"the supervisor of requirement {term['number']}", term["supervisor"]
    yield "the area", data["area"]
    yield "the last day in force", data["dates"]["to"]
    yield from _OF_KIND[OrderKind(data["kind"])](data)


def _warning(data: Mapping[str, Any]) -> Iterator[Part]:
    """The Act asks one thing of a warning's words, s.43(5)(a): the law's detail may be left out."""
    yield "the notice that will follow", "community protection notice"
    yield "the time allowed", data["time_allowed"]
    yield from _given(data)


def _notice(data: Mapping[str, Any]) -> Iterator[Part]:
    yield "the last day of appeal", data["appeal"]["last_day"]
    for ground in data["grounds"]:
        yield "the effect of the conduct", ground
    yield "why the effect continues", data["continuing"]
    for warning in data["warnings"]:
        yield "the warning before it", warning["ref"]
        yield "the day on which the warning was given", warning["served"]
    yield "whom to ask for a change", data["ask_for_changes"]
    yield from _given(data)
    yield from _law(data)


def _application(data: Mapping[str, Any]) -> Iterator[Part]:
    for ground in data["ground_texts"]:
        yield "the behaviour that is relied on", ground
    yield "why the order will help", data["reason"]
    for evidence in data["evidence"]:
        yield "the evidence that is relied on", evidence
    for who in data["others_affected"]:
        yield "who else gets the notice", who
    yield "the views of the youth offending team", data["youth_team"]
    yield from _law(data)


def _given(data: Mapping[str, Any]) -> Iterator[Part]:
    """What is told of a paper that is given to a person: the incidents and their effect, who gives it, and how it was given."""
    for incident in data["incidents"]:
        yield "when and where it happened", incident["when"]
        yield "when and where it happened", incident["where"]
        yield "the map reference", incident["grid"]
    for effect in data["effects"]:
        yield "the effect of the conduct", effect["text"]
    yield "the issuer", data["issuer"]["name"]
    for method in data["service_methods"]:
        yield "the record of service", method


def _law(data: Mapping[str, Any]) -> Iterator[Part]:
    for name, (unit, called) in _VALUES.items():
        yield called, f"{data['law'][name]}{unit}" if name in data["law"] else ""
    for each in data["explanations"]:
        yield f"section {each['section']}", f"section {each['section']}" if each["section"] else ""


_OF_KIND: Mapping[OrderKind, Callable[[Mapping[str, Any]], Iterator[Part]]] = {
    OrderKind.CPW: _warning,
    OrderKind.CPN: _notice,
    OrderKind.CBO: _application,
}
