"""Reading the structural files of a bag: declaration, manifests, bag-info, index and custody log.

Each is read once and hashed from the same bytes. A file that is absent or broken
is a finding, and what depends on it is left unchecked rather than guessed.
"""

from collections.abc import Mapping

import attrs

from xborder.bundle import bag_info, custody, index, manifests
from xborder.bundle.container import Container
from xborder.bundle.custody import Custody
from xborder.bundle.index import Index
from xborder.bundle.manifests import Manifest
from xborder.bundle.profile import MANIFESTS, TAG_MANIFESTS
from xborder.findings import Location, Report, finding


@attrs.frozen(kw_only=True)
class Structure:
    """What the structural files say, and what is wrong with them."""

    manifests: tuple[Manifest, ...]
    tagmanifests: tuple[Manifest, ...]
    info: Mapping[str, str]
    index: Index | None
    custody: Custody | None
    report: Report


def read_structure(bag: Container) -> Structure:
    """Read every structural file that is there."""
    payload, payload_report = _manifests(bag, MANIFESTS)
    tags, tags_report = _manifests(bag, TAG_MANIFESTS)
    info, info_report = _info(bag)
    contents, index_report = _index(bag)
    log, log_report = _custody(bag, contents)
    reports = (_declaration(bag), payload_report, tags_report, info_report, index_report, log_report)
    return Structure(
        manifests=payload,
        tagmanifests=tags,
        info=info,
        index=contents,
        custody=log,
        report=Report.join(reports),
    )


def _declaration(bag: Container) -> Report:
    content = _content(bag, bag_info.BAGIT_NAME)
    if content is None or content == bag_info.BAGIT_TXT:
        return Report()
    return Report.of(finding("XB-BAG-011", Location(file=bag_info.BAGIT_NAME)))


def _manifests(bag: Container, names: tuple[str, ...]) -> tuple[tuple[Manifest, ...], Report]:
    contents = {name: _content(bag, name) for name in names}
    outcomes = [manifests.parse(name, content) for name, content in contents.items() if content is not None]
    read = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
    return read, Report.join(outcome.report for outcome in outcomes)


def _info(bag: Container) -> tuple[Mapping[str, str], Report]:
    content = _content(bag, bag_info.INFO_NAME)
    outcome = bag_info.parse(content) if content is not None else None
    return (outcome.value or {}, outcome.report) if outcome else ({}, Report())


def _index(bag: Container) -> tuple[Index | None, Report]:
    content = _content(bag, index.INDEX_NAME)
    if content is None:
        return None, Report()
    read = index.parse(content)
    return read, Report() if read else Report.of(finding("XB-BAG-040", Location(file=index.INDEX_NAME)))


def _custody(bag: Container, contents: Index | None) -> tuple[Custody | None, Report]:
    content = _content(bag, custody.CUSTODY_NAME)
    if content is None:
        return None, Report()
    first = custody.first_link(contents.bundle_id, contents.exhibits) if contents else None
    outcome = custody.read_chain(content, first=first)
    return outcome.value, outcome.report


def _content(bag: Container, name: str) -> bytes | None:
    return bag.read(name) if name in bag.files else None
