"""Operations as files: those that come with the package, and those that forces write."""

from functools import cache
from importlib import resources
from pathlib import Path

from xborder.files.document import Document
from xborder.files.yaml_reader import parse_yaml, read_yaml
from xborder.findings import Outcome, Report
from xborder.ladder.operations.lint import lint
from xborder.model.operation import Operation
from xborder.schema import decode

#: The operation that is climbed where none is named.
COURSING = "coursing"


def load_operation(name: str) -> Outcome[Operation]:
    """An operation by the name of a shipped one, or by the path of a file.

    Anything wrong in it is in the report with its line; then there is no value.
    """
    if name in names():
        return Outcome(shipped(name), Report())
    read = read_yaml(Path(name))
    return Outcome(None, read.report) if read.value is None else _made(read.value)


def names() -> tuple[str, ...]:
    """The names of the shipped operations."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def shipped(name: str) -> Operation:
    """An operation that comes with the package. Raises KeyError for a name that none has."""
    if name not in names():
        raise KeyError(name)
    data = (resources.files(__package__) / f"{name}.yaml").read_bytes()
    read = parse_yaml(data, f"{name}.yaml")
    made = _made(read.value) if read.value is not None else Outcome(None, read.report)
    if made.value is None:
        raise ValueError("; ".join(str(found.message) for found in made.report))
    return made.value


def _made(document: Document) -> Outcome[Operation]:
    decoded = decode(document.root, Operation)
    if decoded.value is None:
        return Outcome(None, _placed(document, decoded.report))
    operation: Operation = decoded.value
    report = _placed(document, Report(tuple(lint(operation))))
    return Outcome(None if report.has_errors else operation, report)


def _placed(document: Document, report: Report) -> Report:
    import attrs

    return Report(tuple(attrs.evolve(each, location=document.place(each.location.pointer or "")) for each in report))
