"""A profile's mapping as JSON-shaped values, for programs."""

from typing import Any

import attrs

from xborder.formats.profile import Profile
from xborder.formats.showing.rows import Row, parts

SCHEMA = "xborder/profile-map/1"


def as_data(profile: Profile) -> dict[str, Any]:
    """The mapping, in the words of the table; empty cells are left out.

    >>> from xborder.formats import load_profile
    >>> as_data(load_profile("suffolk-rms").value)["records"][0]["lines"][0]["source"]
    'nominalRef'
    """
    facts = {key: getattr(profile, key) for key in ("name", "title", "version", "status", "format", "description")}
    return {
        "schema": SCHEMA,
        **facts,
        "detect": {key: value for key, value in attrs.asdict(profile.detect).items() if value},
        "records": [
            {
                "type": part.type,
                "intro": part.intro,
                "lines": [_line(row) for row in part.rows],
                "extensions": [_line(row) for row in part.kept],
            }
            for part in parts(profile)
        ],
        "tables": {name: dict(table) for name, table in profile.tables.items()},
        "hooks": [attrs.asdict(hook) for hook in profile.hooks],
    }


def _line(row: Row) -> dict[str, Any]:
    return {key: value for key, value in attrs.asdict(row).items() if value}
