"""Canonical XML, read: the form of ``schema.xml_form``, record by record in constant memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from xborder.files.limits import Limits
from xborder.files.reading import open_file
from xborder.files.xml_stream import XmlFault, XmlStream
from xborder.findings import Location, Report, finding
from xborder.formats.canonical import finished
from xborder.formats.read_record import ReadRecord, only, relabelled, sourced
from xborder.formats.xml_builder import SCHEMA_LOCATION, RecordBuilder
from xborder.formats.xml_marks import Marks
from xborder.model.register import DOCUMENTS, RECORD_TYPES, record_type
from xborder.schema.fast import record_of_values
from xborder.schema.xml_form import RECORDS, WRAPPER, schema_of_root


def read_xml(path: Path, limits: Limits, label: str) -> Iterator[ReadRecord]:
    """The records of a file in canonical XML; where its XML is broken, those before the break."""
    opened = open_file(path)
    if opened.value is None:
        yield only(relabelled(opened.report, label))
        return
    with opened.value as handle:
        yield from read_stream(handle, limits, label)


def read_stream(handle: BinaryIO, limits: Limits, label: str) -> Iterator[ReadRecord]:
    r"""The records of an open file, which findings call ``label``.

    >>> import io
    >>> head = b'<form xmlns="urn:xborder:schema:form:1"><ref>F1</ref>'
    >>> [found.code for found in next(read_stream(io.BytesIO(head + b"</form>"), Limits(), "f.xml")).report]
    ['XB-SCHEMA-004', 'XB-SCHEMA-004', 'XB-SCHEMA-004']
    """
    document = _Document(label, limits)
    stream = XmlStream(handle, label, limits, document)
    document.stream = stream
    try:
        for _ in stream.pieces():
            if stream.notes:
                yield only(Report(tuple(stream.notes)))
                stream.notes.clear()
            yield from document.taken()
    except XmlFault as fault:
        yield from document.taken()
        yield only(Report.of(fault.entry))


class _Document:
    """Watches a document: one record, or several in the wrapper."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.stream: XmlStream | None = None
        self._file, self._limits = file, limits
        self._made: list[ReadRecord] = []
        self._builder: RecordBuilder | None = None
        self._wrapped = False
        self._depth = self._passing = 0
        self._counts: dict[str, int] = {}
        self._kind = ""

    def taken(self) -> list[ReadRecord]:
        """What was made since it was last asked for."""
        made, self._made = self._made, []
        return made

    def start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        position = self.stream.position if self.stream else (1, 1)
        if self._builder is not None:
            self._builder.start(name, attributes, position)
        elif self._passing:
            self._passing += 1
        elif self._depth == 1 and name == f"{RECORDS} {WRAPPER}":
            self._wrapped = True
            self._attributes(attributes)
        else:
            self._record(name, attributes, position)

    def end(self) -> None:
        self._depth -= 1
        if self._passing:
            self._passing -= 1
        elif self._builder is not None and not self._builder.end():
            self._finish(self._builder)
            self._builder = None

    def text(self, text: str) -> None:
        if self._builder is not None:
            self._builder.text(text)
        elif not self._passing and not text.isspace() and self._depth == 1:
            where = attrs.evolve(self._here(), xpath=f"/{WRAPPER}")
            self._made.append(only(Report.of(finding("XB-FORMAT-121", where, source=f"/{WRAPPER}"))))

    def _record(self, name: str, attributes: list[str], position: tuple[int, int]) -> None:
        namespace, _, local = name.rpartition(" ")
        path = self._path(local)
        schema = schema_of_root(namespace, local)
        kind = record_type(schema) if schema else None
        if self.stream is not None:
            self.stream.mark()
        if kind is None:
            known = ", ".join(known for known in DOCUMENTS if record_type(known) is not None)
            where = attrs.evolve(self._here(), xpath=path)
            self._made.append(only(Report.of(finding("XB-FORMAT-025", where, known=known))))
            self._passing = 1
            return
        marks = Marks(self._file, path)
        self._builder = RecordBuilder(RECORD_TYPES[kind], namespace, marks, position, self._limits)
        self._builder.attributes(0, attributes, (SCHEMA_LOCATION,))
        self._kind = kind

    def _finish(self, builder: RecordBuilder) -> None:
        marks, form, cls = builder.marks, Report(tuple(builder.found())), RECORD_TYPES[self._kind]
        quick = None if form else record_of_values(cls)(builder.data)
        if quick is not None:
            made = ReadRecord(record=sourced(quick, self._kind, marks, self._file), report=form)
        else:
            made = finished(builder.data, cls, marks.nearest, marks, self._file)
            made = attrs.evolve(made, record=None if form.has_errors else made.record, report=form + made.report)
        self._made.append(made)

    def _attributes(self, attributes: list[str]) -> None:
        """The wrapper's own attributes: it may say where its schema is, and nothing else."""
        for name in attributes[::2]:
            if name != SCHEMA_LOCATION:
                where = attrs.evolve(self._here(), xpath=f"/{WRAPPER}/@{name.rpartition(' ')[2]}")
                self._made.append(only(Report.of(finding("XB-SCHEMA-005", where, advice="Take it out"))))

    def _path(self, local: str) -> str:
        if not self._wrapped:
            return f"/{local}"
        self._counts[local] = self._counts.get(local, 0) + 1
        return f"/{WRAPPER}/{local}[{self._counts[local]}]"

    def _here(self) -> Location:
        line, column = self.stream.position if self.stream else (1, 1)
        return Location(file=self._file, line=line, column=column)
