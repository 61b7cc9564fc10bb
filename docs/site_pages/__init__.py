"""The pages of the site that are made from the code: the same registers that the commands and the checks ask."""

from collections.abc import Iterator
from pathlib import Path

from site_pages import checker, code_lists, commands, forms, law, numbers, pictures, rules, samples, schemas
from xborder.schema import publish

#: What is made is known by this folder; it is not checked in.
REFERENCE = "reference"


def pages(made: Path) -> Iterator[tuple[str, str]]:
    """Each page: its place below the folder of the site, and its text; ``made`` holds what is made beside them."""
    for room in (schemas, numbers, rules, code_lists, law, forms, commands):
        for name, text in room.pages():
            yield f"{REFERENCE}/{name}", text
    for name, text in checker.pages(made):
        yield f"{REFERENCE}/{name}", text
    yield "start/schema-and-sample.md", samples.page()


def make(folder: Path) -> None:
    """Write the pages, and the schemas to be fetched beside them; what is as it was is not touched."""
    for name, text in pages(folder / "made"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
    publish(folder / "made" / "schemas")
    samples.write(folder / "made" / "samples")
    checker.write(folder / "made")
    pictures.write(folder / "made")
