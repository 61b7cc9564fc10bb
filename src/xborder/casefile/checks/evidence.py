"""Checks of witnesses, statements, exhibits and recordings."""

from xborder.casefile.case import Case
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several
from xborder.model.codes import WitnessKind
from xborder.model.evidence import Witness

_POLICE = (WitnessKind.POLICE, WitnessKind.OFFICER_IN_CASE)


def key_statements(case: Case) -> Answer:
    """Every key witness has a statement that is signed, dated and in the file (CJA 1967 s.9)."""
    key = [witness for witness in case.file.witnesses if witness.is_key]
    lacking = [witness.ref for witness in key if not _has_statement(case, witness)]
    if not key:
        return Answer(met=False, detail="No witness is marked as key.", todo="Mark the key witnesses in the records.")
    if lacking:
        return Answer(
            met=False,
            detail=f"No signed and dated statement of {several(lacking)}.",
            todo="Take the statement, or have it signed and dated.",
        )
    return Answer(met=True, detail=f"{len(key)} key witness(es), each with a signed statement.")


def _has_statement(case: Case, witness: Witness) -> bool:
    return any(made.signed and made.made_on and made.files for made in case.statements_of(witness))


def exhibits(case: Case) -> Answer:
    """Every exhibit that a statement names is listed, with a file or a link."""
    held = {each.exhibit_ref.text: each for each in case.file.exhibits}
    named = {each.text for made in case.file.statements for each in made.exhibits}
    absent = sorted(ref for ref in named if ref not in held or not (held[ref].files or held[ref].multimedia))
    if absent:
        return Answer(
            met=False,
            detail=f"Named in a statement but not here: {several(absent)}.",
            todo="Add the exhibit, or correct the reference.",
        )
    return Answer(met=True, detail=f"{len(named)} named in statements, all here.")


def recordings(case: Case) -> Answer:
    """Every recording has a clip shorter than itself and a place where it plays."""
    media = [(each.exhibit_ref.text, each.multimedia) for each in case.file.exhibits if each.multimedia]
    faults = [
        ref
        for ref, recording in media
        if recording is not None
        and (recording.link is None or recording.clip_from_seconds is None or recording.clip_to_seconds is None)
    ]
    if faults:
        return Answer(
            met=False,
            detail=f"No clip or no link: {several(faults)}.",
            todo="Clip the recording to what is relied on and give its link.",
        )
    return Answer(applies=bool(media), met=True, detail=f"{len(media)} recording(s), clipped and linked.")


def witness_convictions(case: Case) -> Answer:
    """Key civilian witnesses were checked for previous convictions, and when."""
    asked = [witness for witness in case.file.witnesses if witness.is_key and witness.kind not in _POLICE]
    unchecked = [witness.ref for witness in asked if witness.previous_convictions_checked_on is None]
    if unchecked:
        return Answer(
            met=False, detail=f"Not checked: {several(unchecked)}.", todo="Check them on the PNC and record the date."
        )
    return Answer(met=True, detail=f"{len(asked)} checked.")


def victim_statement(case: Case) -> Answer:
    """Whether each victim was offered a personal statement."""
    victims = [witness for witness in case.file.witnesses if witness.kind is WitnessKind.VICTIM]
    silent = [witness.ref for witness in victims if witness.statement_offered is None]
    if silent:
        return Answer(
            met=False,
            detail=f"Not recorded for {several(silent)}.",
            todo="Record whether a victim personal statement was offered.",
        )
    return Answer(applies=bool(victims), met=True, detail=f"Recorded for {len(victims)} victim(s).")


def special_measures(case: Case) -> Answer:
    """Each civilian witness was considered for special measures."""
    asked = [witness for witness in case.file.witnesses if witness.kind not in _POLICE]
    silent = [witness.ref for witness in asked if not witness.special_measures]
    if silent:
        return Answer(
            met=False,
            detail=f"Nothing recorded for {several(silent)}.",
            todo="Record the assessment, or that measures were offered and declined.",
        )
    return Answer(applies=bool(asked), met=True, detail=f"Considered for {len(asked)} witness(es).")


def witness_list(case: Case) -> Answer:
    """There are witnesses, and each civilian has an address for the list."""
    if not case.file.witnesses:
        return Answer(met=False, detail="No witness is recorded.", todo="Add the witnesses to the records.")
    civilians = [witness for witness in case.file.witnesses if witness.kind not in _POLICE]
    homeless = [witness.ref for witness in civilians if not witness.person.addresses]
    if homeless:
        return Answer(
            met=False, detail=f"No address for {several(homeless)}.", todo="Record where the witness can be warned."
        )
    return Answer(met=True, detail=f"{len(case.file.witnesses)} witnesses, in order.")
