"""SRV3: a paper left or posted went to the address that was the last known on that day (ASBCPA 2014 s.55(4))."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.model.codes import ServiceMethod
from xborder.model.order import AsbOrder, Service
from xborder.model.parts import Address
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.order_facts import service_moment
from xborder.rules.paths import Path

_BY_ADDRESS = (ServiceMethod.LEFT, ServiceMethod.POSTED)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report service at an address that the person had left by then."""
    order: AsbOrder = record.record
    addresses = order.subject.addresses if order.subject else ()
    for index, service in enumerate(order.services):
        when = service_moment(service)
        if service.method not in _BY_ADDRESS or when is None:
            continue
        used = [address for address in addresses if _is_at(service, address)]
        left = [address for address in used if address.valid_to is not None and address.valid_to.latest < when.day]
        if used and len(left) == len(used):
            yield found("XB-ORDER-102", record, Path.of(AsbOrder).services[index].place)


def _is_at(service: Service, address: Address) -> bool:
    """Whether the place of service is this address, by its postcode or its first line."""
    place = service.place
    if place is None:
        return False
    same_code = (
        place.postcode is not None and address.postcode is not None and place.postcode.text == address.postcode.text
    )
    first = address.lines[0].casefold() if address.lines else ""
    return same_code or bool(first and place.description and first in place.description.casefold())
