"""The words of the papers of a case, page by page, with whose paper each page is."""

import attrs

from xborder.findings import Location
from xborder.model.codes import FileRole
from xborder.model.evidence import EvidenceFile, Exhibit, FormFile, Statement
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class Page:
    """A page that could be read: the record that it belongs to, its file, and its words in one form."""

    record: Statement | Exhibit | FormFile
    file: EvidenceFile
    number: int
    text: str

    @property
    def key(self) -> str:
        """The key of the record."""
        return key_of(self.record)

    @property
    def place(self) -> Location:
        """Where a finding on this page stands."""
        return Location(file=self.file.path, page=self.number)

    @property
    def is_front(self) -> bool:
        """True for the body of a statement; false for its back, where the witness's details stand."""
        if self.number in self.file.back_pages:
            return False
        return not self.file.front_pages or self.number in self.file.front_pages

    @property
    def is_original(self) -> bool:
        """True if this is no redacted copy, in which words may be covered."""
        return self.file.role is FileRole.ORIGINAL
