"""Form fields of pages that are taken over: their values show, and no other page's come along.

Source: ISO 32000-2, 12.7 (interactive forms).
"""

import re
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf

from xborder.bundle.pdf.names import only, spelling

_PROGRAM = (Name.AA, Name.Lock, Name.SV, Name.StructParent)
_FONT = re.compile(r"/([^\s/()<>\[\]{}%]{1,127})\s+[-+.0-9]{1,16}\s+Tf", re.ASCII)
_DEEP = 32


def prepare_fields(pdf: Pdf, widgets: Iterable[Object], *, whole: bool) -> None:
    """Make the form of an opened file (in memory) ready to be copied with its pages.

    Values without an appearance get one, so that they show in every viewer.
    Fields that only a page lists are entered. Scripts, XFA data and signatures (void in a joined file) go. Unless the
    ``whole`` file is taken, every field without a widget in ``widgets`` goes too.
    """
    here = list(widgets)
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        if not here:
            return
        # Fields on pages that no form lists are a common slip; unlisted, some viewers would not show them.
        form = pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array()))
    pdf.acroform.generate_appearances_if_needed()
    for key in (Name.XFA, Name.CO, Name.SigFlags, Name.NeedAppearances):
        if key in form:
            del form[key]
    roots = _roots([*form.get(Name.Fields, ()), *here])
    if not whole:
        shown = {widget.objgen for widget in here}
        roots = [root for root in roots if _prune(root, shown, _DEEP)]
        _prune_fonts(form, roots)
    for field in _walk(roots):
        _without_program(field)
    form.Fields = Array(roots)
    pdf.acroform.invalidate_cache()


def _roots(fields: list[Object]) -> list[Object]:
    """The top of each field's tree, each once."""
    tops: dict[tuple[int, int], Object] = {}
    for field in fields:
        top, depth = field, 0
        while isinstance(top, Dictionary) and isinstance(top.get(Name.Parent), Dictionary) and depth < _DEEP:
            top, depth = top.Parent, depth + 1
        if isinstance(top, Dictionary) and top.is_indirect:
            tops.setdefault(top.objgen, top)
    return list(tops.values())


def _prune(field: Object, shown: set[tuple[int, int]], deep: int) -> bool:
    """Take from a tree of fields all that leads to no shown widget; say whether anything is left."""
    if not isinstance(field, Dictionary) or deep == 0:
        return False
    if Name.Kids not in field:
        return field.objgen in shown
    kids = [kid for kid in field.Kids if _prune(kid, shown, deep - 1)]
    field.Kids = Array(kids)
    return bool(kids)


def _walk(roots: Iterable[Object]) -> Iterable[Object]:
    todo, seen = list(roots), set()
    while todo:
        field = todo.pop()
        if isinstance(field, Dictionary) and field.objgen not in seen:
            seen.add(field.objgen)
            yield field
            todo.extend(field.get(Name.Kids, ()))


def _without_program(field: Object) -> None:
    for key in _PROGRAM:
        if key in field:
            del field[key]
    if field.get(Name.FT) == Name.Sig and Name.V in field:
        del field[Name.V]


def _prune_fonts(form: Object, roots: list[Object]) -> None:
    """Keep of the form's shared resources only fonts that a kept field is written in."""
    written = [spelling(field.get(Name.DA)) for field in [form, *_walk(roots)]]
    used = {f"/{name}" for text in written for name in _FONT.findall(text)}
    resources = form.get(Name.DR)
    fonts = resources.get(Name.Font) if isinstance(resources, Dictionary) else None
    form.DR = Dictionary(Font=only(fonts, used) if isinstance(fonts, Dictionary) else Dictionary())
