"""Reports for the tests of reporters: one that is real, and any that could be."""

import datetime as dt
from pathlib import Path

from hypothesis import strategies as st

from strategies import ANY_TEXTS
from xborder.casefile.demo import copy_case
from xborder.findings import Finding, Location, Report, Severity, Showing, Waiver, codes, finding
from xborder.formats import ReadContext, detect, read
from xborder.rules import RuleContext, check_many

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.UTC)
KENT = "records/kent/coursing-log.csv"
WAIVER = Waiver(
    reason="Re-keyed from the print with the next delivery", owner="Records, Kent", expires=dt.date(2027, 1, 31)
)
#: A value that no reporter shows unless it is asked to.
SECRET = "QX81ZZTOPSECRET"  # noqa: S105 - a mark that tests look for

#: Slips that hands make, in a copy of the demo case: (file, what stands there, what is put there).
SLIPS = (
    (KENT, "2016/0007730V", "2016/0007703V"),
    (KENT, "2013/0092611L", "13/92611L"),
    (KENT, "LV19 KRE", "LV19 KR3"),
    (KENT, "CT99 2EJ", "CT99 2E1"),
    (KENT, "21/06/1995", "31/06/1995"),
    (KENT, "01/03/2026,06:55", "01/03/2026,6.55am"),
)


def checked_case(folder: Path) -> tuple[Report, tuple[str, ...]]:
    """The report of checking a copy of the demo case with slips in it, and the files that were checked."""
    copy_case(folder, key_id="norfolk-demo-2026")
    for name, right, wrong in SLIPS:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert right in text, right
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    files = [path for path in sorted((folder / "records").rglob("*")) if path.is_file()]
    results = [read(path, detect(path) or "canonical-json", context=ReadContext(year=NOW.year)) for path in files]
    judged = check_many([record for result in results for record in result.records], RuleContext(now=NOW))
    report = Report.join([*(result.report for result in results), judged]).once()
    return report, tuple(str(path) for path in files)


def line_of(file: str, line: int) -> str | None:
    """A line of a file on disk."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else None


#: Any character that Python can hold, halves of characters and control characters too.
WILD = st.one_of(
    ANY_TEXTS, st.text(st.characters(), max_size=12), st.sampled_from(["<script>alert(1)</script>", "]]>"])
)
_CODES = st.one_of(st.sampled_from(codes()), st.sampled_from(["XB-NONE-001", "LOCAL-7", "XB-PNC-002\n"]), WILD)
_COUNTS = st.none() | st.integers(1, 10**6)
_LOCATIONS = st.builds(
    Location,
    file=st.none() | st.sampled_from(["a.csv", "b c.json", "/abs/ö.xml", "x:1,y.csv"]) | WILD,
    line=_COUNTS,
    column=_COUNTS,
    pointer=st.none() | WILD,
    xpath=st.none() | WILD,
    row=_COUNTS,
    field=st.none() | WILD,
    sheet=st.none() | WILD,
    cell=st.none() | WILD,
    page=_COUNTS,
)
FINDINGS = st.builds(
    Finding,
    code=_CODES,
    severity=st.sampled_from(Severity),
    message=WILD,
    hint=WILD,
    location=_LOCATIONS,
    basis=st.lists(WILD, max_size=2).map(tuple),
    aliases=st.lists(WILD, max_size=2).map(tuple),
    excerpt=st.none() | WILD,
    span=st.none() | st.tuples(st.integers(0, 14), st.integers(0, 14)),
    suggestions=st.lists(WILD, max_size=2).map(tuple),
    waiver=st.none() | st.builds(Waiver, reason=WILD, owner=WILD, expires=st.dates()),
)
REPORTS = st.builds(
    Report,
    st.lists(FINDINGS, max_size=5).map(tuple),
    st.dictionaries(st.tuples(_CODES, st.sampled_from(Severity)), st.integers(1, 10**6), max_size=3),
    st.integers(0, 10**6),
    st.frozensets(st.sampled_from(["a.csv", "c.yaml"]) | WILD, max_size=2),
)
SHOWINGS = st.builds(
    Showing,
    values=st.booleans(),
    line_of=st.none() | WILD.map(lambda line: lambda _file, _line: line),
    checked=st.lists(st.sampled_from(["a.csv", "c.yaml"]) | WILD, max_size=3, unique=True).map(tuple),
    now=st.none() | st.just(NOW) | st.datetimes(),
)


def slip(code: str = "XB-PNC-002", **given: object) -> Finding:
    """A finding of the catalogue with secret values, at a place of its own unless one is given."""
    where = Location(file="kent.csv", row=4, line=5, field="PNC ID")
    made = {"location": where, "excerpt": SECRET, "suggestions": (f"{SECRET}1", f"{SECRET}2"), **given}
    return finding(code, **made)  # type: ignore[arg-type] # names of a text, whatever they are
