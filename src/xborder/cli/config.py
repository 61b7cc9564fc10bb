"""Settings: a flag wins over ``xborder.toml``, which wins over ``[tool.xborder]`` in ``pyproject.toml``."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from xborder.findings.printable import printable
from xborder.findings.recipients import RECIPIENTS, severities_for
from xborder.findings.reporters import REPORTERS
from xborder.findings.severity import Severity

LEVELS = tuple(level.value for level in Severity)

#: Where flags come from, in messages.
_FLAGS = "the command line"


@attrs.frozen(kw_only=True)
class Target:
    """A report that is asked for: the name of its reporter, and the file it goes to (None: standard output)."""

    name: str
    file: Path | None = None


@attrs.frozen(kw_only=True)
class Settings:
    """What a command needs to know beside its arguments.

    ``severity`` holds levels by code for every recipient, ``recipients`` those of
    each recipient; ``per_code`` how many findings of one code are shown;
    ``profiles`` the folders of format profiles beside those that are installed.
    """

    fail_on: Severity = Severity.ERROR
    reports: tuple[Target, ...] = (Target(name="text"),)
    recipient: str | None = None
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    recipients: Mapping[str, Mapping[str, Severity]] = attrs.field(factory=dict)
    waivers: Path | None = None
    per_code: int = 200
    profiles: tuple[Path, ...] = ()

    @property
    def severities(self) -> dict[str, Severity]:
        """Levels by code, those of the recipient over those for all, the project's own over the built-in."""
        known = severities_for(self.recipient) if self.recipient in RECIPIENTS else {}
        return {**known, **self.severity, **self.recipients.get(self.recipient or "", {})}


def load_settings(folder: Path, **flags: Any) -> Settings:
    """Settings for a command run in ``folder``; a flag that is None or empty was not given.

    Raises click.UsageError for a setting that cannot be.
    """
    settings = _settled(Settings(), _table(folder / "pyproject.toml", ("tool", "xborder")), "pyproject.toml", folder)
    settings = _settled(settings, _table(folder / "xborder.toml", ()), "xborder.toml", folder)
    given = {name: value for name, value in flags.items() if value not in (None, (), {})}
    settings = _settled(settings, given, _FLAGS, Path())
    if settings.recipient not in (None, *RECIPIENTS, *settings.recipients):
        known = ", ".join(dict.fromkeys((*RECIPIENTS, *settings.recipients)))
        raise click.UsageError(f"there is no recipient of that name; there are: {known}")
    return settings


def targets(texts: object) -> tuple[Target, ...]:
    """The reports that texts such as ``text`` and ``sarif=out.sarif`` ask for. Raises ValueError."""
    several = texts if isinstance(texts, list | tuple) else [texts]
    found = tuple(map(_target, several))
    if sum(target.file is None for target in found) > 1:
        raise ValueError("only one report can go to standard output: give the others a file, as in sarif=out.sarif")
    files = [target.file.resolve() for target in found if target.file is not None]
    if len(set(files)) < len(files):
        raise ValueError("two reports cannot go to the same file")
    return found


def _target(text: object) -> Target:
    name, equals, file = text.partition("=") if isinstance(text, str) else ("", "", "")
    if name not in REPORTERS or (equals and not file):
        raise ValueError(f"report must be {' or '.join(REPORTERS)}, and may name a file, as in sarif=out.sarif")
    return Target(name=name, file=Path(file) if file else None)


def _level(value: object) -> Severity:
    if value not in LEVELS:
        raise ValueError("a severity is error, warning or info")
    return Severity(str(value))


def _levels(table: Any) -> dict[str, Severity]:
    from xborder.findings import codes

    if not isinstance(table, Mapping):
        raise ValueError('severities are a table: [severity] and lines such as XB-PNC-002 = "warning"')  # noqa: TRY004 - one kind of error for the reader
    known = set(codes()) if table else set()
    for code in table:
        if code not in known:
            from difflib import get_close_matches

            near = get_close_matches(str(code).upper()[:40], known, n=2)
            advice = f"; perhaps {' or '.join(near)} is meant" if near else ""
            raise ValueError(f"no finding has the code {code}{advice}")
    return {code: _level(level) for code, level in table.items()}


def _by_recipient(table: Any) -> dict[str, dict[str, Severity]]:
    if not isinstance(table, Mapping) or not all(
        isinstance(each, Mapping) and set(each) == {"severity"} for each in table.values()
    ):
        raise ValueError("each recipient has one table: [recipients.NAME.severity]")
    return {name: _levels(each["severity"]) for name, each in table.items()}


def _file(value: object) -> Path:
    if not isinstance(value, str | Path):
        raise ValueError("the path of a file is a text")  # noqa: TRY004 - one kind of error for the reader
    return Path(value)


def _folders(value: object) -> tuple[Path, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(map(_file, several))


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("max_findings is a whole number from 1")
    return value


#: What each setting is called in Settings, and how its value is read.
_READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "fail_on": ("fail_on", _level),
    "report": ("reports", targets),
    "recipient": ("recipient", str),
    "severity": ("severity", _levels),
    "recipients": ("recipients", _by_recipient),
    "waivers": ("waivers", _file),
    "max_findings": ("per_code", _number),
    "profiles": ("profiles", _folders),
}


def _settled(settings: Settings, table: Mapping[str, Any], origin: str, folder: Path) -> Settings:
    """The settings with those of one place over them."""
    unknown = sorted(set(table) - set(_READERS))
    if unknown:
        raise click.UsageError(
            f"{origin} sets {', '.join(unknown)}, which xborder does not know; it knows {', '.join(_READERS)}"
        )
    changes = {}
    for name, value in table.items():
        field, read = _READERS[name]
        try:
            changes[field] = read(value)
        except (ValueError, TypeError) as error:
            where = f"{'on' if origin == _FLAGS else 'in'} {origin}"
            raise click.UsageError(f"{name} {where}: {error}") from None
    if "severity" in changes:
        changes["severity"] = {**settings.severity, **changes["severity"]}
    if "waivers" in changes:
        changes["waivers"] = folder / changes["waivers"]
    if "profiles" in changes:
        changes["profiles"] = tuple(folder / each for each in changes["profiles"])
        missing = [each for each in changes["profiles"] if not each.is_dir()]
        if missing:
            raise click.UsageError(f"profiles in {origin}: there is no folder {printable(str(missing[0]))}")
    return attrs.evolve(settings, **changes)


def _table(path: Path, keys: tuple[str, ...]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    import tomllib  # only where there is a file of settings

    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise click.UsageError(f"{path.name} is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f"{path.name} cannot be read as TOML: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{path.name} cannot be read: {os.strerror(error.errno or 0).lower()}") from None
    for key in keys:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    return dict(table) if isinstance(table, dict) else {}
