"""``xborder log``: what left, on whose word, and proof that the record of it is whole."""

import click

from xborder.cli.log_add import add
from xborder.cli.log_prove import checkpoint, verify
from xborder.cli.log_query import query
from xborder.cli.log_recall import recall
from xborder.cli.log_report import report
from xborder.cli.log_subject import subject


@click.group()
def log() -> None:
    """The log of disclosures: prove it, ask it, report from it."""


for verb in (verify, checkpoint, query, report, recall, subject, add):
    log.add_command(verb)
