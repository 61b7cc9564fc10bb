"""The table that is measured: a coursing log of one row an incident, made up of a few parts in turn."""

from collections.abc import Iterator

from xborder.formats import load_profile

PROFILE = "kent-coursing-log"
_LOADED = load_profile(PROFILE).value
if _LOADED is None:
    raise RuntimeError(PROFILE)
HEADER = _LOADED.detect.header

_PLACES = (
    "Winter wheat east of Pump Lane",
    "Marsh bank, Old Salts Farm",
    "Bank of the New Cut",
    "Set-aside, Wade Farm",
)
_PEOPLE = ("FENWRIGHT, Daryl", "PARDOE, Lewis Adam", "WHELDRAKE, Craig Ian", "HOLLOWAY, Ann")
_VEHICLES = (("LV19KRE", "green Subaru Forester"), ("BK17TNE", "silver Isuzu D-Max"), ("AB51ABC", "blue Ford Ranger"))
_ACTIONS = ("Words of advice", "No further action", "Reported for summons")


def rows(number: int) -> Iterator[dict[str, str]]:
    """Rows by heading; the number tells one from another."""
    for each in range(number):
        vrm, vehicle = _VEHICLES[each % 3]
        yield dict(
            zip(
                HEADER,
                (
                    f"EK/26/{each:05d}",
                    f"{1 + each % 28:02d}/{1 + each % 12:02d}/2026",
                    f"{6 + each % 10:02d}:{each % 6}5",
                    _PLACES[each % 4],
                    "Stourmarsh",
                    "CT99 2AB",
                    _PEOPLE[each % 4],
                    f"{1 + each % 28:02d}/{1 + each % 12:02d}/{1960 + each % 40}",
                    "2009/0318274L",
                    vrm,
                    vehicle,
                    str(each % 4),
                    f"Two lurchers slipped at a hare on drilled wheat, the {each}th time this winter.",
                    "Wheat rutted across four tramlines.",
                    _ACTIONS[each % 3],
                    f"PC {10000 + each % 500} HOLLOWAY",
                    f"{1 + each % 28:02d}/12/2026",
                    "N",
                ),
                strict=True,
            )
        )


#: A table whose columns are fields as they are, and where each goes.
PLAIN = "plain-log"
_FIELDS = {
    "ref": "ref",
    "force": "provenance/force",
    "system": "provenance/system",
    "reference": "provenance/reference",
    "verified_at": "provenance/verified_at",
    "verified_by": "provenance/verified_by",
    "restricted": "processing_restricted",
    "occurred_on": "occurred_on",
    "place description": "location/description",
    "place district": "location/district",
    "place county": "location/county",
    "place force": "location/force",
    "place grid_reference": "location/grid_reference",
    "vehicle make": "vehicles/0/make",
    "vehicle model": "vehicles/0/model",
    "vehicle colour": "vehicles/0/colour",
    "dogs": "dogs",
    "summary": "summary",
    "effect": "effect",
}
_CODECS = {"restricted": "yes-no", "occurred_on": "date-iso", "verified_at": "date-iso", "dogs": "integer"}
PLAIN_HEADER = tuple(_FIELDS)


def plain_profile() -> str:
    """The profile of the plain table, as its file."""
    header = "".join(f"    - {name}\n" for name in PLAIN_HEADER)
    lines = "".join(
        f"      - {{to: {field}, from: {name}, codec: {_CODECS.get(name, 'text')}}}\n"
        for name, field in _FIELDS.items()
    )
    return (
        f"name: {PLAIN}\ntitle: A plain log\nversion: '1'\nstatus: illustrative\nformat: csv\n"
        f"detect:\n  header:\n{header}records:\n  - type: incident\n    lines:\n{lines}"
    )


def plain_rows(number: int) -> Iterator[dict[str, str]]:
    """Rows of the plain table."""
    for each in range(number):
        texts = (
            f"EK/26/{each:05d}",
            "46",
            "coursing log",
            f"LOG/{each:05d}",
            f"2026-12-{1 + each % 28:02d}",
            "Records, Kent",
            "false",
            f"2026-{1 + each % 12:02d}-{1 + each % 28:02d}",
            _PLACES[each % 4],
            "Stourmarsh",
            "Kent",
            "46",
            f"TR {each % 1000:03d} 512",
            "Subaru",
            "Forester",
            "green",
            str(each % 4),
            f"Two lurchers slipped at a hare on drilled wheat, the {each}th time this winter.",
            "Wheat rutted across four tramlines.",
        )
        yield dict(zip(PLAIN_HEADER, texts, strict=True))
