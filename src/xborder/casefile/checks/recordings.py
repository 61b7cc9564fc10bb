"""What is asked of every recording, whatever it shows: that it is there, clipped, and plays."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, is_awaited, missing, unknown
from xborder.casefile.checks.words import enquiry_texts, speaks_of, statements_speak_of, told, unused_texts
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer, Fault
from xborder.model.codes import AwaitedKind
from xborder.model.evidence import Exhibit, Multimedia

#: Kinds of recording that have failure reasons of their own, and what they are called.
NAMES = {"body_worn": "body-worn video", "cctv": "CCTV"}
_ENDING = re.compile(r"\.([A-Za-z0-9]{2,4})$", re.ASCII)


def of_kind(case: Case, kind: str) -> list[tuple[Exhibit, Multimedia]]:
    """The recordings of a kind: ``body_worn``, ``cctv``, or ``media`` for every other."""
    recorded = [(each, each.multimedia) for each in case.file.exhibits if each.multimedia is not None]
    return [(exhibit, media) for exhibit, media in recorded if media is not None and _kind(media) == kind]


def provided(case: Case, kind: str) -> Answer:
    """A recording that the file speaks of is among the exhibits with a link, or somebody says where it is."""
    held = of_kind(case, kind)
    name = NAMES[kind]
    faults = [
        missing(f"{each.exhibit_ref.text} has no link.", "Give the link to the clip.", case.place(each, "/multimedia"))
        for each, media in held
        if not media.link
    ]
    spoken = speaks_of(kind, *told(case), *(each.description for each in case.file.exhibits))
    spoken = spoken or statements_speak_of(kind, case)
    accounted = speaks_of(kind, *enquiry_texts(case), *unused_texts(case)) or is_awaited(case, AwaitedKind.RECORDING)
    if spoken and not held and not accounted:
        todo = "Add it as an exhibit with a link, list it as unused, or say what became of it as a line of enquiry."
        faults.append(missing(f"The file speaks of {name}, and none is among the exhibits.", todo))
    detail = f"{len(held)} recording(s) of {name}, with a link." if held else ""
    return Answer(detail=detail, faults=tuple(faults), applies=spoken or bool(held))


def clipped(case: Case, kind: str) -> Answer:
    """Each recording is cut to what is relied on: a part that lies inside it and is shorter."""
    held = of_kind(case, kind)
    faults = tuple(fault for each, media in held for fault in _clip(case, each, media))
    return Answer(faults=faults, applies=bool(held))


def playable(case: Case, kind: str, *, link_needed: bool = False) -> Answer:
    """Each recording has a link that plays without a maker's own player."""
    held = of_kind(case, kind)
    faults = tuple(
        faulty(
            f"{each.exhibit_ref.text} does not play on an ordinary computer.",
            "Convert it to MP4, or give the link of a system that plays it in the browser.",
            case.place(each, "/multimedia/link"),
        )
        for each, media in held
        if (media.link and not plays(media.link)) or (link_needed and not media.link)
    )
    return Answer(faults=faults, applies=bool(held))


def plays(link: str) -> bool:
    """True if a link leads to a system that plays in the browser, or to a file of a common format.

    >>> plays("https://media.example/clip/1"), plays("https://media.example/a.mp4"), plays("https://media.example/a.dav")
    (True, True, False)
    """
    parts = urlsplit(link)
    ending = _ENDING.search(parts.path)
    return parts.scheme == "https" and (ending is None or ending[1].lower() in _formats())


@cache
def _formats() -> frozenset[str]:
    return frozenset(read_data("playable.yaml"))


def _kind(media: Multimedia) -> str:
    return next((kind for kind in NAMES if speaks_of(kind, media.kind)), "media")


def _clip(case: Case, each: Exhibit, media: Multimedia) -> Iterator[Fault]:
    ref, place = each.exhibit_ref.text, case.place(each, "/multimedia")
    start, end, length = media.clip_from_seconds, media.clip_to_seconds, media.duration_seconds
    todo = "Clip the recording to what is relied on, and record where the clip begins and ends."
    if start is None or end is None:
        yield faulty(f"{ref} is not clipped.", todo, place)
    elif length is None:
        yield unknown(f"How long {ref} is in full is not recorded.", "Record the length of the whole.", place)
    elif not 0 <= start < end <= length:
        yield faulty(f"The clip of {ref} does not lie inside the recording.", todo, place)
    elif end - start >= length:
        yield faulty(f"The clip of {ref} is the whole recording.", todo, place)
