"""Making a draft: each step gives a value or the reasons why there is none."""

from collections.abc import Iterable

from xborder.casefile.drafting.accounts import is_from_logs
from xborder.casefile.drafting.explaining import Explained, explain
from xborder.casefile.drafting.facts import Facts, facts
from xborder.casefile.drafting.gaps import gaps
from xborder.casefile.drafting.judging import judge
from xborder.casefile.drafting.order import order_of
from xborder.casefile.drafting.others import others_named
from xborder.casefile.drafting.paper import paper_data
from xborder.casefile.drafting.read_back import read_back
from xborder.casefile.drafting.standing import standing
from xborder.casefile.drafting.template import template_of
from xborder.casefile.drafting.wish import Draft, DraftWish
from xborder.findings import Finding, Location, Outcome, Report, Severity, Sourced, finding
from xborder.model.links import LinksFile
from xborder.reference.clocks import age_range
from xborder.rules.named import key_of
from xborder.schema import encode_json


def make_draft(records: Iterable[Sourced], links: LinksFile | None, wish: DraftWish) -> Outcome[Draft]:
    """Draft a warning, a notice, or an application for an order from the records of one person.

    No value where the step is not open (XB-DRAFT-004 to XB-DRAFT-006, with what is in the way),
    where a rule for orders finds an error in the draft (XB-DRAFT-007, with what the rule found),
    or where the paper cannot be made. Same input, same bytes.
    """
    known = {key_of(each): each for each in sorted(records, key=_order, reverse=True)}
    stood = standing(known, links, wish)
    if stood.value is None:
        return Outcome(None, stood.report)
    opened = stood.report
    made = facts(dict(sorted(known.items())), stood.value, wish)
    explained = explain(wish.kind, wish.today, terms=wish.words.requirements, age=_age(made))
    if explained.value is None:
        return Outcome(None, opened + explained.report)
    drafted = _drafted(made, explained.value, links)
    return Outcome(drafted.value, opened + drafted.report)


def _drafted(made: Facts, explained: Explained, links: LinksFile | None) -> Outcome[Draft]:
    order = order_of(made, explained)
    report = Report((*gaps(made), *_log_words(made), *others_named(made))) + judge(order, made, links)
    if report.has_errors:
        return Outcome(None, report + Report.of(finding("XB-DRAFT-007", Location(file="draft"))))
    shown = [each for each in report if each.severity is not Severity.INFO]
    paper = _paper(made.wish, paper_data(made, order, explained, shown))
    report += paper.report
    if paper.value is None or report.has_errors:
        return Outcome(None, report)
    return Outcome(Draft(order=order, pdf=paper.value, record=encode_json(order) + b"\n"), report)


def _paper(wish: DraftWish, data: dict[str, object]) -> Outcome[bytes]:
    """The pages, read back before anybody gets them."""
    from xborder.bundle.pdf.printable import printable
    from xborder.bundle.pdf.typst_page import render

    template = template_of(wish.kind, wish.template)
    if template.value is None:
        return Outcome(None, template.report)
    name = str(wish.template) if wish.template else f"{wish.kind.value}.typ"
    made = render(template.value, data, now=wish.now, name=name)
    if made.value is None:
        return made
    return Outcome(made.value, made.report + read_back(made.value, printable(data).value or {}, name))


def _log_words(made: Facts) -> Iterable[Finding]:
    if is_from_logs(made):
        yield finding("XB-DRAFT-012", Location(file="draft"))


def _age(made: Facts) -> int | None:
    born = made.subject.date_of_birth if made.subject else None
    return age_range(born, made.wish.today)[0] if born else None


def _order(record: Sourced) -> tuple[str, str, str]:
    return (key_of(record), record.file or "", str(record.at("")))
