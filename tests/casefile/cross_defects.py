"""A clean case with papers that say something, and one difference for each cross-check: this one, and no other, finds it."""

from collections.abc import Callable

from casefile.clean_cases import CleanCase, clean_case
from casefile.clean_parts import URN
from xborder.model.codes import FileType

Spoil = Callable[[CleanCase], None]
S1, AH5, PCN1, MG6, CM1 = (
    "statements/S1.pdf",
    "exhibits/AH-5.pdf",
    "forms/PCN1.pdf",
    "forms/MG6.pdf",
    "exhibits/CM-1.pdf",
)

_STATEMENT = (
    "Statement of: {name} Age if under 18: Over 18. This statement, of 1 page each signed by me, is true to the best of "
    "my knowledge and belief. I make it knowing that, if it is used in evidence, I may be prosecuted for wilfully stating "
    "in it anything that I know to be false. Signed: {name} Date: 24 September 2026. {told}"
)
_TOLD = {
    "S1": (
        "Clare MERRIDEW",
        "On 20 September 2026 Mr Quarrell struck me. Photographs of my arm were made, exhibit CM/1.",
    ),
    "S2": ("Tom PELLOW", "I have known Silas Quarrell for years. I produce the recording of the call as exhibit TP/1."),
    "S3": ("Ada HOLLIS", "I arrested him on 20 September 2026. I produce exhibits AH/1, AH/2 and AH5. PC Hollis."),
}


def speaking_case(kind: FileType = FileType.NGAP) -> CleanCase:
    """A clean case whose papers can be read: statements on their form, an order, a print, an information form."""
    case = clean_case(kind)
    for ref, (name, told) in _TOLD.items():
        case.pages[f"statements/{ref}.pdf"] = _STATEMENT.format(name=name, told=told)
    case.pages[AH5] = (
        "To: Silas Quarrell, born 4 March 1990. Criminal behaviour order CBO-2025-0007. Made on 3 June 2025 by Fenmarsh "
        "Magistrates' Court until 2 June 2028."
    )
    case.pages[PCN1] = "Name QUARRELL, Silas. Born 4 March 1990. PNC ID 2011/0123456H. Convicted on 3 June 2025."
    case.pages[MG6] = f"URN {URN}. R v Silas QUARRELL. ASN 26/36NC/01/123R."
    case.record("charge", case.charge_ref)["defendant"]["identifiers"] = {
        "pnc_id": {"scheme": "pnc_id", "value": "2011/0123456H"},
        "asn": {"scheme": "asn", "value": "2636NC0100000000123R", "raw": "26/36NC/01/123R"},
    }
    return case


def _rewrite(path: str, old: str, new: str) -> Spoil:
    def spoil(case: CleanCase) -> None:
        assert old in case.pages[path]
        case.pages[path] = case.pages[path].replace(old, new)

    return spoil


def _child(case: CleanCase) -> None:
    case.record("witness", "W1")["under_18"] = True


def _too_early(case: CleanCase) -> None:
    """Before the offence, though after the order: only the words show that it tells of it."""
    case.record("statement", "S1")["made_on"] = "2026-09-19"
    case.record("exhibit", "CM/1")["produced_on"] = "2026-09-19"
    case.pages[S1] = case.pages[S1].replace("Date: 24", "Date: 19")


def _unproduced(case: CleanCase) -> None:
    del case.record("statement", "S2")["exhibits"]
    case.pages["statements/S2.pdf"] = case.pages["statements/S2.pdf"].replace("exhibit TP/1", "I have told of")


def _served_otherwise(case: CleanCase) -> None:
    case.pages["statements/S3.pdf"] += " On 4 June 2025 I handed him the order CBO-2025-0007."


def _recipient(case: CleanCase) -> None:
    case.record("asb-order", "CBO-2025-0007")["services"][0]["recipient"] = "Silas QUARREL"


def _summary_misspelt(case: CleanCase) -> None:
    case.plan["narrative"]["summary"] += " Silas Quarell then left."


def _title_misspelt(case: CleanCase) -> None:
    case.plan["title"] = "R v Silas QUARREL"


def _charge_of_another_case(case: CleanCase) -> None:
    case.record("charge", case.charge_ref)["urn"]["value"] = "36NC0500226"


def _worded_for_another_day(case: CleanCase) -> None:
    offence = case.record("charge", case.charge_ref)["offences"][1]
    offence["wording"] = "On 21 September 2026 entered farmland, which an order made on 3 June 2025 forbade."


def _headline_of_another_day(case: CleanCase) -> None:
    narrative = case.plan["narrative"]
    narrative["headline"] = narrative["headline"].replace("20 September", "2 September")


def _stranger(case: CleanCase) -> None:
    case.plan["narrative"]["summary"] += " Mr Anton Bly saw it from the road."


def _only_told_by_witness(ref: str, summary: str, told: str) -> Spoil:
    """An exhibit is gone and the summary is silent; only a statement's words speak of it."""

    def spoil(case: CleanCase) -> None:
        case.without("exhibit", ref)
        made = case.record("statement", "S3")
        made["exhibits"] = [each for each in made["exhibits"] if each["value"] != ref]
        case.pages["statements/S3.pdf"] = case.pages["statements/S3.pdf"].replace(f"{ref}", "AH/5") + told
        case.plan["narrative"]["summary"] = case.plan["narrative"]["summary"].replace(summary, "A film")

    return spoil


def _forensic_told_by_witness(case: CleanCase) -> None:
    case.without("form", "F-MG22")
    case.plan["narrative"]["summary"] = case.plan["narrative"]["summary"].replace("DNA was", "Things were")
    case.pages["statements/S3.pdf"] += " I took fingerprints from the gate."


#: By name: the code that is to be found, and what spoils the case.
DEFECTS: dict[str, tuple[str, Spoil]] = {
    "defendant misspelt after a title": ("XB-CROSS-010", _rewrite(S1, "Mr Quarrell", "Mr Quarell")),
    "defendant misspelt after the given name": ("XB-CROSS-010", _rewrite(MG6, "Silas QUARRELL", "Silas QUARREL")),
    "defendant misspelt before the given name": ("XB-CROSS-010", _rewrite(PCN1, "QUARRELL, Silas", "QUARELL, Silas")),
    "defendant's birthday on the print": ("XB-CROSS-011", _rewrite(PCN1, "4 March 1990", "3 April 1990")),
    "defendant's birthday on the order": ("XB-CROSS-011", _rewrite(AH5, "4 March 1990", "04/03/1991")),
    "another URN": ("XB-CROSS-012", _rewrite(MG6, URN, "36 NC 05002 26")),
    "another PNC ID": ("XB-CROSS-013", _rewrite(PCN1, "2011/0123456H", "2011/0123465M")),
    "order served on another day": ("XB-CROSS-017", _served_otherwise),
    "recipient misspelt in a record": ("XB-CROSS-010", _recipient),
    "defendant misspelt in the summary": ("XB-CROSS-010", _summary_misspelt),
    "defendant misspelt in the title": ("XB-CROSS-010", _title_misspelt),
    "charge under another URN": ("XB-CROSS-012", _charge_of_another_case),
    "charge worded for another day": ("XB-CROSS-018", _worded_for_another_day),
    "headline of another day": ("XB-CROSS-019", _headline_of_another_day),
    "another arrest": ("XB-CROSS-014", _rewrite(MG6, "123R", "124T")),
    "order made on another day": ("XB-CROSS-015", _rewrite(AH5, "Made on 3 June", "Made on 5 June")),
    "order to somebody else": (
        "XB-CROSS-016",
        _rewrite(AH5, "To: Silas Quarrell, born 4 March 1990.", "To: Anton Bly."),
    ),
    "statement of somebody else": ("XB-CROSS-020", _rewrite(S1, "Clare MERRIDEW", "Anton BLY")),
    "age of a child not given": ("XB-CROSS-021", _child),
    "age of a child given for an adult": ("XB-CROSS-021", _rewrite(S1, "18: Over 18", "18: 16")),
    "no penalty in the declaration": ("XB-CROSS-022", _rewrite(S1, "wilfully", "ever")),
    "no truth in the declaration": ("XB-CROSS-022", _rewrite(S1, "knowledge and belief", "memory")),
    "pages counted wrongly": ("XB-CROSS-023", _rewrite(S1, "of 1 page each", "of 2 pages each")),
    "exhibit that only the words name": ("XB-READY-008", _rewrite(S1, "exhibit CM/1", "exhibits CM/1 and CM7")),
    "exhibit that nobody produces": ("XB-READY-008", _unproduced),
    "somebody in the summary without a statement": ("XB-READY-007", _stranger),
    "body-worn video that only a witness tells of": (
        "XB-READY-009",
        _only_told_by_witness("AH/1", "Body-worn video", " My body-worn video shows it."),
    ),
    "CCTV that only a witness tells of": (
        "XB-READY-012",
        _only_told_by_witness("AH/2", "the CCTV", " I watched the CCTV."),
    ),
    "examination that only a witness tells of": ("XB-READY-017", _forensic_told_by_witness),
    "dated before what it tells": ("XB-CROSS-026", _too_early),
    "dated otherwise": ("XB-CROSS-025", _rewrite(S1, "Date: 24", "Date: 25")),
}
