"""The reasons for which a prosecutor fails a file, and which check decides each."""

from functools import cache

import attrs

from xborder.casefile.form_register import read_data


@attrs.frozen(kw_only=True)
class FailureReason:
    """One reason: its number in the prosecutor's list, in our words, the check that decides it, and its finding."""

    id: int
    says: str
    check: str
    finding: str


@cache
def failure_reasons() -> tuple[FailureReason, ...]:
    """All of them, in the order of the list.

    >>> len(failure_reasons()), failure_reasons()[0].check
    (23, 'presumption')
    """
    return tuple(FailureReason(**row) for row in read_data("failure_reasons.yaml"))


def reason_of(check: str) -> FailureReason | None:
    """The reason that a check decides, or None where the list has none.

    >>> reason_of("cctv_clipped").says, reason_of("supervision")
    ('CCTV is not clipped', None)
    """
    return next((reason for reason in failure_reasons() if reason.check == check), None)
