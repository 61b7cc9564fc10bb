"""Messages that carry documents and no record: ``xborder convert`` says which command is meant."""

from pathlib import Path

from xborder.findings import Location, Report, finding

#: The messages by the names that ``xborder case export`` has for them, and the namespace of each.
_MESSAGES = {
    "cps-cp20": b"http://www.cgi.com/CP/CP20/2020-03",
    "cps-lcbundle": b"http://www.logica.com/Bundling/2011-06",
}
_HEAD = 4_096


def asked_for(target: str) -> Report:
    """A finding where the format to write is such a message."""
    return Report.of(finding("XB-CLI-005", name=target)) if target in _MESSAGES else Report()


def found_in(path: Path, label: str) -> Report:
    """A finding where a file is such a message, by how it begins."""
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
    names = (name for name, space in _MESSAGES.items() if space in head)
    return Report(tuple(finding("XB-CLI-005", Location(file=label), name=name) for name in names))
