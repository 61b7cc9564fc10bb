"""``xborder explain``: what a finding means, and what to do about it."""

import json
from collections.abc import Sequence
from typing import Any

import attrs
import click

_FORMATS = ("text", "markdown", "json")
SCHEMA = "xborder/explained/1"


@click.command()
@click.argument("words", metavar="CODE...", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="List every code with its title.")
@click.option("--family", metavar="NAME", help="List the codes of one family only, such as pnc.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="How.")
def explain(words: Sequence[str], listing: bool, family: str | None, form: str) -> None:
    """Say of each CODE what it means, why it matters, how to fix it and how to avoid it.

    A CODE may be in lower case, without XB-, or another name of the check, such as SEQ1.

    \b
    xborder explain XB-PNC-002
    xborder explain pnc-2 SEQ1
    xborder explain --list --family pnc
    """
    if words and (listing or family):
        raise click.UsageError("name codes, or give --list (with --family); not both")
    if not (words or listing or family):
        raise click.UsageError("name a code, as a report gives it, or give --list")
    if words:
        click.echo(_shown(_codes(words), form), nl=False)
    else:
        click.echo(_listed(_of_family(family), form), nl=False)


def _codes(words: Sequence[str]) -> list[str]:
    """Every code that is meant, each once; nothing is shown where one word means nothing."""
    from xborder.findings.lookup import look_up, near

    found: dict[str, None] = {}
    for word in words:
        codes = look_up(word)
        if not codes:
            like = near(word)
            hint = f"near it: {', '.join(like)}" if like else "see xborder explain --list"
            raise click.UsageError(f"there is no finding {word[:40]}; {hint}")
        found.update(dict.fromkeys(codes))
    return list(found)


def _of_family(name: str | None) -> list[str]:
    from xborder.findings.families import by_family

    families = by_family()
    if name is None:
        return [code for members in families.values() for code in members]
    wanted = name.lower().removeprefix("xb-")
    if wanted not in families:
        raise click.UsageError(f"there is no family {name[:40]}; there are {', '.join(families)}")
    return list(families[wanted])


def _shown(codes: Sequence[str], form: str) -> str:
    from xborder.findings import pages

    if form == "json":
        return _json(codes)
    if form == "markdown":
        return "\n".join(pages.page(code) for code in codes)
    return ("\n" + "-" * 78 + "\n\n").join(pages.plain(code) for code in codes)


def _listed(codes: Sequence[str], form: str) -> str:
    from xborder.findings import pages

    if form == "json":
        return _json(codes)
    return pages.index(codes) if form == "markdown" else "".join(f"{pages.listed(code)}\n" for code in codes)


def _json(codes: Sequence[str]) -> str:
    from xborder.findings.explained import explain as about

    entries: list[dict[str, Any]] = [attrs.asdict(about(code)) for code in codes]
    return json.dumps({"schema": SCHEMA, "findings": entries}, indent=2, ensure_ascii=False) + "\n"
