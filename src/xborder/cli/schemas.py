"""``xborder schema``: the published schemas, and what changed between two of them."""

import json
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xborder.cli.options import A_PATH

if TYPE_CHECKING:
    from xborder.schema.differing import Change

SCHEMA = "xborder/schema-changes/1"


@click.group()
def schema() -> None:
    """The schemas of records and documents, as JSON Schema and XSD, for systems that do not run Python."""


@schema.command("list")
def list_() -> None:
    """Print the name and the title of each schema, and in which forms there is one."""
    from xborder.schema.publishing import published

    files = published()
    for name in sorted({path.removesuffix(".xsd").removesuffix(".schema.json") for path in files}):
        forms = [form for form, ending in _ENDINGS.items() if name + ending in files]
        click.echo(f"{name:<24} {', '.join(forms)}")


_ENDINGS = {"json": ".schema.json", "xsd": ".xsd"}


@schema.command()
@click.argument("name")
@click.option("--form", type=click.Choice([*_ENDINGS]), default="json", show_default=True, help="JSON Schema or XSD.")
def show(name: str, form: str) -> None:
    """Print the schema NAME, with its version or in the newest one.

    \b
    xborder schema show incident
    xborder schema show asb-order/1 --form xsd
    """
    from xborder.schema.publishing import published

    click.echo(_text_of(published(), name, _ENDINGS[form]), nl=False)


@schema.command()
@click.argument("folder", type=A_PATH)
def export(folder: Path) -> None:
    """Write every schema into FOLDER, as NAME/VERSION.schema.json and .xsd. What else is there stays."""
    from xborder.schema.publishing import publish

    written = publish(folder)
    click.echo(f"{len(written)} schemas written")


@schema.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--minor", is_flag=True, help="End with 1 if NEW refuses a record that OLD accepted.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is shown. [default: text]"
)
def diff(old: str, new: str, minor: bool, form: str) -> None:
    """Print each change from OLD to NEW, and for whom it breaks something.

    Each is a JSON Schema in a file, or the name of a published one.

    \b
    xborder schema diff incident-as-we-built-it.json incident/1
    xborder schema diff last-release/incident/1.schema.json incident --minor
    """
    from xborder.schema.differing import differences

    try:
        changes = differences(_schema(old), _schema(new))
    except ValueError as fault:
        raise click.UsageError(f"the two cannot be compared: {fault}") from None
    if form == "json":
        click.echo(json.dumps(_document(changes), indent=2, ensure_ascii=False))
    else:
        click.echo(_told(changes), nl=False)
    if minor and any(change.breaks_writers for change in changes):
        click.get_current_context().exit(1)


def _schema(name: str) -> dict[str, Any]:
    """A JSON Schema by its file, or by the name of a published one."""
    from xborder.files.json_reader import read_json
    from xborder.schema.publishing import published

    if not Path(name).is_file():
        found: dict[str, Any] = json.loads(_text_of(published(), name, _ENDINGS["json"]))
        return found
    read = read_json(Path(name))
    if read.value is None:
        raise click.UsageError(f"{name} is not JSON that can be read: {read.report.findings[0].message}")
    root = read.value.root
    if not isinstance(root, dict) or not isinstance(root.get("properties"), dict) or not _is_schema(root):
        raise click.UsageError(f"{name} is no JSON Schema of an object, with 'properties'")
    return root


def _is_schema(root: dict[str, Any]) -> bool:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(root)
    except SchemaError:
        return False
    return True


def _text_of(files: dict[str, str], name: str, ending: str) -> str:
    """A published schema by its name, with or without its version. Raises UsageError for one that there is not."""
    bare = name.removeprefix("xborder/").removesuffix(ending)
    there = {path.removesuffix(ending): text for path, text in files.items() if path.endswith(ending)}
    if bare in there:
        return there[bare]
    versions = sorted(each for each in there if each.rpartition("/")[0] == bare)
    if versions:
        return there[versions[-1]]
    known = {each.rpartition("/")[0] for each in there}
    kind, _, version = bare.partition("/")
    if kind in known:
        has = ", ".join(sorted(each.rpartition("/")[2] for each in there if each.startswith(f"{kind}/")))
        raise click.UsageError(f"{kind} has no version {version} here: it has {has}. A later xborder may know more.")
    near = get_close_matches(kind, known, 1)
    hint = f"; did you mean {near[0]}?" if near else ": xborder schema list prints those that there are"
    raise click.UsageError(f"there is no schema or file {name}{hint}")


def _document(changes: "tuple[Change, ...]") -> dict[str, Any]:
    made = [
        {
            "pointer": change.pointer,
            "what": change.what,
            "breaks_writers": change.breaks_writers,
            "breaks_readers": change.breaks_readers,
        }
        for change in changes
    ]
    return {"schema": SCHEMA, "changes": made}


def _told(changes: "tuple[Change, ...]") -> str:
    """The changes as lines, those that break most first, and what they come to."""
    if not changes:
        return "Both accept the same.\n"
    lines = []
    for title, chosen in (
        ("Breaks systems that write: a record may be refused that was accepted before.", _breaking),
        ("Breaks systems that read strictly: a record may come that they do not know.", _widening),
        ("Breaks nothing.", _harmless),
    ):
        found = [change for change in changes if chosen(change)]
        if found:
            lines += [title, *(f"  {change.pointer or '(the whole)'}: {change.what}" for change in found)]
    return "\n".join(lines) + "\n"


def _breaking(change: "Change") -> bool:
    return change.breaks_writers


def _widening(change: "Change") -> bool:
    return change.breaks_readers and not change.breaks_writers


def _harmless(change: "Change") -> bool:
    return not change.breaks_readers and not change.breaks_writers
