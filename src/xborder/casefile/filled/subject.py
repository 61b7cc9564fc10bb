"""Whom a form is about: a witness, a defendant, or the case as a whole."""

import attrs

from xborder.casefile.filled.definition import About, FormDefinition
from xborder.model.case import CaseFile, Defendant
from xborder.model.charge import Charge
from xborder.model.evidence import Witness
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class Subject:
    """The subject of one form. ``key`` is that of the witness or of the defendant's first charge; empty for the case."""

    key: str = ""
    witness: Witness | None = None
    defendant: Defendant | None = None
    charges: tuple[Charge, ...] = ()


def subject_of(definition: FormDefinition, about: str | None, file: CaseFile) -> Subject | None:
    """Whom the form is about, or None where ``about`` names nobody of the case.

    A defendant need not be named where there is only one; their key is that of
    any of their charges. A form about the case names nobody.
    """
    if definition.about is About.CASE:
        return _whole(file) if about is None else None
    if definition.about is About.WITNESS:
        found = next((each for each in file.witnesses if key_of(each) == about), None)
        return Subject(key=about, witness=found) if found is not None and about is not None else None
    return _defendant(about, file)


def subjects(definition: FormDefinition, file: CaseFile) -> list[str]:
    """The keys that a form of this definition may be about, in order."""
    if definition.about is About.WITNESS:
        return [key_of(each) for each in file.witnesses]
    if definition.about is About.DEFENDANT:
        return [key for each in file.defendants for key in each.charge_refs]
    return []


def _defendant(about: str | None, file: CaseFile) -> Subject | None:
    several = [each for each in file.defendants if about is None or about in each.charge_refs]
    if len(several) != 1:
        return None
    return _subject(several[0], file)


def _subject(defendant: Defendant, file: CaseFile) -> Subject:
    charges = tuple(each for each in file.charges if key_of(each) in defendant.charge_refs)
    return Subject(key=defendant.charge_refs[0], defendant=defendant, charges=charges)


def _whole(file: CaseFile) -> Subject:
    """The whole case; its only defendant, where there is only one, may be named."""
    only = file.defendants[0] if len(file.defendants) == 1 else None
    return attrs.evolve(_subject(only, file), key="") if only else Subject(charges=file.charges)
