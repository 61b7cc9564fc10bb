"""The exhibit list."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Each exhibit says what it is and who produces it (form MG12)."""
    faults = tuple(
        faulty(
            f"{each.exhibit_ref.text} does not say {' and '.join(gaps)}.",
            "Complete the exhibit in the records.",
            case.place(each, "/exhibit_ref"),
        )
        for each in case.file.exhibits
        if (
            gaps := [
                words
                for words, gap in (
                    ("what it is", not each.description),
                    ("which witness produces it", case.producer_of(each) is None),
                )
                if gap
            ]
        )
    )
    count = len(case.file.exhibits)
    return Answer(detail=f"{count} exhibit(s), described and produced.", faults=faults, applies=count > 0)
