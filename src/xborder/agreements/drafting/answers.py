"""Answers as they are given: each question with its texts, checked to be of the questions."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from xborder.agreements.drafting.questions import BY_ID
from xborder.files.document import Document
from xborder.files.yaml_reader import read_yaml
from xborder.findings import Finding, Location, Outcome, Report, finding

Answers = Mapping[str, tuple[str, ...]]


def read_answers(path: Path) -> Outcome[Answers]:
    """Answers from a YAML file: the id of each question with a text, or a list of texts; no value with any fault."""
    read = read_yaml(path)
    if read.value is None:
        return Outcome(None, read.report)
    document = read.value
    if not isinstance(document.root, dict):
        return Outcome(None, Report.of(_fault(document, "", "the file")))
    made: dict[str, tuple[str, ...]] = {}
    faults: list[Finding] = []
    for name, given in document.root.items():
        texts = given if isinstance(given, list) else [given]
        if (
            name not in BY_ID
            or not all(isinstance(text, str) for text in texts)
            or (len(texts) > 1 and not BY_ID[name].many)
        ):
            faults.append(_fault(document, f"/{name}", name))
        else:
            made[name] = tuple(text.strip() for text in texts if text.strip())
    return Outcome(None if faults else made, read.report + Report.of(*faults))


def joined(answers: Iterable[tuple[str, str]]) -> Outcome[Answers]:
    """Answers given one by one; those of a question that takes many are put together."""
    made: dict[str, tuple[str, ...]] = {}
    for name, text in answers:
        if name not in BY_ID or (name in made and not BY_ID[name].many):
            return Outcome(None, Report.of(finding("XB-AGR-044", question=name, what=_what(name))))
        if text.strip():
            made[name] = (*made.get(name, ()), text.strip())
    return Outcome(made)


def _fault(document: Document, pointer: str, name: str) -> Finding:
    place = document.place(pointer) or Location()
    return finding("XB-AGR-044", place, question=name, what=_what(name))


def _what(name: str) -> str:
    if name not in BY_ID:
        return "there is no such question"
    return "a text is wanted" if not BY_ID[name].many else "texts are wanted"
