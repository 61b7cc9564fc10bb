"""The draft of a profile: where its records are, what their lines are, and what every record needs besides."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.drafting.draft_lines import Lines
from xborder.formats.drafting.naming import vocabulary, words
from xborder.formats.drafting.needs import completed
from xborder.formats.drafting.observed import Observed, Sample
from xborder.formats.drafting.observing import observe
from xborder.formats.drafting.outline import Draft, DraftBlock, DraftGroup, DraftLine
from xborder.formats.drafting.yaml_text import yaml_text
from xborder.formats.model_paths import fields_of_type

_ABOUT = (
    "A draft made from one sample, by names and by the shape of values. Nothing in it was published by the owner of the "
    "format, and each guess is to be checked by somebody who knows it."
)
_NOTES = (
    "A draft: check every line that is marked as a guess, and correct or delete it.",
    "A line without to: keeps a text that has no place in a record. Nothing of the sample but its names is in here.",
    "Then: xborder profile lint, xborder profile test and xborder profile coverage.",
)


def draft_profile(sample: Path, types: Sequence[str], name: str = "draft") -> Outcome[str]:
    """The text of a draft profile for the format of a sample.

    ``types`` are the record types that it holds. No text of the sample is in
    the draft, but for words that any system may use, such as M and F.

    >>> draft_profile(Path("absent.csv"), ["incident"]).report.findings[0].code
    'XB-FILE-001'
    """
    observed = observe(sample)
    if observed.value is None:
        return Outcome(None, observed.report)
    draft = Draft(head=_head(observed.value, name), notes=[*_NOTES, *_left_out(observed.value)])
    free = dict(_candidates(observed.value))
    for kind in types:
        block = _block(draft, observed.value, kind, free)
        if block is None:
            reason = "it has no list of records left for each of the types that were named"
            return Outcome(None, Report.of(finding("XB-FORMAT-158", Location(file=str(sample)), reason=reason)))
        draft.blocks.append(block)
    draft.notes += [f"Not in this draft: the list {path}. Name its type with --type too." for path in free if path]
    return Outcome(yaml_text(completed(draft)))


def types_for_drafts() -> tuple[str, ...]:
    """The record types that can keep what has no place in them, as a draft needs.

    >>> types_for_drafts()
    ('asb_order', 'offender', 'incident', 'vehicle', 'intelligence', 'charge', 'court_hearing', 'witness', 'exhibit')
    """
    from xborder.model.register import RECORD_TYPES

    return tuple(kind for kind in RECORD_TYPES if any(field.path == "extensions" for field in fields_of_type(kind)))


def as_name(text: str) -> str:
    """A text as the name of a profile.

    >>> as_name("My Log (2026)")
    'my-log-2026'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "draft"


def _head(sample: Sample, name: str) -> dict[str, object]:
    head: dict[str, object] = {
        "name": name,
        "title": "Draft of a format, to be named by whoever knows it",
        "version": "1",
        "status": "illustrative",
        "format": sample.form,
        "description": _ABOUT,
        "detect": sample.detect,
    }
    return {**head, "namespaces": sample.namespaces} if sample.namespaces else head


def _left_out(sample: Sample) -> Iterator[str]:
    if sample.left_out:
        keys = "key has a name" if sample.left_out == 1 else "keys have names"
        yield f"{sample.left_out} {keys} that a source path cannot hold (with / @ [ ] or =), and cannot be mapped."


def _candidates(sample: Sample) -> Iterator[tuple[str, Observed]]:
    """Where records may be: the outermost places that repeat, or else the row or document itself."""
    found = [] if sample.form == "csv" else list(_repeating(sample.root, ""))
    yield from found or [("", sample.root)]


def _repeating(here: Observed, path: str) -> Iterator[tuple[str, Observed]]:
    for step, child in here.children.items():
        inner = f"{path}/{step}" if path else step
        if child.repeats and child.children:
            yield inner, child
        elif child.children:
            yield from _repeating(child, inner)


def _block(draft: Draft, sample: Sample, kind: str, free: dict[str, Observed]) -> DraftBlock | None:
    if not free:
        return None
    path = max(free, key=lambda each: (_named_like(each, kind), free[each].weight()))
    place = free.pop(path)
    outside = _outside(sample.root, path, kind) if path else []
    return DraftBlock(type=kind, each=path, lines=[*outside, *Lines(draft, kind).drafted(place)])


def _named_like(path: str, kind: str) -> bool:
    said = set(words(path.rpartition("/")[2]))
    return any(set(words(each)) <= said for each in vocabulary()["types"].get(kind, ()))


def _outside(root: Observed, path: str, kind: str) -> list[DraftLine | DraftGroup]:
    """Lines for what stands around the records: facts of the delivery."""
    around = Observed(step="", children={"": _without(root, path.split("/"))})
    lines = Lines(Draft(head={}), kind, "provenance/").drafted(around.children[""])
    made: list[DraftLine | DraftGroup] = []
    for line in lines:
        if isinstance(line, DraftLine) and isinstance(line.data["from"], str):
            to = {"to": f"provenance/{line.data['to']}"} if "to" in line.data else {}
            made.append(DraftLine(comment=line.comment, data={**line.data, **to, "from": f"/{line.data['from']}"}))
    return [
        DraftLine(comment=line.comment, data=_target_first(line.data)) for line in made if isinstance(line, DraftLine)
    ]


def _target_first(data: dict[str, object]) -> dict[str, object]:
    return {key: data[key] for key in ("to", "from", "codec", "with") if key in data}


def _without(here: Observed, steps: list[str]) -> Observed:
    """What stands around the records: no list, and not the way to the records itself."""
    kept = Observed(step=here.step, met=here.met)
    for step, child in here.children.items():
        if not child.repeats:
            on_the_way = steps and step == steps[0]
            kept.children[step] = _without(child, steps[1:] if on_the_way else [])
            kept.children[step].texts = child.texts
    return kept
