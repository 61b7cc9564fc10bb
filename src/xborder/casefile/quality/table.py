"""The figures as lines for a terminal, and as CSV."""

import csv
import io

from xborder.casefile.quality.figures import Figures, Row
from xborder.findings.printable import printable

_COLUMNS = ("by", "key", "label", "failed", "decided", "rate_percent", "cannot_tell")


def table_text(figures: Figures) -> str:
    """Each line with its rate and what that is a part of; the files that are in no rate at the end."""
    rows = [*figures.telling, figures.total]
    wide = max(len(row.label) for row in rows)
    lines = [f"Files that a reviewer would send back, by {figures.by}"]
    lines += [f"  {row.label:<{wide}}  {row.words:>18}{_unknown(row)}".rstrip() for row in rows]
    if figures.by == "reason":
        never = len(figures.rows) - len(figures.telling)
        lines.append(f"For {never} of {len(figures.rows)} reasons no file fails; a file may fail for several.")
    lines.append(f"Not counted, because it cannot be told: {figures.total.unknown}.")
    lines.append(f"Not counted, because they could not be read or judged: {len(figures.unread)}.")
    lines += [f"  {printable(name)}" for name in figures.unread]
    return "\n".join(lines) + "\n"


def _unknown(row: Row) -> str:
    return f"  and {row.unknown} that cannot be told" if row.unknown else ""


def table_csv(figures: Figures) -> str:
    """A row for each line, the total last but one, and then how many files are in none of them.

    >>> from xborder.casefile.quality.figures import figures
    >>> table_csv(figures([], "month", ["a"])).splitlines()[1:]
    ['month,all,All files,0,0,,0', 'month,not_read,Could not be read or judged,,,,1']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in (*figures.rows, figures.total):
        rate = "" if row.rate is None else f"{row.rate:.1f}"
        writer.writerow((figures.by, row.key, row.label, row.failed, row.decided, rate, row.unknown))
    writer.writerow((figures.by, "not_read", "Could not be read or judged", "", "", "", len(figures.unread)))
    return out.getvalue()
