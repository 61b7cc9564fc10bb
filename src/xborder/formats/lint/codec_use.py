"""The codecs that lines name: they exist, know the options that they are given, and take as many sources."""

from collections.abc import Iterator

from xborder.findings import Finding
from xborder.formats.codecs import CODECS, CodecEntry
from xborder.formats.lint.noting import Noting, meant
from xborder.formats.lint.option_values import option_faults
from xborder.formats.placed import Placed, placed_lines
from xborder.formats.profile import Line


def codec_faults(noting: Noting) -> Iterator[Finding]:
    """Every codec that cannot be used as its line asks."""
    for placed, line in placed_lines(noting.profile):
        if not line.sources:
            continue  # a constant is not read by a codec
        entry = CODECS.get(line.codec)
        if entry is None:
            reason = f"there is none of that name{meant(line.codec, CODECS)}"
            yield _fault(noting, placed, line, "codec", reason)
            continue
        for key, reason in _reasons(noting, line, entry):
            yield _fault(noting, placed, line, key, reason)


def _reasons(noting: Noting, line: Line, entry: CodecEntry) -> Iterator[tuple[str, str]]:
    own = {"also"} if line.value is not None else set[str]()
    for option in sorted(set(line.options) - entry.options - own):
        has = f"its options are {', '.join(sorted(entry.options))}" if entry.options else "it has no options"
        yield f"with/{option}", f"it has no option {option}{meant(option, entry.options)}; {has}"
    for option in sorted(entry.needs - set(line.options)):
        yield "codec", f"it needs the option {option}, as in with: {{{option}: ...}}"
    if line.sources and line.to is not None and len(line.sources) not in entry.sources:
        takes = " or ".join(map(str, entry.sources))
        yield "from", f"it takes {takes} and is given {len(line.sources)} sources"
    for option, reason in option_faults(line, entry, noting.profile.tables):
        yield f"with/{option}" if option else "with", reason


def _fault(noting: Noting, placed: Placed, line: Line, key: str, reason: str) -> Finding:
    return noting.fault(
        "XB-FORMAT-004",
        f"{placed.pointer}/{key}",
        codec=line.codec,
        path=placed.named,
        reason=reason,
        known=", ".join(CODECS),
    )
