"""The sheet of a volume: which one it is, and at which page each volume begins."""

from collections.abc import Sequence
from datetime import datetime

import attrs

from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.bundle.pdf.typst_page import render
from xborder.bundle.pdf.volumes import Volume
from xborder.findings import Outcome


def with_sheets(volumes: Sequence[Volume], *, title: str, marking: str, now: datetime) -> list[Volume]:
    """Volumes with their sheets: behind the front matter in the first, the first page of each other. One needs none."""
    if len(volumes) == 1:
        return list(volumes)
    return [
        attrs.evolve(volume, before=(*volume.before, _sheet(volume, volumes, title, marking, now)))
        for volume in volumes
    ]


def _sheet(volume: Volume, volumes: Sequence[Volume], title: str, marking: str, now: datetime) -> Part:
    name = f"Volume {volume.number} of {len(volumes)}"

    def make(pages: Pages) -> Outcome[bytes]:
        rows = [
            {
                "number": each.number,
                "page": pages[each.parts[0].key if each.parts else each.index_key],
                "first": next((part.title for part in each.body if part.in_index), ""),
                "last": next((part.title for part in reversed(each.body) if part.in_index), ""),
            }
            for each in volumes
        ]
        data = {"title": title, "name": name, "number": volume.number, "marking": marking, "volumes": rows}
        return render("volume.typ", data, now=now, name=name)

    return Part(key=f"volume/{volume.number}", title=name, source=make, place=Place.FRONT, in_index=False)
