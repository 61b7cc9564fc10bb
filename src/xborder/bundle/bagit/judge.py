"""Is this a valid bag? Judged by RFC 8493, for the version of BagIt that the bag names.

Every payload file must be there with every digest that is stated of it, and no
other file may be in the payload. What the RFC allows and a careful receiver would
still want to know is a warning: a bag with MD5 alone, a tag file that nothing
lists, two names that one system takes for one.
"""

import unicodedata
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

import attrs

from xborder.bundle.bag_info import BAGIT_NAME, oxum
from xborder.bundle.bag_names import check_names
from xborder.bundle.bag_paths import order, shown
from xborder.bundle.bagit.declaration import Declaration, read_declaration
from xborder.bundle.bagit.labels import NAMES, check_oxum, read_labels
from xborder.bundle.bagit.lists import (
    ALGORITHMS,
    WEAK,
    Line,
    ListFile,
    algorithm_of,
    lighter,
    read_fetch,
    read_list,
    text_of,
)
from xborder.bundle.bagit.sums import Sums, sums_of
from xborder.bundle.compare import codes_of, short
from xborder.bundle.container import Container
from xborder.bundle.manifests import PAYLOAD_ROOT
from xborder.bundle.two_lanes import Progress
from xborder.findings import Finding, Location, Report, finding

_FETCH = "fetch.txt"


@attrs.frozen(kw_only=True)
class Listed:
    """What the lists of a bag say, and what is wrong with them."""

    payload: tuple[ListFile, ...]
    tags: tuple[ListFile, ...]
    fetch: tuple[Line, ...]
    report: Report


def judge(bag: Container, progress: Progress | None = None) -> Report:
    """Every fault of a bag by RFC 8493, and, as warnings, what it allows and a receiver ought to know."""
    declared = read_declaration(_read(bag, BAGIT_NAME))
    version = declared.value or Declaration()
    listed = _lists(bag, version)
    labels = Report.join(_labels(bag, name, version) for name in NAMES if name in bag.files)
    sums = sums_of(bag, {each.algorithm for each in (*listed.payload, *listed.tags)}, progress)
    names = Report(tuple(lighter(each) for each in check_names(bag.files, bag.folders)))
    found = (*_layout(bag, listed), *_payload(bag, listed, version, sums), *_tags(bag, listed, version, sums))
    return Report.join((declared.report, listed.report, labels, names, Report(tuple(found))))


def allowed(found: Finding) -> Finding:
    """A finding of the container as this mode takes it: the RFC has nothing against an empty folder."""
    return lighter(found) if found.code == "XB-BAG-008" else found


def _read(bag: Container, name: str) -> bytes | None:
    return bag.read(name) if name in bag.files else None


def _lists(bag: Container, declared: Declaration) -> Listed:
    made: list[ListFile] = []
    reports: list[Report] = []
    for name in bag.files:
        kind = algorithm_of(name)
        if kind is None:
            continue
        if kind[1] not in ALGORITHMS:
            reports.append(Report.of(finding("XB-BAG-063", Location(file=shown(name)))))
            continue
        text, report = _text(bag, name, declared)
        read = read_list(name, text, declared)
        made += [read.value] if read.value else []
        reports += [report, read.report]
    text, report = _text(bag, _FETCH, declared) if _FETCH in bag.files else ("", Report())
    fetch = read_fetch(text, declared)
    payload = tuple(each for each in made if not each.tags)
    tags = tuple(each for each in made if each.tags)
    return Listed(
        payload=payload, tags=tags, fetch=tuple(fetch.value or ()), report=Report.join((*reports, report, fetch.report))
    )


def _text(bag: Container, name: str, declared: Declaration) -> tuple[str, Report]:
    content = _read(bag, name)
    if content is None:
        return "", Report()  # why it could not be read is a finding of the bag
    text = text_of(name, content, declared)
    return text.value or "", text.report


def _labels(bag: Container, name: str, declared: Declaration) -> Report:
    text, report = _text(bag, name, declared)
    read = read_labels(name, text, declared)
    sizes = [found.size for path, found in bag.files.items() if path.startswith(PAYLOAD_ROOT)]
    return report + read.report + Report.of(*check_oxum(name, read.value or [], oxum(sum(sizes), len(sizes))))


def _layout(bag: Container, listed: Listed) -> Iterator[Finding]:
    if not listed.payload:
        yield finding("XB-BAG-068", what="payload manifest")
    if bag.top is None and "data" not in bag.folders:
        yield finding("XB-BAG-068", what="payload folder")
    if not listed.tags:
        yield finding("XB-BAG-069")
    if listed.payload and all(each.algorithm in WEAK for each in listed.payload):
        names = ", ".join(sorted(each.name for each in listed.payload))
        yield finding("XB-BAG-062", manifests=names)
    for line in listed.fetch:
        if any(line.path not in each.lines for each in listed.payload):
            yield finding("XB-BAG-065", Location(file=_FETCH, line=line.number), path=shown(line.path))


def _payload(bag: Container, listed: Listed, declared: Declaration, sums: Sums) -> Iterator[Finding]:
    present = [path for path in bag.files if path.startswith(PAYLOAD_ROOT)]
    seen = yield from _compare(listed.payload, present, bag, sums)
    for path in present:
        absent = [each.name for each in listed.payload if path not in seen[each.name]]
        if listed.payload and len(absent) == len(listed.payload):
            yield finding("XB-VERIFY-003", Location(file=shown(path)))
        elif absent:
            fault = finding("XB-BAG-071", Location(file=shown(path)), others=", ".join(absent))
            yield fault if declared.is_final else lighter(fault)


def _tags(bag: Container, listed: Listed, declared: Declaration, sums: Sums) -> Iterator[Finding]:
    present = [path for path in bag.files if not path.startswith((PAYLOAD_ROOT, "tagmanifest-"))]
    seen = yield from _compare(listed.tags, present, bag, sums)
    for path in present if listed.tags else ():
        absent = [each.name for each in listed.tags if path not in seen[each.name]]
        if absent and algorithm_of(path):
            fault = finding("XB-BAG-077", Location(file=shown(path)), others=", ".join(absent))
            yield fault if declared.is_final else lighter(fault)
        elif len(absent) == len(listed.tags):
            yield finding("XB-BAG-070", Location(file=shown(path)))


def _compare(
    lists: Sequence[ListFile], present: Iterable[str], bag: Container, sums: Sums
) -> Generator[Finding, None, dict[str, set[str]]]:
    """Hold files against their lists; return, by list, which files it names under whatever form of their accents."""
    by_form: dict[str, list[str]] = {}
    for there in present:
        by_form.setdefault(unicodedata.normalize("NFC", there), []).append(there)
    seen: dict[str, set[str]] = {}
    for each in lists:
        seen[each.name] = set()
        for line in sorted(each.lines.values(), key=lambda one: order(one.path)):
            path = line.path if line.path in bag.files else _same(line.path, by_form)  # None if it is not there
            if path is None:
                yield finding(codes_of(line.path).missing, Location(file=shown(line.path)))
                continue
            if path != line.path:
                yield finding("XB-BAG-073", Location(file=each.name, line=line.number))
            seen[each.name].add(path)
            yield from _digest(path, line, each, sums.get(path))
    return seen


def _same(path: str, by_form: Mapping[str, Sequence[str]]) -> str | None:
    """The one file whose name differs only in how its accents are written."""
    found = by_form.get(unicodedata.normalize("NFC", path), ())
    return found[0] if len(found) == 1 else None


def _digest(path: str, line: Line, manifest: ListFile, actual: Mapping[str, str] | None) -> Iterator[Finding]:
    if actual is not None and actual[manifest.algorithm] != line.said:
        yield finding(
            codes_of(path).changed,
            Location(file=shown(path)),
            manifest=manifest.name,
            algorithm=manifest.algorithm,
            expected=short(line.said),
            actual=short(actual[manifest.algorithm]),
        )
