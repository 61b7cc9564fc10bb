"""Progress of long work: a bar when a person is watching, plain lines when not."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Step = Callable[[str], None]


@contextmanager
def steps(label: str, count: int) -> Iterator[Step]:
    """Give a function to call with the name of each step as it begins; ``count`` is how many there will be."""
    if sys.stderr.isatty():
        with click.progressbar(length=count, label=label, file=sys.stderr, item_show_func=lambda name: name) as bar:
            yield lambda name: bar.update(1, name)
    else:
        yield lambda name: click.echo(f"{label}: {name}", err=True)


@contextmanager
def amount(label: str, whole: int) -> Iterator[Callable[[int], None]]:
    """Give a function to call with how much more is done of a ``whole``; it shows nothing when nobody is watching."""
    if sys.stderr is not None and sys.stderr.isatty():
        with click.progressbar(length=max(whole, 1), label=label, file=sys.stderr) as bar:
            yield bar.update
    else:
        yield lambda _: None
