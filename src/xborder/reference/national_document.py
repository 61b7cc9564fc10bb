"""What is loaded of the national tables, as text for people and as plain values for machines."""

import datetime as dt
from typing import Any

from xborder.reference.national_file import Loaded

_NAMES = {
    "offence": "offence codes",
    "organisation_unit": "organisation units",
    "result_code": "result codes",
    "code": "codes of other lists",
}


def loaded_text(loaded: Loaded, now: dt.datetime) -> str:
    """What is loaded, how old it is and where it came from, a line for each."""
    days = loaded.age_days(now)
    age = f"{days} day{'' if days == 1 else 's'} ago"
    lines = [
        f"National tables: {loaded.file}",
        f"  imported {loaded.imported_at:%Y-%m-%d %H:%M %Z}, {age}, from {loaded.folder}",
        f"  commit {loaded.commit or 'not stated'}; licence {loaded.licence or 'not stated'}",
        *(f"  {count:7,} {_NAMES[name]}" for name, count in loaded.rows.items()),
        "  files (rows, SHA-256):",
        *(
            f"  {source.rows:7,} {source.path}{'' if source.used else ' (checked, not used: the whole table is there)'}"
            f"\n          {source.sha256}"
            for source in loaded.sources
        ),
    ]
    return "\n".join(lines)


def loaded_dict(loaded: Loaded, now: dt.datetime) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "file": loaded.file,
        "form": loaded.form,
        "imported_at": loaded.imported_at.isoformat(),
        "age_days": loaded.age_days(now),
        "folder": loaded.folder,
        "commit": loaded.commit,
        "licence": loaded.licence,
        "rows": loaded.rows,
        "sources": [
            {"table": each.name, "path": each.path, "sha256": each.sha256, "rows": each.rows, "used": each.used}
            for each in loaded.sources
        ],
    }
