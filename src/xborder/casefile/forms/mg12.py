"""MG12: the exhibit list."""

from collections.abc import Mapping

from xborder.casefile.case import Case
from xborder.casefile.paper import Cell, Paper, link_to, page_of, table
from xborder.casefile.wording import name
from xborder.model.evidence import Exhibit
from xborder.model.register import key_of


def exhibits_in_order(case: Case) -> list[Exhibit]:
    """Exhibits in the order in which statements first name them; the others after them, by reference."""
    named = [exhibit.text for made in case.file.statements for exhibit in made.exhibits]
    place = {reference: position for position, reference in reversed(list(enumerate(named)))}
    return sorted(
        case.file.exhibits, key=lambda each: (place.get(each.exhibit_ref.text, len(named)), each.exhibit_ref.text)
    )


def mg12(case: Case, parts: Mapping[str, str]) -> Paper:
    """Reference, description, producer and where it is held.

    ``parts`` gives the part of this bundle that shows each exhibit, by the exhibit's key.
    """
    rows: list[tuple[Cell, ...]] = [_row(case, exhibit, parts) for exhibit in exhibits_in_order(case)]
    header = ("Exhibit", "Description", "Produced by", "Held at", "In this file")
    return Paper(
        form="MG12",
        title="Exhibit list",
        subtitle=case.plan.title,
        blocks=(table(("auto", "2.4fr", "1.4fr", "1.4fr", "auto"), header, rows),),
    )


def _row(case: Case, exhibit: Exhibit, parts: Mapping[str, str]) -> tuple[Cell, ...]:
    producer = case.producer_of(exhibit)
    part = parts.get(key_of(exhibit))
    shown = page_of(part) if part else "by link" if exhibit.multimedia else "not attached"
    reference = exhibit.exhibit_ref.text
    return (
        link_to(part, reference) if part else reference,
        _description(exhibit),
        name(producer.person) if producer else "not recorded",
        exhibit.held_at or "not recorded",
        shown,
    )


def _description(exhibit: Exhibit) -> str:
    words = exhibit.description or ""
    media = exhibit.multimedia
    if media is None:
        return words
    clip = ""
    if media.clip_from_seconds is not None and media.clip_to_seconds is not None:
        clip = f"; clip {_clock(media.clip_from_seconds)} to {_clock(media.clip_to_seconds)}"
    return f"{words}\nRecording: {media.kind}{clip}" + (f"\n{media.link}" if media.link else "")


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
