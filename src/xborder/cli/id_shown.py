"""One number, explained on a terminal or as JSON."""

import json
import unicodedata
from collections.abc import Iterator, Sequence

from xborder.identifiers.describing import VERSION, Judgement, styles_of
from xborder.identifiers.protocol import IdentifierModule

_INDENT = " " * 4
#: Of a longer text, only what stands around the fault is shown.
_WIDEST = 72


def as_json(module: IdentifierModule, judged: Sequence[Judgement]) -> str:
    """One document for all values, in plain ASCII."""
    results = [{**each.to_data(), **_more(module, each)} for each in judged]
    return json.dumps({"schema": VERSION, "results": results}, indent=2)


def as_text(module: IdentifierModule, judged: Judgement, *, encoding: str = "utf-8") -> str:
    """The verdict, the characters at fault, spellings, parts, doubts and corrections, a line for each.

    What ``encoding`` cannot write is shown as a question mark.
    """
    shown, caret = _marked(judged.value, judged.span, encoding)
    lines = [f"{shown}: {_verdict(judged)}", *([f"{caret}"] if caret else [])]
    details = list(_details(module, judged))
    width = max((len(label) for label, _ in details), default=0)
    return "\n".join([*lines, *(f"{_INDENT}{label:<{width}}  {text}" for label, text in details)])


def _more(module: IdentifierModule, judged: Judgement) -> dict[str, object]:
    if judged.canonical is None:
        return {"styles": {}, "parts": {}}
    return {"styles": dict(styles_of(module, judged.canonical)), "parts": dict(module.parts(judged.canonical))}


def _verdict(judged: Judgement) -> str:
    by = "" if judged.profile == "strict" else f" for {judged.profile}"
    if not judged.valid:
        return f"not valid{by}: {judged.text}"
    return f"valid{by}, {judged.accepted}"


def _details(module: IdentifierModule, judged: Judgement) -> Iterator[tuple[str, str]]:
    if judged.expected:
        yield "expected", judged.expected
    if judged.canonical is not None:
        yield from styles_of(module, judged.canonical).items()
        yield from ((name.replace("_", " "), text) for name, text in module.parts(judged.canonical).items() if text)
    for doubt in judged.doubts:
        yield "note", doubt.text
    if judged.valid and judged.canonical is None:
        yield "note", "The strict rule does not take it."
    for suggestion in judged.suggestions:
        yield "perhaps", suggestion


def _marked(value: str, span: tuple[int, int] | None, encoding: str) -> tuple[str, str]:
    """The text as it can be shown, cut around the fault where it is long, and a line with carets under the fault."""
    start = max(span[0] - _WIDEST // 2, 0) if span and len(value) > _WIDEST else 0
    marks = [_visible(mark, encoding) for mark in value[start : start + _WIDEST]]
    before, after = "..." if start else "", "..." if start + _WIDEST < len(value) else ""
    shown = f"{before}{''.join(marks)}{after}"
    if span is None:
        return shown, ""
    first, last = span[0] - start, span[1] - start
    at = len(before) + sum(map(_columns, marks[:first]))
    return shown, " " * at + "^" * max(sum(map(_columns, marks[first:last])), 1)


def _visible(mark: str, encoding: str) -> str:
    """The character itself, or a question mark where a terminal would act on it or could not show it."""
    if not mark.isprintable() or unicodedata.combining(mark):
        return "?"
    return mark.encode(encoding, "replace").decode(encoding)


def _columns(mark: str) -> int:
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1
