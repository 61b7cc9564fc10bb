"""A page for each command, from the commands themselves."""

from collections.abc import Iterator

import click

from site_pages.markdown import contents, page
from xborder.cli.main import main

_WIDTH = 84


def pages() -> Iterator[tuple[str, str]]:
    """The index, and a page for each command with its verbs."""
    context = click.Context(main, info_name="xborder", terminal_width=_WIDTH)
    names = main.list_commands(context)
    yield (
        "commands/index.md",
        page("Commands", "What `--help` says of each, on one page.", _fence(main.get_help(context)), contents(names)),
    )
    for name in names:
        command = main.get_command(context, name)
        if command is not None:
            yield f"commands/{name}.md", page(f"xborder {name}", *_blocks(command, name, context))


def _blocks(command: click.Command, name: str, around: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=around, terminal_width=_WIDTH)
    yield _fence(command.get_help(context))
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            inner = command.get_command(context, verb)
            if inner is not None:
                yield f"## {context.command_path} {verb}"
                yield from _blocks(inner, verb, context)


def _fence(text: str) -> str:
    return f"```text\n{text}\n```"
