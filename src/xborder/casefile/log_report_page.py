"""The report of a period's disclosures on paper, as PDF/UA-1."""

from xborder.agreements.log_report import Disclosed, LogReport
from xborder.casefile.log_words import operation_words, party_words, period_words, state_words, when
from xborder.casefile.paper import Block, Paper, facts, notice, prose, section, table
from xborder.casefile.wording import moment

_WIDTHS = ("auto", "auto", "1.2fr", "1.2fr", "1.3fr", "1.6fr", "2fr")
HEADER = ("Entry", "When", "By", "To", "For, under", "Records", "Fields")


def log_report_page(report: LogReport) -> Paper:
    """What an auditor or the Commissioner reads first: how much went to whom, then each disclosure."""
    blocks: list[Block] = [
        notice(period_words(report)),
        facts(
            ("Log", report.log),
            ("Made", moment(report.made_at)),
            ("Log ends at receipt", report.head),
            columns=1,
        ),
        section("To whom"),
        table(("2fr", "auto", "auto"), ("Recipient", "Disclosures", "Records"), _recipients(report)),
        section("What else was logged"),
        table(("2fr", "auto"), ("Operation", "Entries"), _operations(report)),
        section("Each disclosure"),
        table(_WIDTHS, HEADER, [row(each) for each in report.disclosures]),
        prose(
            "Fields are named by their paths; the log holds nothing that a record says. A field that was redacted is "
            "among them, with (redacted) behind it. The receipt of an entry, by which it can be proved, is in the "
            "report as JSON or CSV."
        ),
    ]
    return Paper(
        form="Disclosures",
        title="Disclosures of personal data",
        subtitle="Data Protection Act 2018, section 62",
        blocks=tuple(blocks),
        marking="OFFICIAL-SENSITIVE",
        not_disclosable=False,
        flipped=True,
    )


def row(each: Disclosed) -> tuple[str, ...]:
    """A disclosure in the columns of ``HEADER``."""
    fields = (*each.paths, *(f"{path} (redacted)" for path in each.redacted))
    state = "" if each.withdrawn is None else f"\n{state_words(each)}"
    return (
        str(each.number),
        when(each.at).replace(", ", "\n"),
        f"{party_words(each.party)}\n{each.actor}",
        party_words(each.recipient),
        f"{each.purpose}\n{each.agreement}{state}",
        "\n".join(each.records),
        "\n".join(fields),
    )


def _recipients(report: LogReport) -> list[tuple[str, str, str]]:
    return [(party_words(name), str(sent), str(records)) for name, (sent, records) in report.by_recipient.items()] or [
        ("nobody", "0", "0")
    ]


def _operations(report: LogReport) -> list[tuple[str, str]]:
    return [
        (operation_words(name), str(count)) for name, count in report.operations.items() if name != "disclosure"
    ] or [("none", "0")]
