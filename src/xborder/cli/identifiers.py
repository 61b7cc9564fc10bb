"""``xborder id``: one number, explained."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from xborder.identifiers.protocol import IdentifierModule


@click.command(name="id")
@click.argument("scheme")
@click.argument("values", nargs=-1, required=True)
def identifier(scheme: str, values: tuple[str, ...]) -> None:
    """Check VALUES of one SCHEME: canonical form, what is wrong, and corrections that pass.

    \b
    xborder id pnc 02/73319Z
    xborder id asn 1101ZD0100000448754K
    """
    from xborder.identifiers.register import SCHEMES, module_of

    try:
        number = module_of(scheme)
    except KeyError:
        known = ", ".join(f"{each.short} ({each.title})" for each in SCHEMES.values())
        raise click.UsageError(f"there is no scheme {scheme}; there are {known}") from None
    good = [_show(number, value) for value in values]
    sys.exit(0 if all(good) else 1)


def _show(number: "IdentifierModule", value: str) -> bool:
    explained = number.explain(value)
    if not explained.valid:
        click.echo(f"{value}: not valid: {explained.text}")
        for suggestion in number.suggest(value):
            click.echo(f"    perhaps {suggestion}")
        return False
    click.echo(f"{value}: valid, {explained.canonical}")
    for style in number.STYLES:
        click.echo(f"    {style}: {number.format(value, style)}")
    for doubt in explained.doubts:
        click.echo(f"    note: {doubt.text}")
    return True
