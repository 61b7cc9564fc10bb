"""Pages of Markdown: a heading, tables, and lists of pages."""

from collections.abc import Iterable, Sequence

from xborder.formats.showing.as_markdown import escaped, table

__all__ = ["code", "contents", "escaped", "page", "table"]


def code(text: object) -> str:
    """A value as it is typed."""
    return f"`{text}`" if "`" not in str(text) else escaped(str(text))


def page(title: str, *blocks: str) -> str:
    """A page of blocks with a blank line between them."""
    return "\n\n".join((f"# {title}", *(block for block in blocks if block))) + "\n"


def contents(names: Iterable[str], *, hidden: bool = False) -> str:
    """The pages below one, as a list of links or only in the navigation."""
    options: Sequence[str] = (":hidden:",) if hidden else ()
    return "\n".join(("```{toctree}", ":maxdepth: 1", *options, "", *names, "```"))
