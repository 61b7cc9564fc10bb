"""What every check of a profile uses: findings at a place of its file, and the name that was meant."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import attrs

from xborder.findings import Finding, Location, finding
from xborder.formats.profile import Profile

#: Works out where a JSON Pointer into the profile's file stands.
Place = Callable[[str], Location]


@attrs.frozen
class Noting:
    """The profile that is judged, and where its parts stand."""

    profile: Profile
    place: Place

    def fault(self, code: str, pointer: str, **names: Any) -> Finding:
        """A finding about the part of the profile at a pointer."""
        return finding(code, self.place(pointer), profile=self.profile.name, **names)


def meant(name: str, known: Iterable[str]) -> str:
    """The rest of a sentence: which known name may have been meant, or nothing.

    >>> meant("date-ukk", ["date-uk", "text"])
    '; perhaps date-uk is meant'
    """
    near = get_close_matches(name[:80], list(known), n=1, cutoff=0.55)
    return f"; perhaps {near[0]} is meant" if near else ""
