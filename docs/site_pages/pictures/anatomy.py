"""The anatomy of a bundle: one is made when the site is, and its own files are what is drawn."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from site_pages.pictures.flow import MARGIN, WIDTH, boxed
from xborder.bundle.bag_info import BAGIT_NAME, INFO_NAME
from xborder.bundle.custody import CUSTODY_NAME
from xborder.bundle.head import BundleHead
from xborder.bundle.index import INDEX_NAME
from xborder.bundle.manifests import PAYLOAD_ROOT
from xborder.bundle.payload import ALGORITHMS, PayloadFile
from xborder.bundle.profile import SIGNATURE_ROOT, TAG_ROOT
from xborder.bundle.statement import AGREEMENT_NAME, RECEIPT_NAME, SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.write_bundle import write_bundle
from xborder.ladder.picture.svg import page

_ABOUT = {
    BAGIT_NAME: "that this is a bag, by RFC 8493",
    INFO_NAME: "which case, which bundle, made by whom",
    **{f"manifest-{each}.txt": f"the {each.upper()} digest of every file under {PAYLOAD_ROOT}" for each in ALGORITHMS},
    **{f"tagmanifest-{each}.txt": f"the {each.upper()} digest of all the rest but signatures" for each in ALGORITHMS},
    INDEX_NAME: "what each file is, and what it was called",
    CUSTODY_NAME: "who held each exhibit, line chained to line",
    AGREEMENT_NAME: "the agreement that records came under",
    SIGNATURE_NAME: "who vouches for exactly these bytes",
    TOKEN_NAME: "an authority: they were there at that time",
    RECEIPT_NAME: "who took the bundle in, and what they found",
}
#: What is added to a bundle that is made: it signs, or answers, what stands there.
_ADDED = (SIGNATURE_NAME, TOKEN_NAME, RECEIPT_NAME)
_FOLDERS = {
    "": "At the top: the bag itself",
    PAYLOAD_ROOT: f"{PAYLOAD_ROOT} the documents",
    TAG_ROOT: f"{TAG_ROOT} what is said of them",
    SIGNATURE_ROOT: f"{SIGNATURE_ROOT} added, never changed",
}
_CONTENT = ("court-bundle.pdf", "exhibits/ABC-1/photo.jpg")


def draw(name: str) -> str:
    """The picture. Raises KeyError for a file of a bundle that has no words here, or no folder."""
    rooms: dict[str, list[str]] = {folder: [] for folder in _FOLDERS}
    for path in (*_written(), *_ADDED):
        folder = path[: path.find("/") + 1]
        rooms[folder].append(path if folder == PAYLOAD_ROOT else f"{path}: {_ABOUT[path]}")
    rooms[PAYLOAD_ROOT].append("and so on: each file as it was, under a name that every system can hold")
    parts: list[str] = []
    y = MARGIN
    for folder, title in _FOLDERS.items():
        drawn, y = boxed(MARGIN, y, WIDTH - 2 * MARGIN, title, rooms[folder])
        parts += drawn
        y += 8
    words = " ".join(f"{title}: {'; '.join(rooms[folder])}." for folder, title in _FOLDERS.items())
    return page(WIDTH, y + 2, parts, title="What is in a bundle", description=words, name=name)


def _written() -> list[str]:
    """The files of a bundle as its writer leaves them."""
    head = BundleHead(bundle_id="picture", kind="served")
    payload = [PayloadFile(path=path, source=b"-", media_type="text/plain", entry=path) for path in _CONTENT]
    with TemporaryDirectory() as folder:
        documents = {AGREEMENT_NAME.removeprefix(TAG_ROOT): b"-"}
        now = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
        made = write_bundle(Path(folder), head=head, payload=payload, documents=documents, now=now)
        if made.value is None:
            raise ValueError("; ".join(each.message for each in made.report))
        return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())
