"""The page of the numbers that are checked: each kind with its spellings, its judges and the findings it can have."""

from collections.abc import Iterator

from site_pages.markdown import code, page, table
from xborder.identifiers.register import SCHEMES, module_of


def pages() -> Iterator[tuple[str, str]]:
    """One page of all kinds."""
    blocks = [
        "Each is explained on a terminal by `xborder id NAME VALUE`; spellings are what is read and written, judges the rules to check by."
    ]
    for scheme in SCHEMES.values():
        module = module_of(scheme.name)
        codes = dict.fromkeys(module.FINDINGS.values())
        links = ", ".join(f"[{each}](../findings/{each}.md)" for each in codes)
        rows = [
            ("On the command line", code(scheme.short)),
            ("In records", code(scheme.name)),
            ("Spellings", ", ".join(code(each) for each in module.STYLES)),
            ("Judges", ", ".join(code(each) for each in module.PROFILES)),
            ("Findings", links or "none of its own"),
        ]
        about = (module.__doc__ or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`")
        blocks += [f"## {scheme.title}", about, table(("", ""), rows)]
    yield "numbers.md", page("Numbers", *blocks)
