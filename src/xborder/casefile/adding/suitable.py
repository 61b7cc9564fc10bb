"""Whether a file can go into a bundle: looked at before it is taken into the case."""

import tempfile
from pathlib import Path

from xborder.bundle.content.look import look_into
from xborder.casefile.evidence_kinds import kind_of
from xborder.casefile.evidence_look import look_at, most_bytes
from xborder.files.reading import read_bytes
from xborder.findings import Location, Outcome, Report, finding

#: The most that one file of a case may weigh: 512 MiB.
MOST = 512 << 20
_SPELLED = {".jpeg": ".jpg", ".tiff": ".tif"}


def ending(file: Path) -> str:
    """How the ending of a file is written in a case.

    >>> ending(Path("Gate.JPEG"))
    '.jpg'
    """
    suffix = file.suffix.lower()
    return _SPELLED.get(suffix, suffix)


def suitable(file: Path) -> Outcome[bytes]:
    """The bytes of a file that a bundle can hold; no value where it is damaged, encrypted, active or of another kind.

    What is looked at is what is given: the file is read once.
    """
    name, kind = file.name, kind_of(file)
    if kind is None:
        return Outcome(None, Report.of(finding("XB-BUILD-014", Location(file=name), name=name)))
    content = read_bytes(file, limit=min(MOST, most_bytes(kind) or MOST))
    if content.value is None:
        return content
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        copy = Path(folder) / f"file{file.suffix.lower()}"
        copy.write_bytes(content.value)
        report = look_at(copy, kind, name=name).report + look_into(copy, name=name)
    return Outcome(None if report.has_errors else content.value, report)
