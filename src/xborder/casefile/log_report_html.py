"""The report of a period's disclosures as one page for a browser."""

from xborder.agreements.log_report import LogReport
from xborder.casefile.log_report_page import HEADER, row
from xborder.casefile.log_words import operation_words, party_words, period_words
from xborder.casefile.web_page import web_page, web_table
from xborder.casefile.wording import moment
from xborder.findings.html_nodes import node


def log_report_html(report: LogReport) -> str:
    """The page, complete in itself: how much went to whom, what else was logged, and each disclosure."""
    recipients = ((party_words(name), str(sent), str(held)) for name, (sent, held) in report.by_recipient.items())
    operations = ((operation_words(name), str(count)) for name, count in report.operations.items())
    body = node(
        "body",
        node("h1", "Disclosures of personal data"),
        node("p", period_words(report), class_="verdict"),
        node("p", f"From the log {report.log}, made {moment(report.made_at)}. The log ends at receipt {report.head}."),
        node("h2", "To whom"),
        web_table(("Recipient", "Disclosures", "Records"), recipients),
        node("h2", "What was logged"),
        web_table(("Operation", "Entries"), operations),
        node("h2", "Each disclosure"),
        web_table(
            (*HEADER, "Receipt"),
            ((*row(each), node("td", each.receipt, class_="digest")) for each in report.disclosures),
        ),
    )
    return web_page("Disclosures of personal data", body)
