"""The ladder: the steps of the operation that comes with the package, in its order."""

from collections.abc import Iterator

from site_pages.pictures.flow import Part, flow
from xborder.ladder.operations import COURSING, shipped
from xborder.ladder.words import counted, kind_name, one_of
from xborder.model.operation import CheckName, Need, OperationStep

#: When a step is taken up, in words; what an operation asks beside these has no words here, and stops the build.
_WHEN = {
    CheckName.NONE_IN_FORCE: "no {kinds} is in force",
    CheckName.NONE_RELIED_ON: "no {kinds} is still relied on",
    CheckName.SERVED: "a {kinds} was served",
    CheckName.PROCEEDINGS: "proceedings for an offence are under way",
}


def draw(name: str) -> str:
    """The picture, by the operation's own file. Raises KeyError for a condition that has no words."""
    operation = shipped(COURSING)
    parts = [
        Part(f"{number}. {step.title}", tuple(_about(step))) for number, step in enumerate(operation.steps, start=1)
    ]
    return flow(parts, name=name, title=f"The ladder of an operation: {operation.title}")


def _about(step: OperationStep) -> Iterator[str]:
    when = [f"a {one_of(step.breach_of)} was broken"] if step.breach_of else [_words(need) for need in step.when]
    yield f"When {', and '.join(when)}"
    if step.instruments:
        yield f"Makes: {', '.join(kind_name(kind) for kind in step.instruments)}"
    yield f"{counted(len(step.needs), 'thing')} to be shown, {counted(len(step.law), 'row')} of law"


def _words(need: Need) -> str:
    return need.text or _WHEN[need.check].format(kinds=one_of(need.of))
