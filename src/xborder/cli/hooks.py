"""The hooks for pre-commit: ``python -m xborder.cli.hooks > .pre-commit-hooks.yaml``."""

import json

import click

#: Each hook: its name in the list, the command, which files of a repository it is for, and what it does.
_HOOKS = (
    (
        "xborder-check",
        "xborder check",
        r"(^|/)(records|samples|exports)/.*\.({records})$",
        "Records: every number, date and rule, each finding with its place and a way to mend it.",
    ),
    (
        "xborder-structure",
        "xborder check --schema-only",
        r"(^|/)(records|samples|exports)/.*\.({records})$",
        "Records: their structure alone, by the published schemas and the format profiles.",
    ),
    (
        "xborder-profile-lint",
        "xborder profile lint",
        r"(^|/)profiles/.*\.ya?ml$",
        "Format profiles: what is wrong in them, and what was probably meant.",
    ),
)


def hooks_text() -> str:
    """The text of ``.pre-commit-hooks.yaml``; the endings are those of the formats that can be read.

    >>> hooks_text().splitlines()[1]
    '- id: xborder-check'
    """
    lines = ["# Made by: python -m xborder.cli.hooks > .pre-commit-hooks.yaml"]
    for name, command, files, says in _HOOKS:
        lines += [
            f"- id: {name}",
            f"  name: {name}",
            f"  description: {json.dumps(says)}",
            f"  entry: {command}",
            "  language: python",
            f"  files: {json.dumps(files.replace('{records}', '|'.join(_endings())))}",
            "  require_serial: true  # records are compared with each other: all files in one run",
        ]
    return "\n".join(lines) + "\n"


def _endings() -> list[str]:
    """The endings of files that a profile of this package reads."""
    from xborder.formats import load_profile
    from xborder.formats.shelves import shipped

    formats = {made.format for name in shipped().entries if (made := load_profile(name).value) is not None}
    return sorted({*formats, "jsonl"})


if __name__ == "__main__":
    click.echo(hooks_text(), nl=False)
