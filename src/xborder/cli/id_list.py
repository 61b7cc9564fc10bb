"""The kinds of number, listed."""

import json
from collections.abc import Sequence
from typing import Any

from xborder.identifiers.describing import VERSION
from xborder.identifiers.register import Scheme, module_of


def as_text(schemes: Sequence[Scheme]) -> str:
    """Each kind in a few lines, by the short name that ``xborder id`` takes."""
    return "\n".join(_entry(_facts(scheme)) for scheme in schemes)


def as_json(schemes: Sequence[Scheme]) -> str:
    """The kinds as one JSON document."""
    return json.dumps({"schema": VERSION, "kinds": [_facts(scheme) for scheme in schemes]}, indent=2)


def _facts(scheme: Scheme) -> dict[str, Any]:
    module = module_of(scheme.name)
    return {
        "name": scheme.short,
        "record_name": scheme.name,
        "title": scheme.title,
        "about": (module.__doc__ or "").partition("\n")[0],
        "profiles": list(module.PROFILES),
        "styles": list(module.STYLES),
    }


def _entry(facts: dict[str, Any]) -> str:
    lines = [
        f"{facts['name']:<12}{facts['title']}; in records: {facts['record_name']}",
        facts["about"],
        f"profiles: {', '.join(facts['profiles'])}; styles: {', '.join(facts['styles'])}",
    ]
    return f"\n{'':12}".join(line for line in lines if line)
