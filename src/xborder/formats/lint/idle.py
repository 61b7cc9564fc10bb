"""What a profile says without effect: tables and patterns that no line uses, keys that change nothing."""

from collections.abc import Iterator
from typing import Any

from xborder.findings import Finding
from xborder.formats import paths
from xborder.formats.lint.noting import Noting
from xborder.formats.placed import placed_items, placed_lines
from xborder.formats.profile import Group, Line, Profile


def idle(noting: Noting) -> Iterator[Finding]:
    """Parts that nothing uses, and keys of lines that change nothing."""
    profile = noting.profile
    used: dict[str, set[Any]] = {
        "tables": {line.options.get("table") for _, line in placed_lines(profile)},
        "patterns": {name for _, line in placed_lines(profile) for name in line.matches},
        "namespaces": _prefixes(profile),
    }
    for part, names in used.items():
        for name in getattr(profile, part):
            if name not in names and name != "":
                where = f"/{part}/{paths.escaped(name)}"
                yield noting.fault("XB-FORMAT-145", where, part=part, name=name)
    for name in profile.idle_parts:
        yield noting.fault("XB-FORMAT-145", f"/parts/{paths.escaped(name)}", part="parts", name=name)
    if profile.unfit == "left_out" and "write" not in profile.directions:
        reason = "the format is only read, and this counts in writing"
        yield noting.fault("XB-FORMAT-150", "/unfit", path="the top", key="unfit", reason=reason)
    for placed, line in placed_lines(profile):
        for key, reason in _without_effect(line):
            yield noting.fault("XB-FORMAT-150", f"{placed.pointer}/{key}", path=placed.named, key=key, reason=reason)


def _without_effect(line: Line) -> Iterator[tuple[str, str]]:
    written = {
        "required": line.required is not None,
        "longest": line.longest is not None,
        "write_default": line.write_default is not None,
        "fixed": line.fixed is not None,
    }
    for key, given in written.items():
        if given and line.read_only:
            yield key, "the line is read only, and this counts in writing"
        elif given and not line.sources and not (key == "required" and line.value is not None):
            yield key, "the line has no source that could be written"
    if line.unless is not None and line.required is None and line.write_default is None:
        yield "unless", "it goes with required: or write_default:"
    if set(line.options) - {"also"} and not line.sources:
        yield "with", "options are for the codec, and without a source nothing is read by it"


def _prefixes(profile: Profile) -> set[str]:
    texts = [name for names in profile.order for name in names]
    texts += [part for block in profile.blocks for part in (*block.levels, *((block.when.path,) if block.when else ()))]
    for placed in placed_items(profile):
        item = placed.item
        texts += [item.each] if isinstance(item, Group) else [*item.sources, *((item.when.path,) if item.when else ())]
    texts.append(profile.detect.root or "")
    return {step.lstrip("@").partition(":")[0] for text in texts for step in text.split("/") if ":" in step}
