"""What the catalogue says of a code, as a page of Markdown and as lines for a terminal.

``python -m xborder.findings docs/findings`` writes a page for each code and an index.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

from xborder.findings.catalogue import describe
from xborder.findings.explained import Explained, explain
from xborder.findings.families import by_family, family_name

_WIDTH = 78
_FOR = {"cps": "for the CPS", "court": "for a court", "force": "for another force", "draft": "in a draft"}
#: What Markdown could take for a mark of its own.
_MARKS = re.compile(r"([\\`*_<>\[\]])")


def page(code: str) -> str:
    """The page of a code, in Markdown.

    >>> print(page("XB-PNC-002").splitlines()[0])
    # XB-PNC-002: The check letter of a PNC ID does not agree

    Raises KeyError for a code that is not in the catalogue.
    """
    about = explain(code)
    parts = [f"# {code}: {_escaped(about.title)}", f"{family_name(about.family)}. {_severity(about)}"]
    parts.append("> " + _filled(about.message, "*{}*"))
    for heading, text in _sections(about):
        parts += [f"## {heading}", _filled(text, "*{}*")]
    if about.basis:
        parts += ["## Basis", "\n".join(f"- {_escaped(source)}" for source in about.basis)]
    if about.aliases:
        parts += ["## Other names", ", ".join(_escaped(name) for name in about.aliases)]
    if about.related:
        parts += ["## Related", "\n".join(_line(other) for other in about.related)]
    parts.append("[All findings](README.md)")
    return "\n\n".join(parts) + "\n"


def index(codes: Iterable[str] | None = None) -> str:
    """The list of every code, or of some, by family, in Markdown.

    >>> index().splitlines()[0]
    '# Findings'
    """
    wanted = None if codes is None else set(codes)
    parts = ["# Findings", _ABOUT]
    for family, members in by_family().items():
        lines = [_line(code) for code in members if wanted is None or code in wanted]
        parts += [f"## {_escaped(family_name(family))}", "\n".join(lines)] if lines else []
    return "\n\n".join(parts) + "\n"


def plain(code: str) -> str:
    """The same as a page for a terminal, no line longer than 78 characters.

    >>> print(plain("XB-POSTCODE-001").splitlines()[1])
    Postcodes. Severity: error.

    Raises KeyError for a code that is not in the catalogue.
    """
    about = explain(code)
    blocks = [
        _wrapped(f"{code}: {about.title}") + "\n" + _wrapped(f"{family_name(about.family)}. {_severity(about)}"),
        _wrapped(_filled(about.message, "<{}>", escape=False), "    "),
    ]
    blocks += [f"{head}\n{_wrapped(_filled(text, '<{}>', escape=False), '    ')}" for head, text in _sections(about)]
    if about.basis:
        blocks.append("Basis\n" + "\n".join(_wrapped(f"- {source}", "    ", "      ") for source in about.basis))
    if about.aliases:
        blocks.append("Other names\n" + _wrapped(", ".join(about.aliases), "    "))
    if about.related:
        blocks.append("Related\n" + "\n".join(listed(other, "    ") for other in about.related))
    return "\n\n".join(blocks) + "\n"


def listed(code: str, indent: str = "") -> str:
    """A code and its title, on one line of a terminal or on two.

    >>> listed("XB-POSTCODE-001")
    'XB-POSTCODE-001  A postcode does not have its form'
    """
    return _wrapped(f"{code}  {describe(code)['title']}", indent, indent + "    ")


def write(folder: Path) -> None:
    """Write every page and the index, and remove pages of codes that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{code}.md": page(code) for members in by_family().values() for code in members}
    for old in folder.glob("XB-*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in {**pages, "README.md": index()}.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


_ABOUT = (
    "Everything that xborder can report, by what it is about. Each page says what a finding means, why it matters, "
    "how to put it right and how not to meet it again. `xborder explain CODE` shows the same on a terminal."
)


def _sections(about: Explained) -> Iterator[tuple[str, str]]:
    texts = (("Why it matters", about.why), ("How to fix it", about.hint), ("How to avoid it", about.avoid))
    return ((heading, text) for heading, text in texts if text)


def _severity(about: Explained) -> str:
    others = [f"{level} {_FOR[name]}" for name, level in about.recipients.items()]
    return f"Severity: {'; '.join((about.severity, *others))}."


def _line(code: str) -> str:
    text = describe(code)
    return f"- [{code}]({code}.md) ({text['severity']}): {_escaped(text['title'])}"


def _filled(template: str, form: str, *, escape: bool = True) -> str:
    """A message with the names of what is filled in where the values would stand."""
    parts = []
    for text, name, _, _ in Formatter().parse(template):
        parts.append(_escaped(text) if escape else text)
        if name is not None:
            parts.append(form.format(name.replace("_", " ")))
    return "".join(parts)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _wrapped(text: str, first: str = "", later: str | None = None) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )
