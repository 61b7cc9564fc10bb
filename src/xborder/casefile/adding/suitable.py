"""Whether a file can go into a bundle: looked at before it is taken into the case."""

import datetime as dt
import tempfile
from pathlib import Path

from xborder.bundle.content.look import look_into
from xborder.bundle.pdf.image_page import image_page
from xborder.bundle.pdf.inspect import inspect
from xborder.files.reading import read_bytes
from xborder.findings import Location, Outcome, Report, finding

#: The endings that a bundle takes, and how they are written in a case.
ENDINGS = {".pdf": ".pdf", ".jpg": ".jpg", ".jpeg": ".jpg", ".png": ".png"}
#: The most that one file of a case may weigh: 512 MiB.
MOST = 512 << 20


def suitable(file: Path, now: dt.datetime) -> Outcome[bytes]:
    """The bytes of a file that a bundle can hold; no value where it is damaged, encrypted, active or of another kind.

    What is looked at is what is given: the file is read once.
    """
    name = file.name
    if file.suffix.lower() not in ENDINGS:
        return Outcome(None, Report.of(finding("XB-BUILD-014", Location(file=name), name=name)))
    content = read_bytes(file, limit=MOST)
    if content.value is None:
        return content
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        copy = Path(folder) / f"file{file.suffix.lower()}"
        copy.write_bytes(content.value)
        report = _page(content.value, copy, name, now)
        report += look_into(copy, name=name)
    return Outcome(None if report.has_errors else content.value, report)


def _page(content: bytes, copy: Path, name: str, now: dt.datetime) -> Report:
    if copy.suffix == ".pdf":
        return inspect(copy, name=name).report
    return image_page(content, name=name, reference="", caption="A picture", now=now).report
