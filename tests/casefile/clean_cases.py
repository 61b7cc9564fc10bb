"""A complete and clean case of each kind of file, made by code, in a folder that the program reads like any other.

Everyone in it is fictional. It holds something for every failure reason to be
about: body-worn video, CCTV and a recorded call, an injury, a laboratory's
report, a broken order, an order sought, a victim. A test spoils one thing.
"""

import copy
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from casefile.clean_charges import charges, order
from casefile.clean_evidence import exhibits, forms, schedules, statements, witnesses
from casefile.clean_parts import AS_OF, URN, Tree
from casefile.clean_plan import links, plan
from xborder.casefile.demo import copy_case
from xborder.casefile.paper import Paper, prose
from xborder.model.codes import FileType


class CleanCase:
    """The parts of a case folder as plain trees, to change before they are written."""

    def __init__(self, kind: FileType) -> None:
        self.kind = kind
        self.charge_ref = f"{URN}/1"
        #: What stands on the page of a file, where it is not the usual.
        self.pages: dict[str, str] = {}
        self.plan: Tree = plan(kind)
        self.records: list[Tree] = [*charges(kind), order(), *witnesses(), *statements(), *exhibits()]
        self.records += [*schedules(), *forms(kind)]

    def record(self, name: str, ref: str) -> Tree:
        """The record of a type and reference."""
        return next(each for each in self.records if each["schema"] == f"xborder/{name}/1" and each["ref"] == ref)

    def without(self, name: str, *refs: str) -> None:
        """Take records out."""
        self.records = [
            each for each in self.records if not (each["schema"] == f"xborder/{name}/1" and each["ref"] in refs)
        ]

    def drop_empty(self) -> None:
        """Leave out what a test set to None: a field that is absent is not written."""
        self.plan = _without_none(self.plan)
        self.records = [_without_none(each) for each in self.records]

    def write(self, folder: Path) -> Path:
        """Write the case folder, with every file that the records name."""
        copy_case(folder, key_id="norfolk-demo-2026")
        for name in ("records", "statements", "exhibits", "forms"):
            for path in sorted((folder / name).rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
        (folder / "links.yaml").write_text(yaml.safe_dump(links()), encoding="utf-8")
        (folder / "case.yaml").write_text(yaml.safe_dump(self.plan, sort_keys=False), encoding="utf-8")
        records = {"schema": "xborder/records/1", "records": self.records}
        (folder / "records/norfolk.yaml").write_text(
            yaml.dump(records, Dumper=_Plain, sort_keys=False), encoding="utf-8"
        )
        for each in self.records:
            for file in each.get("files", ()):
                (folder / file["path"]).write_bytes(_page(self.pages.get(file["path"], "A page.")))
        return folder


def clean_case(kind: FileType) -> CleanCase:
    """A clean case of this kind, fresh for every caller."""
    return copy.deepcopy(_made(kind))


@cache
def _made(kind: FileType) -> CleanCase:
    return CleanCase(kind)


def _without_none(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _without_none(value) for name, value in tree.items() if value is not None}
    return [_without_none(each) for each in tree] if isinstance(tree, list) else tree


class _Plain(yaml.SafeDumper):
    """Without aliases, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


@cache
def _page(text: str) -> bytes:
    made = Paper(form="Page", title="A page", blocks=(prose(text),)).render(dt.datetime.fromisoformat(AS_OF))
    assert made.value is not None
    return made.value
