"""The pages of the case file: its forms with who may see each, and the reasons for which a file fails."""

from collections.abc import Iterator

from site_pages.markdown import escaped, page, table
from xborder.casefile.failure_reasons import failure_reasons
from xborder.casefile.form_register import DisclosureClass, form, read_data

_WHO = {
    DisclosureClass.NEVER: "police and prosecutor only",
    DisclosureClass.PROSECUTOR: "served only where the prosecutor decides it",
    DisclosureClass.EDITED: "served as an edited copy",
    DisclosureClass.NORMAL: "served as it is",
}


def pages() -> Iterator[tuple[str, str]]:
    """A page of the forms, and one of the failure reasons."""
    rows = [(name, escaped(form(name).title), _WHO[form(name).disclosure]) for name in read_data("forms.yaml")]
    about = "Who may see a form is a property of the form: no option of a command puts one of the first class among what is served."
    yield "forms.md", page("Forms of a case file", about, table(("Form", "Title", "Who sees it"), rows))
    reasons_rows = [
        (escaped(each.says), f"[{each.finding}](../findings/{each.finding}.md)") for each in failure_reasons()
    ]
    yield (
        "failure-reasons.md",
        page(
            "Failure reasons",
            "In the words of the prosecutor's review, each a check of `xborder case check`.",
            table(("Reason", "Finding"), reasons_rows),
        ),
    )
