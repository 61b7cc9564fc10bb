"""The command ``xborder``: its groups of verbs, each loaded when it is used."""

import errno
import importlib
import os

import click

from xborder import __version__

#: Each command: where it is, and what it is for. The text stands here so that ``--help`` loads none of them.
_COMMANDS = {
    "demo": ("xborder.cli.demo:demo", "The whole way on a fictional case, each step as a user would run it."),
    "check": ("xborder.cli.check:check", "Say what is wrong in files of records, and where."),
    "convert": ("xborder.cli.convert:convert", "Convert records from one format into another."),
    "link": ("xborder.cli.link:link", "Records that may be of one person: proposed, and decided by somebody named."),
    "profile": ("xborder.cli.profiles:profile", "Format profiles: judge, show, draft and try them out."),
    "ladder": ("xborder.cli.ladder:ladder", "The joined history of a person, and what it supports next."),
    "draft": (
        "xborder.cli.draft:draft",
        "A warning, a notice or an application for an order, drafted from the records.",
    ),
    "share": ("xborder.cli.share:share", "What the sharing agreement lets through, and why."),
    "case": ("xborder.cli.case:case", "Case files: what is missing, and the finished bundle."),
    "bundle": (
        "xborder.cli.bundle:bundle",
        "Prove that a bundle is as it was made; sign, inspect, extract and export it.",
    ),
    "schema": ("xborder.cli.schemas:schema", "The published schemas, and what changed between two of them."),
    "id": ("xborder.cli.identifiers:identifier", "One number, explained."),
    "law": ("xborder.cli.law:law", "The law that the checks rest on, by the day that matters."),
    "reference": ("xborder.cli.reference:reference", "Code lists, and national tables of offences, units and results."),
    "explain": ("xborder.cli.explain:explain", "What a finding means, why it matters, and what to do about it."),
}


#: The exit code of a command that was stopped with Ctrl-C, as shells give it.
_INTERRUPTED = 130

#: Packages of the extra ``bundle``.
_BUNDLE_PACKAGES = ("PIL", "cryptography", "filelock", "pikepdf", "pypdf", "typst")


class LazyGroup(click.Group):
    """A group that imports a command when somebody asks for it, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which a case uses them."""
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; say in words which extra is missing where a package of one is."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nStopped. Nothing was half-written.", err=True)
            ctx.exit(_INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise NoPlace(error) from None
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] not in _BUNDLE_PACKAGES:
                raise
            raise MissingExtra(error.name.split(".")[0]) from None


class MissingExtra(click.ClickException):
    """A command needs a package that only an extra installs."""

    exit_code = 2

    def __init__(self, package: str) -> None:
        super().__init__(f"this needs the package {package}: pip install 'xborder[bundle]'")


class NoPlace(click.ClickException):
    """What was to be printed cannot be: the disk that standard output goes to is full, say."""

    exit_code = 2

    def __init__(self, error: OSError) -> None:
        said = os.strerror(error.errno).lower() if error.errno else "the system gave no reason"
        super().__init__(f"this could not be finished: {said}")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="xborder")
def main() -> None:
    """Records of several police forces, made one case.

    Exit codes: 0 good; 1 findings at or above --fail-on; 2 wrong use or input that cannot be read; 3 (bundle verify)
    intact, but nothing shows who made it.
    """
