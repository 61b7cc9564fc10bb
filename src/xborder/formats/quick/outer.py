"""What stands around the records of a document is read once, for the first of them, and not for each.

Such lines read other frames than the record's own, so that they give the same
for every record that has them around it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from xborder.formats.loss import LossKind
from xborder.formats.mapping_reader import KEPT
from xborder.formats.quick.extending import LONGEST_KEY, extended
from xborder.formats.quick.guards import Step, guarded

Loss = tuple[LossKind, str, str, str | None]
#: Texts that no line can place, by their path; and the same as losses, None where a path stands twice.
Kept = tuple[list[tuple[str, str]], dict[str, str] | None, list[Loss]]


def gathered(found: list[tuple[str, str]]) -> Kept | None:
    """Texts to keep, made ready to be kept with each record; None where there are none."""
    if not found:
        return None
    texts = dict(found)
    losses: list[Loss] = [(LossKind.UNMAPPED, path, KEPT, text) for path, text in found]
    return found, texts if len(texts) == len(found) else None, losses


def noting(found: list[tuple[str, str]]) -> Callable[[object, object, str, str], None]:
    """What stands for ``extended`` while nobody knows the record: texts are noted."""
    return lambda _extensions, _losses, path, text: found.append((path, text))


def put_all(extensions: dict[str, str], losses: list[Loss], kept: Kept) -> None:
    """Keep texts, as ``extended`` does one by one."""
    found, texts, told = kept
    if texts is None or not extensions.keys().isdisjoint(texts) or max(map(len, texts)) > LONGEST_KEY:
        for path, text in found:
            extended(extensions, losses, path, text)
        return
    extensions.update(texts)
    losses += told


def hoisted(steps: Sequence[Step], bases: Iterable[str]) -> tuple[list[str], list[str], list[Step]]:
    """The body of a function that reads what is around records, the variables that it gives, and the steps left."""
    body = ["extensions = losses = None", *bases]
    names: list[str] = []
    left: list[Step] = []
    runs = 0
    for outer, some in _runs(steps):
        if not outer:
            left += some
            continue
        body += ["found = []", "extended = noting(found)", *guarded(some)]
        names += [step.variable for step in some if step.variable]
        if any(step.keeps for step in some):
            runs += 1
            body.append(f"kept_{runs} = gathered(found)")
            names.append(f"kept_{runs}")
            left.append(Step(code=(f"if kept_{runs}: put_all(extensions, losses, kept_{runs})",)))
    return [*body, f"return ({''.join(f'{name}, ' for name in names)})"], names, left


def _runs(steps: Iterable[Step]) -> Iterator[tuple[bool, list[Step]]]:
    for outer, some in groupby(steps, lambda step: step.outer):
        yield outer, list(some)
