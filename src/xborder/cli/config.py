"""Settings: a flag wins over ``xborder.toml``, which wins over ``[tool.xborder]`` in ``pyproject.toml``."""

import tomllib
from pathlib import Path
from typing import Any

import attrs
import click

from xborder.findings import Severity

_FORMATS = ("text", "json")


@attrs.frozen(kw_only=True)
class Settings:
    """What a command needs to know beside its arguments."""

    fail_on: Severity = Severity.ERROR
    report: str = "text"


def load_settings(folder: Path, *, fail_on: str | None, report: str | None) -> Settings:
    """Settings for a command run in ``folder``. Raises click.UsageError for a setting that cannot be."""
    found = {**_table(folder / "pyproject.toml", ("tool", "xborder")), **_table(folder / "xborder.toml", ())}
    flags = {"fail_on": fail_on, "report": report}
    found.update({name: value for name, value in flags.items() if value is not None})
    return _settings(found)


def _table(path: Path, keys: tuple[str, ...]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path.name} cannot be read as TOML") from error
    for key in keys:
        table = table.get(key, {})
    unknown = sorted(set(table) - {"fail_on", "report"})
    if unknown:
        raise click.UsageError(
            f"{path.name} sets {', '.join(unknown)}, which xborder does not know; it knows fail_on and report"
        )
    return dict(table)


def _settings(found: dict[str, Any]) -> Settings:
    fail_on, report = found.get("fail_on", "error"), found.get("report", "text")
    if fail_on not in list(Severity):
        raise click.UsageError("fail_on must be error, warning or info")
    if report not in _FORMATS:
        raise click.UsageError("report must be text or json")
    return Settings(fail_on=Severity(fail_on), report=report)
