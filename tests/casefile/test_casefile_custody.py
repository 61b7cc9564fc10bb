"""Continuity in a case: every gap is a finding where the force recorded it, and the log holds what was recorded."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from xborder.casefile.case import Case
from xborder.casefile.custody import custody_log
from xborder.casefile.demo import copy_case
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.prepare import prepare
from xborder.findings import Location, Sourced
from xborder.model.case import CaseFile, CasePlan, Purposes
from xborder.model.codes import CustodyType, FileRole, FileType
from xborder.model.evidence import CustodyEvent, EvidenceFile, Exhibit
from xborder.model.parts import Provenance
from xborder.model.values import Identifier

NOON = dt.datetime(2026, 9, 20, 12, 0, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 10, 8, tzinfo=dt.UTC)
EXTRACTED = dt.datetime(2026, 10, 5, tzinfo=dt.UTC)
OFFICER = "PC 1428 MARLOWE"


def exhibit(ref: str, *custody: CustodyEvent, force: str = "36") -> Exhibit:
    return Exhibit(
        ref=ref,
        provenance=Provenance(force=force, extracted_at=EXTRACTED),
        processing_restricted=False,
        exhibit_ref=Identifier(scheme="exhibit_ref", value=ref, raw=ref),
        files=(EvidenceFile(path="exhibits/a.jpg", role=FileRole.ORIGINAL),),
        custody=custody,
    )


def happened(kind: CustodyType, hours: int = 0, **more: Any) -> CustodyEvent:
    return CustodyEvent(type=kind, at=NOON + dt.timedelta(hours=hours), **more)


SEIZED = happened(CustodyType.SEIZED, given_to=OFFICER)


@pytest.fixture
def case(tmp_path: Path) -> Callable[..., Case]:
    def make(*exhibits: Exhibit) -> Case:
        plan = CasePlan(
            urn="36NC0412626",
            title="R v Nobody",
            lead_force="36",
            file_type=FileType.NGAP,
            as_of=NOW,
            purposes=Purposes(between_forces=("prosecute",), to_prosecutor="prosecute"),
            agreement="agreement.yaml",
        )
        urn = Identifier(scheme="pti_urn", value=plan.urn, raw=plan.urn)
        file = CaseFile(ref=plan.urn, urn=urn, title=plan.title, lead_force="36", file_type=FileType.NGAP, as_of=NOW)
        places = {f"/custody/{number}": Location(file="evidence.yaml", line=10 + number) for number in range(9)}
        records = {
            f"{each.provenance.force}:exhibit:{each.ref}": Sourced(
                type="exhibit", record=each, data={}, places=places, file="evidence.yaml"
            )
            for each in exhibits
        }
        return Case(folder=tmp_path, plan=plan, file=file, records=records)

    return make


def paper(record: Exhibit, sha256: str) -> EvidencePaper:
    return EvidencePaper(
        record=record,
        file=record.files[0],
        path=Path(record.files[0].path),
        media_type="image/jpeg",
        facts=None,
        served_pages=(1,),
        sha256=sha256,
    )


def test_a_gap_is_reported_where_the_force_recorded_it(case: Callable[..., Case]) -> None:
    one_sided = happened(CustodyType.TRANSFERRED, 1, given_to="Property store")

    (found,) = custody_log(case(exhibit("RTM/1", SEIZED, one_sided)), ()).report

    assert found.code == "XB-CUSTODY-104"
    assert (found.location.file, found.location.line, found.location.pointer) == ("evidence.yaml", 11, "/custody/1")
    assert "Event 2" in found.message
    assert OFFICER not in found.message


def test_an_exhibit_without_any_event_is_reported(case: Callable[..., Case]) -> None:
    made = custody_log(case(exhibit("RTM/1")), ())

    assert [(found.code, found.location.pointer) for found in made.report] == [("XB-CUSTODY-112", "/custody")]
    assert made.value == ()


def test_events_stand_exhibit_by_exhibit_as_they_were_recorded(case: Callable[..., Case]) -> None:
    """An event out of its time is reported; putting it in order would hide it."""
    early = happened(CustodyType.EXAMINED, -1)

    made = custody_log(case(exhibit("RTM/2", SEIZED), exhibit("RTM/1", SEIZED, early, force="35")), ())

    assert made.value is not None
    assert [(event["exhibit"], event["type"], event["recorded_by"]) for event in made.value] == [
        ("RTM/1", "seized", "Cambridgeshire Constabulary"),
        ("RTM/1", "examined", "Cambridgeshire Constabulary"),
        ("RTM/2", "seized", "Norfolk Constabulary"),
    ]
    assert [found.code for found in made.report] == ["XB-CUSTODY-105"]


def test_an_event_whose_recording_time_nobody_gave_is_not_called_late(case: Callable[..., Case]) -> None:
    made = custody_log(case(exhibit("RTM/1", SEIZED)), ())

    assert made.value is not None
    assert (made.value[0]["recorded_at"], made.value[0]["recorded_at_basis"]) == ("2026-10-05T00:00:00Z", "extract")
    assert not made.report


def test_an_event_that_was_recorded_late_by_its_own_account_is_reported(case: Callable[..., Case]) -> None:
    late = attrs.evolve(SEIZED, recorded_at=NOON + dt.timedelta(days=9))

    assert [found.code for found in custody_log(case(exhibit("RTM/1", late)), ()).report] == ["XB-CUSTODY-111"]


def test_the_digest_of_the_source_is_that_of_the_file_itself(case: Callable[..., Case]) -> None:
    record = exhibit("RTM/1", SEIZED, happened(CustodyType.COPIED, 1, derived_from="exhibits/a.jpg"))

    made = custody_log(case(record), [paper(record, "b" * 64)])

    assert made.value is not None
    assert made.value[1]["digest"] == "sha256:" + "b" * 64
    assert not made.report


def test_a_source_that_is_no_file_of_the_case_needs_its_digest_from_the_force(case: Callable[..., Case]) -> None:
    copied = happened(CustodyType.COPIED, 1, derived_from="DES/26/118810")
    stated = attrs.evolve(copied, digest="a" * 64)

    assert [found.code for found in custody_log(case(exhibit("X/1", SEIZED, copied)), ()).report] == ["XB-CUSTODY-108"]
    assert not custody_log(case(exhibit("X/1", SEIZED, stated)), ()).report


def test_a_stated_digest_that_is_not_that_of_the_file_is_reported(case: Callable[..., Case]) -> None:
    copied = happened(CustodyType.COPIED, 1, derived_from="exhibits/a.jpg", digest="a" * 64)
    record = exhibit("RTM/1", SEIZED, copied)

    (found,) = custody_log(case(record), [paper(record, "b" * 64)]).report

    assert (found.code, found.location.pointer) == ("XB-CUSTODY-113", "/custody/1/digest")


@pytest.mark.parametrize("digest", ["a" * 63, "A" * 64, "sha256:" + "a" * 64])
def test_a_digest_that_is_none_is_an_error_before_any_bag_is_made(case: Callable[..., Case], digest: str) -> None:
    copied = happened(CustodyType.COPIED, 1, derived_from="DES/26/118810", digest=digest)

    report = custody_log(case(exhibit("RTM/1", SEIZED, copied)), ()).report

    assert [(found.code, found.location.line) for found in report] == [("XB-CUSTODY-002", 11)]


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    copy_case(tmp_path / "case", key_id="norfolk-demo-2026")
    return tmp_path / "case"


def test_the_demonstration_case_accounts_for_every_exhibit(demo: Path) -> None:
    prepared = prepare(demo)

    assert prepared.value is not None
    assert not [found for found in prepared.report if found.code.startswith("XB-CUSTODY")]
    refs = {each.exhibit_ref.text for each in prepared.value.case.file.exhibits}
    assert {event["exhibit"] for event in prepared.value.custody} == refs


def test_a_gap_in_a_case_is_found_when_it_is_prepared(demo: Path) -> None:
    records = demo / "records/cambridgeshire/evidence.yaml"
    text = records.read_text(encoding="utf-8")
    gap = "        given_to: Cambridgeshire document store\n"
    records.write_text(text.replace(gap, "", 1), encoding="utf-8")

    codes = [found.code for found in prepare(demo).report if found.code.startswith("XB-CUSTODY")]

    assert codes
    assert "XB-CUSTODY-104" in codes
