"""Read YAML strictly: one document of mappings, lists, texts, integers, true, false and null.

PyYAML parses; the events it gives are built here, because its own loaders take
the last of two equal keys, follow aliases and guess types (PyYAML issue 235).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xborder.files.decoding import decode
from xborder.files.document import Document
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.lines import LineIndex
from xborder.files.positions import Positions
from xborder.files.reading import read_bytes
from xborder.files.tally import Tally
from xborder.files.yaml_problems import kind_of
from xborder.findings import Finding, Location, Outcome, Report, finding

if TYPE_CHECKING:
    import yaml

# The characters that YAML 1.1 section 5.1 lets stand in a file, turned round, without the three further
# line ends (NEL, LS, PS): YAML 1.1 folds them into blanks, YAML 1.2 keeps them.
# A byte order mark after the one that was dropped would be dropped by libyaml, and every place with it.
_NOT_PRINTABLE = re.compile("\\A\ufeff|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[Document]:
    """Read one YAML file; every fault found is in the report, and then there is no value.

    >>> read_yaml(Path("absent.yaml")).report.findings[0].message
    'The file does not exist.'
    """
    data = read_bytes(path, limit=limits.yaml_bytes)
    if data.value is None:
        return Outcome(None, data.report)
    return parse_yaml(data.value, str(path), limits=limits)


def parse_yaml(data: bytes, file: str, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[Document]:
    r"""Read YAML from bytes; ``file`` is the name that findings give.

    >>> parse_yaml(b"initials: NO\nage: 31\n", "a.yaml").value.root
    {'initials': 'NO', 'age': 31}
    >>> read = parse_yaml(b"effect: deny\neffect: permit\n", "a.yaml")
    >>> read.value, str(read.report.findings[0].location)
    (None, 'a.yaml:2:1 (/effect)')
    """
    text = decode(data, file)
    if text.value is None:
        return Outcome(None, text.report)
    lines = LineIndex(text.value)
    if bad := _NOT_PRINTABLE.search(text.value):
        return _refusal(finding("XB-YAML-012", _place(file, lines, bad.start())))
    return _parse(text.value, lines, Tally(file, limits.findings), limits)


def _parse(text: str, lines: LineIndex, tally: Tally, limits: Limits) -> Outcome[Document]:
    import yaml

    from xborder.files.yaml_build import Builder, Stop

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    events = _events(loader)
    builder = Builder(events, lines, tally, limits)
    root: Any = None
    try:
        root = _document(events, builder, tally, lines)
    except Stop:
        pass  # the builder has noted why
    except yaml.MarkedYAMLError as error:
        tally.add(_syntax(error, lines, tally.file))
    except (ValueError, OverflowError):  # PyYAML without libyaml: an escape beyond the last character of Unicode
        tally.add(
            finding("XB-YAML-001", _place(tally.file, lines, getattr(loader, "index", 0)), kind=kind_of("escape"))
        )
    finally:
        loader.dispose()
    if tally:
        return Outcome(None, tally.report())
    return Outcome(Document(root=root, file=tally.file, positions=Positions(text, lambda: builder.root)))


def _events(loader: "yaml.SafeLoader") -> "Iterator[yaml.Event]":
    while loader.check_event():
        yield loader.get_event()  # type: ignore[no-untyped-call] # the stubs leave it bare


def _document(events: "Iterator[yaml.Event]", builder: Any, tally: Tally, lines: LineIndex) -> Any:
    import yaml

    from xborder.files.yaml_build import start_of

    root: Any = None
    seen = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            seen += 1
            if event.tags:
                tally.add(finding("XB-YAML-005", _place(tally.file, lines, start_of(event))))
            if seen > 1:
                tally.add(finding("XB-YAML-006", _place(tally.file, lines, start_of(event))))
                return None
        elif isinstance(event, yaml.NodeEvent):
            root = builder.build(event)
    if not seen:
        tally.add(finding("XB-YAML-009", Location(file=tally.file)))
    return root


def _syntax(error: "yaml.MarkedYAMLError", lines: LineIndex, file: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    where = _place(file, lines, mark.index) if mark else Location(file=file)
    return finding("XB-YAML-001", where, kind=kind_of(error.problem))


def _place(file: str, lines: LineIndex, offset: int) -> Location:
    line, column = lines.place(offset)
    return Location(file=file, line=line, column=column)


def _refusal(entry: Finding) -> Outcome[Document]:
    return Outcome(None, Report.of(entry))
