"""What verifying a bag says of continuity: that there are doubts, in one line.

Whether every exhibit can be accounted for is decided where the case is made: there
each gap is a finding with its place in the force's record. A bag can only be
taken as it is. Whoever proves that nothing in it changed is told how many doubts
it carries and of what kind; a break of the chain itself is never summed up.
"""

from collections import Counter

from xborder.bundle.custody import CUSTODY_NAME, Custody
from xborder.bundle.custody_lint import lint_continuity
from xborder.bundle.index import Index
from xborder.findings import Location, Report, finding

SERVED = "served"
"""The kind of bag that goes to the defence: the log of the exhibits in it stays with the prosecution."""


def sum_up_continuity(custody: Custody, index: Index | None) -> Report:
    """One warning for all doubts about continuity in a bag, or none.

    A served bag without any event has no log to be judged.
    """
    if index and index.kind == SERVED and not custody.count:
        return Report()
    doubts = lint_continuity(custody.events, exhibits=index.exhibits if index else ())
    if not doubts:
        return Report()
    kinds = Counter(doubt.code for doubt in doubts)
    listed = ", ".join(f"{code} ({kinds[code]})" for code in sorted(kinds))
    return Report.of(finding("XB-CUSTODY-114", Location(file=CUSTODY_NAME), count=len(doubts), kinds=listed))
