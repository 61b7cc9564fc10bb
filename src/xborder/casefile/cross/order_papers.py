"""The paper of an order, as it is exhibited: whom it names, and the day on which it was made."""

import re
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.texts.around import label_before
from xborder.casefile.texts.dates import days_in
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.model.order import AsbOrder
from xborder.rules.names import names_of, plain
from xborder.rules.people import people_in

_ADDRESSED = re.compile(
    r"^[ \t]*(?:To|Defendant|Respondent|Recipient|Name of (?:defendant|respondent|recipient))[ \t]*:[ \t]*"
    r"((?:[A-Z][\w'-]+,? ?){1,5})",
    re.ASCII | re.MULTILINE,
)
_MADE = re.compile(r"\b(?:issued|made|dated|date of (?:the )?(?:order|issue))\b[^.;]*\Z", re.ASCII | re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-015 (another day) and 016 (another person), warnings, for the exhibited paper of an order of the case."""
    for exhibit in case.file.exhibits:
        pages = [page for page in case.pages_of(exhibit) if page.is_original] or case.pages_of(exhibit)
        order = _order_of(case, pages)
        if order is not None:
            yield from _compare(case, order, pages)


def _order_of(case: Case, pages: list[Page]) -> AsbOrder | None:
    """The order that this exhibit is the paper of: the one whose reference it gives first."""
    text = "\n".join(page.text for page in pages)
    places = {order.ref: text.find(order.ref) for order in case.file.orders if order.ref in text}
    first = min(places, key=lambda ref: places[ref], default=None)
    return next((order for order in case.file.orders if order.ref == first), None)


def _compare(case: Case, order: AsbOrder, pages: list[Page]) -> Iterator[Finding]:
    made = order.made_on or (order.made_at.date() if order.made_at else None)
    days = [(named.day, page) for page in pages for named in days_in(page.text) if _is_made(page.text, named.start)]
    if made is not None and days and made not in [day for day, _ in days]:
        page = days[0][1]
        yield finding("XB-CROSS-015", page.place, name=page.file.path, ref=order.ref)
    families = _families(case)
    for page in pages:
        addressed = _ADDRESSED.search(page.text)
        if addressed is not None and families and not families & {plain(word) for word in addressed[1].split()}:
            yield finding("XB-CROSS-016", page.place, name=page.file.path, ref=order.ref)


def _is_made(text: str, start: int) -> bool:
    return _MADE.search(label_before(text, start, 80)) is not None


def _families(case: Case) -> frozenset[str]:
    """The family names of the defendants, and each word of a double one."""
    people = [each.person for record in case.records.values() for each in people_in(record)]
    families = [name.family for person in people for name in names_of(person) if name.family]
    return frozenset(plain(word) for family in families for word in (family, *family.replace("-", " ").split()))
