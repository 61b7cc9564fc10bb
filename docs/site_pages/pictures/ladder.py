"""The ladder: the steps of the operation that comes with the package, in its order."""

from site_pages.pictures.flow import Part, flow
from xborder.ladder.operations import COURSING, shipped
from xborder.ladder.words import kind_name, one_of
from xborder.model.operation import OperationStep


def draw(name: str) -> str:
    """The picture, by the operation's own file; what each step makes or follows on stands in it."""
    operation = shipped(COURSING)
    parts = [
        Part(f"{number}. {step.title}", _about(step), "if it goes on" if number < len(operation.steps) else "")
        for number, step in enumerate(operation.steps, start=1)
    ]
    return flow(parts, name=name, title=f"The ladder of an operation: {operation.title}")


def _about(step: OperationStep) -> tuple[str, ...]:
    lines = []
    if step.instruments:
        lines.append(f"Makes: {', '.join(kind_name(kind) for kind in step.instruments)}")
    if step.breach_of:
        lines.append(f"After a breach of: {one_of(step.breach_of)}")
    lines.append(f"{len(step.needs)} things to be shown, {len(step.law)} rows of law")
    return tuple(lines)
