"""The way of a case: to the lead force, and from there to the prosecutor."""

from agreements.world import (
    NOW,
    TYPES,
    codes,
    exhibit,
    flow,
    incident,
    loaded,
    offender,
    purpose,
    request,
    routed,
    rule,
    travelling,
)
from xborder.agreements.decision_report import canonical_bytes
from xborder.agreements.given import GivenRecord
from xborder.agreements.route import Leg, Route, decide_route, route_report


def requests_of(route: Route) -> list[list[tuple[str, str, str, list[str]]]]:
    return [
        [
            (made.request.from_party, made.request.to_party, made.request.purpose, [each.key for each in made.records])
            for made in leg
        ]
        for leg in route.legs
    ]


def test_records_go_by_the_lead_force_whose_own_skip_the_first_leg() -> None:
    route = routed(incident("EK/1", "46"), incident("EX/1", "42"), incident("NK/1", "36"))
    keys = ["36:incident:NK/1", "42:incident:EX/1", "46:incident:EK/1"]

    assert requests_of(route) == [
        [("essex", "norfolk", "prevent_detect", [keys[1]]), ("kent", "norfolk", "prevent_detect", [keys[2]])],
        [("norfolk", "cps", "prosecute", keys)],
    ]
    assert [each.key for each in route.legs[1][0].shared] == keys
    assert route.stayed == ()


def test_only_what_the_first_leg_shares_goes_on() -> None:
    """The address goes to the prosecutor whole; the lead force got only its district, and cannot pass on more."""
    from_essex = routed(offender()).legs[1][0].records[0].data
    own = offender(provenance={**offender().data["provenance"], "force": "36"})
    from_norfolk = routed(own).legs[1][0].records[0].data

    assert from_essex is not None
    assert from_norfolk is not None
    assert from_essex["addresses"] == [{"postcode": {"scheme": "postcode", "value": "CB7"}}]
    assert from_norfolk["addresses"] == own.data["addresses"]


def test_a_record_stopped_on_the_first_leg_does_not_reach_the_second() -> None:
    route = routed(incident("EK/1", "46", processing_restricted=True), incident("EK/2", "46"))

    assert [each.key for each in route.legs[1][0].records] == ["46:incident:EK/2"]
    assert codes(route.report) == ["XB-REC-003"]


def test_the_first_purpose_that_has_a_flow_for_the_type_is_taken() -> None:
    made = travelling(purposes=[purpose("prevent_detect"), purpose("prosecute")])
    made["flows"] += [flow("F4", "@forces", "prosecute", ["exhibit", "incident"])]
    made["rules"] += [rule("R40", "share", ["F4"], "exhibit", ["/**"], why="All of it.")]
    route = routed(exhibit(), incident(), made=made)

    assert [(leg[2], leg[3]) for leg in requests_of(route)[0]] == [
        ("prevent_detect", ["42:incident:EK/1"]),
        ("prosecute", ["42:exhibit:X1"]),
    ]


def test_a_type_without_a_flow_is_refused_under_the_first_purpose() -> None:
    route = routed(exhibit())

    assert requests_of(route)[0] == [("essex", "norfolk", "prevent_detect", ["42:exhibit:X1"])]
    assert codes(route.report) == ["XB-REC-001"]


def test_a_lead_force_that_is_no_party_gets_and_gives_nothing() -> None:
    route = routed(incident("EK/1", "46"), incident("SF/1", "37"), lead="suffolk")

    assert all(decision.refused for decision in route.decisions)
    assert {entry.code for entry in route.report} == {"XB-REQ-001"}
    assert [list(leg) for leg in route.legs[1:]] == [[]]


def test_a_force_that_is_no_party_gives_nothing() -> None:
    route = routed(incident("SF/1", "37"))

    assert requests_of(route) == [[("force 37", "norfolk", "prevent_detect", ["37:incident:SF/1"])], []]
    assert route.decisions[0].refused


def test_what_stands_where_a_force_code_should_is_not_repeated() -> None:
    record = incident("SF/1", "42")
    record = GivenRecord(
        type="incident", key="42:incident:SF/1", data={**record.data, "provenance": {"force": "Ruth Fenwright"}}
    )
    route = routed(record)

    assert route.decisions[0].refused
    assert b"Fenwright" not in canonical_bytes(route_report(route))
    assert all("Fenwright" not in entry.message for entry in route.report)


def test_the_last_recipients_own_records_never_travel() -> None:
    legs = [Leg(to_party="norfolk", purposes=("prevent_detect",))]
    own = incident("NK/1", "36")
    route = decide_route(loaded(travelling()), [own], legs=legs, request=request(), record_types=TYPES)

    assert route.decisions == ()
    assert route.stayed == (own,)


def test_the_report_of_a_route_is_the_same_whatever_the_order_and_holds_no_values() -> None:
    records = [incident("EK/1", "46"), offender(), incident("NK/1", "36")]
    first = canonical_bytes(route_report(routed(*records)))

    assert canonical_bytes(route_report(routed(*reversed(records)))) == first
    assert b"Fenwright" not in first
    assert b"Breckholme" not in first


def test_a_fault_that_stops_every_request_is_reported_once() -> None:
    route = routed(incident("EK/1", "46"), incident("EX/1", "42"), now=NOW.replace(year=2029))

    assert codes(route.report) == ["XB-AGR-064", "XB-AGR-065"]
