"""``xborder log``: what left, on whose word, and proof that the record of it is whole."""

import click

from xborder.cli.log_add import add
from xborder.cli.log_prove import checkpoint, verify


@click.group()
def log() -> None:
    """The log of disclosures: prove it, ask it, report from it."""


for verb in (verify, checkpoint, add):
    log.add_command(verb)
