"""A page for each code list, with its source and version, and an index."""

from collections.abc import Iterator

from site_pages.markdown import code, contents, escaped, page, table
from xborder.reference.code_lists import CodeList, lists


def pages() -> Iterator[tuple[str, str]]:
    """The index, and a page for each list."""
    names = [each.name for each in lists()]
    yield (
        "code-lists/index.md",
        page(
            "Code lists", "Dated data, each list with its source. Where two disagree they stand apart.", contents(names)
        ),
    )
    for each in lists():
        yield f"code-lists/{each.name}.md", _page(each)


def _page(found: CodeList) -> str:
    standing = (
        "A code that it lacks is refused." if found.may_refuse else "A code that it lacks is told of, and not refused."
    )
    rows = [
        (
            code(each.code),
            escaped(each.label),
            str(each.in_force_from or ""),
            str(each.in_force_to or ""),
            escaped(each.note or ""),
        )
        for each in found.entries
    ]
    facts = f"Source: {escaped(found.source)}. Version: {escaped(found.version)}. {standing}"
    return page(
        found.title,
        f"Name: {code(found.name)}.",
        facts,
        escaped(found.note or ""),
        table(("Code", "Label", "From", "To", "Note"), rows) if rows else "",
    )
