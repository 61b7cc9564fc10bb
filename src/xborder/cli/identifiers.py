"""``xborder id``: numbers, explained; one, some, or a file of them."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from xborder.identifiers.protocol import IdentifierModule


@click.command(name="id")
@click.argument("kind", required=False)
@click.argument("values", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="Show every kind of number, or the one named.")
@click.option("--profile", default="strict", show_default=True, help="Judge as this receiver does.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is shown."
)
@click.option("--batch", metavar="FILE", help="Judge every line of FILE; - is standard input.")
@click.option("--column", metavar="NAME", help="With --batch: FILE is CSV, and this column of it is judged.")
def identifier(
    kind: str | None,
    values: tuple[str, ...],
    listing: bool,
    profile: str,
    shape: str,
    batch: str | None,
    column: str | None,
) -> None:
    """Explain VALUES of one KIND of number: what they are, what is wrong, and corrections that pass.

    \b
    xborder id pnc 02/73319Z
    xborder id phone --profile spi "+44 1632 960123"
    xborder id urn --batch urns.txt
    xborder id pnc --batch log.csv --column "PNC ID" --format json
    xborder id --list

    Exit codes: 0 all valid; 1 some are not; 2 wrong use, or a file that cannot be read.
    """
    try:
        if listing:
            _list(kind, shape)
            return
        if kind is None:
            raise click.UsageError("say which KIND of number; --list shows all")
        module = _kind(kind)
        _check_use(module, values, profile, batch, column)
        if batch is not None:
            from xborder.cli.id_batch import run

            sys.exit(run(module, batch, column=column, profile=profile, shape=shape))
        sys.exit(_explain(module, values, profile, shape))
    except KeyboardInterrupt:
        sys.exit(130)


def _kind(name: str) -> "IdentifierModule":
    from xborder.identifiers.register import SCHEMES, module_of, near

    try:
        return module_of(name)
    except KeyError:
        meant = near(name)
        hint = f"did you mean {' or '.join(meant)}? " if meant else ""
        known = ", ".join(each.short for each in SCHEMES.values())
        raise click.UsageError(f"there is no kind {name!a}; {hint}There are: {known}") from None


def _check_use(
    module: "IdentifierModule", values: tuple[str, ...], profile: str, batch: str | None, column: str | None
) -> None:
    if profile not in module.PROFILES:
        raise click.UsageError(f"there is no profile {profile!a} here; there are: {', '.join(module.PROFILES)}")
    if batch is None and not values:
        raise click.UsageError("give VALUES, or a file of them with --batch")
    if batch is not None and values:
        raise click.UsageError("give VALUES or --batch, not both")
    if column is not None and batch is None:
        raise click.UsageError("--column says which column of the file of --batch")


def _explain(module: "IdentifierModule", values: tuple[str, ...], profile: str, shape: str) -> int:
    from xborder.cli.clock import now
    from xborder.cli.id_shown import as_json, as_text
    from xborder.identifiers.describing import judge

    judged = [judge(module, value, profile=profile, year_now=now().year) for value in values]
    if shape == "json":
        click.echo(as_json(module, judged))
    for each in judged if shape == "text" else ():
        click.echo(as_text(module, each, encoding=getattr(sys.stdout, "encoding", None) or "ascii"))
    return 0 if all(each.valid for each in judged) else 1


def _list(kind: str | None, shape: str) -> None:
    from xborder.cli.id_list import as_json, as_text
    from xborder.identifiers.register import SCHEMES

    schemes = [SCHEMES[_kind(kind).SCHEME]] if kind is not None else list(SCHEMES.values())
    click.echo(as_json(schemes) if shape == "json" else as_text(schemes))
