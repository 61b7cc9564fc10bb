"""What a force decides for itself: numbers that no Act fixes."""

import attrs


@attrs.frozen(kw_only=True)
class Policy:
    """Local policy, configuration with defaults, never law.

    ``minimum_days_to_comply`` is the shortest gap between the service of a
    warning and the notice; ``warning_life_days`` how long a warning is relied on;
    ``clock_warning_days`` how early a deadline is announced.
    The Act fixes none of them (ASBCPA 2014 s.43(5) asks for "enough time").

    >>> Policy(warning_life_days=180).minimum_days_to_comply
    1
    """

    minimum_days_to_comply: int = 1
    warning_life_days: int = 365
    clock_warning_days: int = 28
