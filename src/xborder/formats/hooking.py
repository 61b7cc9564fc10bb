"""The hooks of a profile, found in the module beside it and run at their step."""

import importlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from xborder.formats.profile import Hook, HookStep, Profile
from xborder.formats.shelves import shipped

Run = Callable[[Any], Any]


def hooks_of(profile: Profile, step: HookStep, kind: str | None = None) -> Run:
    """One function that runs the hooks of a step, in the order of the profile, for one type of record.

    >>> from xborder.formats import load_profile
    >>> hooks_of(load_profile("spi-new-case").value, HookStep.READ, "charge")({"ref": "A/1"})
    {'ref': 'A/1'}
    """
    functions = [
        function_of(profile, hook) for hook in profile.hooks if hook.step is step and hook.type in {None, kind}
    ]

    def run(value: Any) -> Any:
        for function in functions:
            value = function(value)
        return value

    return run


def function_of(profile: Profile, hook: Hook) -> Run:
    """The function of a hook.

    Raises LookupError if there is none: a profile from a folder has no module
    beside it, since code is only taken from installed packages.
    """
    # A hook that is taken from another profile may be one of the package's own, whoever extends it.
    homes = [profile.hooks_home] if hook.beside is None else [profile.hooks_home, shipped().hooks_home]
    for home in filter(None, homes):
        with suppress(ImportError, AttributeError):
            module = importlib.import_module(f"{home}.{(hook.beside or profile.name).replace('-', '_')}")
            function: Run = getattr(module, hook.name)
            return function
    raise LookupError(hook.name)
