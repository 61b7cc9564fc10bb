"""Unpacking a CP20 message: its documents into a folder, with a manifest, piece by piece as they are read."""

import binascii
import hashlib
from pathlib import Path
from typing import IO
from xml.parsers import expat

import attrs

from xborder.files import canonical_json
from xborder.files.limits import MIB
from xborder.files.output_dir import build_beside
from xborder.files.safe_names import slug
from xborder.findings import Finding, Location, Report, finding

_NAMESPACE = "http://www.cgi.com/CP/CP20/2020-03"
_BLOCK = 256 * 1024
_TEXT = 100_000
_DEPTH = 8
_HEAD = {"TransactionID", "CompassCaseId", "URN", "ResponseEmail"}


@attrs.frozen(kw_only=True)
class Cp20Limits:
    """How much is unpacked: bytes of all documents together, and how many there may be."""

    total_bytes: int = 2048 * MIB
    documents: int = 10_000


class _Stop(Exception):  # noqa: N818 - carries a decision out of expat's callbacks
    def __init__(self, code: str, said: str) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


def unpack_cp20(message: Path, out: Path, *, limits: Cp20Limits | None = None, replace: bool = False) -> Report:
    """Unpack a message into the folder ``out``, which appears whole or not at all.

    A document's name in the folder is a running number and its own name made safe; the
    manifest keeps what it was called. Raises Refused where ``out`` cannot be made; OSError if the message cannot be read.
    """
    with message.open("rb") as source, build_beside(out, replace=replace, sources=(message,)) as place:
        problem = _Unpacking(message, place.path, limits or Cp20Limits()).run(source)
        if problem is not None:
            return place.abandon(Report.of(problem))
    return Report()


class _Unpacking:
    def __init__(self, message: Path, folder: Path, limits: Cp20Limits) -> None:
        self._file = str(message)
        self._folder = folder
        self._limits = limits
        self._path: list[str] = []
        self._text = ""
        self._manifest: dict[str, object] = {}
        self._documents: list[dict[str, object]] = []
        self._defendants: list[dict[str, str]] = []
        self._now: dict[str, str] = {}
        self._to: IO[bytes] | None = None
        self._digest = hashlib.sha256()
        self._left = ""
        self._size = 0
        self._total = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def run(self, source: IO[bytes]) -> Finding | None:
        try:
            while block := source.read(_BLOCK):
                self._parser.Parse(block, False)  # noqa: FBT003 - expat's own signature
            self._parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
        except _Stop as stop:
            return finding(stop.code, self._here(), said=stop.said)
        except (expat.ExpatError, ValueError, LookupError):
            return finding("XB-FORMAT-173", self._here(), said="it is not well-formed XML")
        finally:
            if self._to is not None:
                self._to.close()
        if not self._manifest.keys() >= _HEAD or not self._documents or not self._defendants:
            return finding("XB-FORMAT-173", Location(file=self._file), said="a part that every CP20 has is missing")
        self._manifest |= {"documents": self._documents, "defendants": self._defendants}
        (self._folder / "manifest.json").write_bytes(canonical_json.dumps(self._manifest))
        return None

    def _here(self) -> Location:
        return Location(
            file=self._file, line=self._parser.CurrentLineNumber, column=self._parser.CurrentColumnNumber + 1
        )

    def _doctype(self, *_said: object) -> None:
        raise _Stop("XB-FORMAT-173", "it has a DOCTYPE")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space != _NAMESPACE or (not self._path and local != "CP20"):
            raise _Stop("XB-FORMAT-173", "its elements are not those of CP20 of March 2020")
        if len(self._path) == _DEPTH or self._to is not None:
            raise _Stop("XB-FORMAT-173", "its elements are nested more deeply than CP20 has them")
        self._path.append(local)
        self._text = ""
        if local in ("Document", "Defendant"):
            self._now = {}
        elif self._path[1:] == ["Documents", "Document", "DocumentContent"]:
            self._open()

    def _open(self) -> None:
        if self._to is not None or len(self._documents) == self._limits.documents:
            raise _Stop("XB-FORMAT-175", "more documents than are taken")
        if not self._now.get("DocumentId") or not self._now.get("FileName"):
            raise _Stop("XB-FORMAT-173", "a document has no DocumentId or no FileName before its content")
        self._digest, self._left, self._size = hashlib.sha256(), "", 0
        # The running number keeps names apart, also where a system does not tell capitals from small letters.
        self._now["file"] = f"{len(self._documents) + 1:04d}-{slug(Path(self._now['FileName']).name)}"
        self._to = (self._folder / self._now["file"]).open("xb")

    def _characters(self, text: str) -> None:
        if self._to is not None:
            self._decode("".join(text.split()))
            return
        self._text += text
        if len(self._text) > _TEXT:
            raise _Stop("XB-FORMAT-175", "a text longer than is taken")

    def _decode(self, text: str, *, last: bool = False) -> None:
        text = self._left + text
        # The final group waits: only it may be padded, so that padding within the content is a fault.
        whole = len(text) if last else max(0, (len(text) - 1) // 4 * 4)
        now, self._left = text[:whole], text[whole:]
        try:
            content = binascii.a2b_base64(now.encode("ascii"), strict_mode=True)
        except (binascii.Error, UnicodeEncodeError):
            raise _Stop("XB-FORMAT-174", "") from None
        if not last and "=" in now:
            raise _Stop("XB-FORMAT-174", "")
        self._total += len(content)
        self._size += len(content)
        if self._total > self._limits.total_bytes:
            raise _Stop("XB-FORMAT-175", "more bytes than are taken")
        self._digest.update(content)
        if self._to is not None:
            self._to.write(content)

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._path.pop()
        if local == "DocumentContent" and self._to is not None:
            self._decode("", last=True)
            self._to.close()
            self._to = None
        elif local == "Document":
            self._document()
        elif local == "Defendant":
            self._defendants.append(self._now)
        elif len(self._path) == 1:
            if local not in ("Documents", "Defendants"):
                self._manifest[local] = self._text.strip()
        elif len(self._path) == 3:  # within CP20, a list and one of its items
            self._now[local] = self._text.strip()

    def _document(self) -> None:
        if "file" not in self._now:
            raise _Stop("XB-FORMAT-173", "a document has no content")
        self._documents.append(self._now | {"sha256": self._digest.hexdigest(), "size": self._size})
