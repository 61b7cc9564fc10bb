"""A profile as one page of HTML that can be read, printed and heard: it fetches nothing and runs nothing."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from xml.etree import ElementTree as ET

from xborder import __version__
from xborder.findings.html_head import head_of
from xborder.findings.html_nodes import Child, node, page
from xborder.formats.profile import Profile
from xborder.formats.showing.rows import Part, Row, facts, parts, record_words

_HEADINGS = ("Canonical field", "Source", "Codec", "Condition", "Rules")


def as_html(profile: Profile) -> str:
    """The page, complete in itself, in British English.

    >>> from xborder.formats import load_profile
    >>> '<caption>' in as_html(load_profile("suffolk-rms").value)
    True
    """
    style = (resources.files("xborder.formats") / "showing" / "show.css").read_text(encoding="utf-8")
    body = node("body", node("main", *_main(profile)), _foot())
    return page(node("html", head_of(f"{profile.name}: {profile.title}", style, dark=True), body, lang="en-GB"))


def _main(profile: Profile) -> Iterator[Child]:
    yield node("h1", profile.title)
    if profile.description:
        yield node("p", profile.description)
    yield node(
        "dl", *(node(tag, text) for fact in facts(profile) for tag, text in zip(("dt", "dd"), fact, strict=True))
    )
    if profile.canonical:
        yield node("p", "This is xborder's own form: it is read and written as it is, without a mapping.")
    for number, part in enumerate(parts(profile)):
        yield from _part(part, f"part-{number}")
    if profile.tables:
        yield node("h2", "Words of the source")
        for name, words in profile.tables.items():
            yield _table(f"Words of {name}", ("Source", "Canonical"), (tuple(pair) for pair in words.items()), "words")
    if profile.hooks:
        yield node("h2", "Hooks")
        rows = ((hook.name, hook.step.value, hook.type or "all", hook.reason) for hook in profile.hooks)
        yield _table("Functions for what lines cannot say", ("Function", "Step", "Record", "Reason"), rows, "hooks")


def _part(part: Part, name: str) -> Iterator[Child]:
    title = record_words(part.type).capitalize()
    yield node("h2", title)
    yield node("p", part.intro)
    yield _scrolling(f"{title}: canonical fields and where they come from", _HEADINGS, part.rows, name)
    if part.kept:
        caption = f"{title}: kept under extensions, since a record has no place for it"
        yield _scrolling(caption, _HEADINGS[1:], part.kept, f"{name}-kept")


def _scrolling(caption: str, headings: Sequence[str], rows: Iterable[Row], name: str) -> ET.Element:
    """A wide table in a region of its own, which a keyboard can scroll."""
    made = node("table", node("caption", caption, id=name), _heading(headings), class_="map")
    made.append(node("tbody", *(_row(row, wide="Canonical field" in headings) for row in rows)))
    return node("div", made, class_="scroll", tabindex="0", role="region", aria_labelledby=name)


def _heading(headings: Sequence[str]) -> ET.Element:
    return node("thead", node("tr", *(node("th", heading, scope="col") for heading in headings)))


def _row(row: Row, *, wide: bool) -> ET.Element:
    rules = node("ul", *(node("li", rule) for rule in row.rules)) if row.rules else None
    cells = [node("td", row.codec), node("td", row.condition), node("td", rules)]
    source = row.source if row.source.startswith("(") else _path(row.source)
    if wide:
        cells = [node("th", _path(row.canonical), scope="row"), node("td", source), *cells]
    else:
        cells = [node("th", source, scope="row"), *cells]
    return node("tr", *cells, class_="list" if row.codec == "for each item" else None)


def _path(text: str) -> ET.Element:
    """A path, which may be broken after its slashes."""
    steps = text.split("/")
    parts = [part for step in steps[:-1] for part in (f"{step}/", node("wbr"))]
    return node("code", *parts, steps[-1])


def _table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], kind: str) -> ET.Element:
    body = (
        node("tr", node("th", node("code", first), scope="row"), *(node("td", text) for text in rest))
        for first, *rest in rows
    )
    return node("table", node("caption", caption), _heading(headings), node("tbody", *body), class_=kind)


def _foot() -> ET.Element:
    return node("footer", node("p", f"Made by xborder {__version__} from the profile itself."))
