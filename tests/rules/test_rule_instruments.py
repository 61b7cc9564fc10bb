"""Each instrument by its rows of law: one thing put wrong, one finding, and it names the Act."""

from typing import Any

import pytest

from build_orders import COUNCIL, GOOD, found, judged, offence, officer
from build_records import at, day, handed, person
from xborder.findings import Severity
from xborder.model.codes import Applicant, IssuerRole, OrderKind, ServiceMethod
from xborder.model.order import Appeal

ASB = "Anti-social Behaviour, Crime and Policing Act 2014"
K, E, W = OrderKind, Severity.ERROR, Severity.WARNING
YOUNG = person(born="2010-01-01")
ASKED: dict[str, Any] = {"consulted": ("Youth offending team",)}


@pytest.mark.parametrize("kind", GOOD)
def test_a_right_order_has_nothing_wrong(kind: OrderKind) -> None:
    assert found(kind) == []


@pytest.mark.parametrize(
    ("kind", "changes", "code", "severity", "section"),
    [
        (K.CPN_FPN, {"amount_pounds": 101}, "120", E, f"{ASB} s.52(7)"),
        (K.CPN_FPN, {"amount_pounds": None}, "122", W, f"{ASB} s.52(3), (4), (6)"),
        (K.REMEDIAL_ORDER, {"offence_codes": offence("PS22002")}, "106", E, f"{ASB} s.49"),
        (K.DISPERSAL_AUTHORISATION, {"ends_at": at("2026-05-03T10:01:00+01:00")}, "044", E, f"{ASB} s.34(1)"),
        (K.DISPERSAL_AUTHORISATION, {"issuer": officer("Sergeant")}, "117", E, f"{ASB} s.34(1)"),
        (K.DISPERSAL_AUTHORISATION, {"issuer": officer(None)}, "118", W, f"{ASB} s.34(1)"),
        (K.DISPERSAL_AUTHORISATION, {"in_writing": None}, "122", W, f"{ASB} s.34(1), (4)"),
        (K.DISPERSAL_AUTHORISATION, {"grounds": ()}, "122", W, f"{ASB} s.34(1), (4)"),
        (
            K.DISPERSAL_AUTHORISATION,
            {"issuer_role": IssuerRole.COMMUNITY_SUPPORT_OFFICER},
            "119",
            E,
            f"{ASB} s.34(1)",
        ),
        (K.DISPERSAL_DIRECTION, {"ends_at": at("2026-05-04T09:01:00+01:00")}, "044", E, f"{ASB} s.35(4), (8)"),
        (K.DISPERSAL_DIRECTION, {"subject": person(born="2016-05-03")}, "020", E, f"{ASB} s.36(1)"),
        (K.DISPERSAL_DIRECTION, {"follows_refs": ()}, "132", W, None),
        (K.DISPERSAL_DIRECTION, {"follows_refs": ("CN-1",)}, "133", W, None),
        (
            K.CIVIL_INJUNCTION,
            {**ASKED, "subject": person(born="2016-05-02"), "until_further_order": None, "ends_on": day("2026-12-31")},
            "020",
            E,
            f"{ASB} s.1(1)",
        ),
        (K.CIVIL_INJUNCTION, {"until_further_order": None}, "042", E, f"{ASB} s.1(6)"),
        (K.CIVIL_INJUNCTION, {**ASKED, "subject": YOUNG}, "044", E, f"{ASB} s.1(6)"),
        (K.CIVIL_INJUNCTION, {"applicant": Applicant.PROSECUTION}, "109", E, f"{ASB} s.5(1)"),
        (K.PSPO, {"ends_on": day("2029-05-01")}, "044", E, f"{ASB} s.60"),
        (K.PSPO, {"consulted": ()}, "122", W, f"{ASB} s.72(3)-(5)"),
        (K.PSPO, {"issuer_role": IssuerRole.CONSTABLE}, "119", W, f"{ASB} s.59(1)"),
        (K.PSPO_EXPEDITED, {"ends_on": day("2026-11-01")}, "044", W, f"{ASB} s.59A"),
        (K.CLOSURE_NOTICE, {"ends_at": at("2026-05-02T10:01:00+01:00")}, "044", E, f"{ASB} s.77(1)"),
        (K.CLOSURE_NOTICE, {"issuer": officer("PS")}, "117", E, f"{ASB} s.76(1)"),
        (K.CLOSURE_NOTICE, {**COUNCIL, "ends_at": at("2026-05-03T09:00:00+01:00")}, "045", W, f"{ASB} s.77(1)"),
        (K.CLOSURE_NOTICE, {**COUNCIL, "ends_at": at("2026-05-03T10:01:00+01:00")}, "044", E, f"{ASB} s.77(2)"),
        (
            K.CLOSURE_NOTICE,
            {"issuer": officer("Supt"), "ends_at": at("2026-05-03T10:01:00+01:00")},
            "044",
            E,
            f"{ASB} s.77(2)",
        ),
        (K.CLOSURE_ORDER, {"ends_on": day("2026-08-02")}, "044", E, f"{ASB} s.80(6)"),
        (K.CLOSURE_ORDER, {"ends_on": None}, "047", W, f"{ASB} s.80(6)"),
        (K.CLOSURE_ORDER, {"appeal": Appeal(lodged_on=day("2026-05-23"))}, "123", W, f"{ASB} s.84(4), (5)"),
        (K.DOG_DISQUALIFICATION, {"offence_codes": offence("HA04001")}, "106", E, "s.66(1)-(5)"),
        (K.DOG_RECOVERY, {"seized_on": None}, "122", W, "s.65"),
        (K.FORFEITURE, {"offence_codes": offence("PS22002")}, "106", E, f"{ASB} s.50"),
        (K.DEPRIVATION, {"offence_codes": ()}, "107", W, "Sentencing Act 2020 s.153"),
        (K.DRIVING_BAN, {"offence_codes": ()}, "107", W, "Sentencing Act 2020 s.163"),
        (K.CONFISCATION, {"offence_codes": ()}, "107", W, "Proceeds of Crime Act 2002 s.6"),
        (K.CASH_FORFEITURE, {"appeal": Appeal(lodged_on=day("2026-05-31"))}, "123", W, "ss.298, 299"),
        (K.DVPN, {"issuer": officer("Chief Inspector")}, "117", E, "Crime and Security Act 2010 s.24(1)"),
        (K.DVPN, {"subject": YOUNG}, "020", E, "Crime and Security Act 2010 s.24(2)"),
        (K.DVPN, {"services": ()}, "050", E, "Crime and Security Act 2010 s.25(2), (3)"),
        (
            K.DVPN,
            {"services": (handed("2026-05-01T15:00:00+01:00", method=ServiceMethod.POSTED),)},
            "053",
            E,
            "Crime and Security Act 2010 s.25(2), (3)",
        ),
        (K.DVPO, {"ends_on": day("2026-05-13")}, "043", E, "Crime and Security Act 2010 s.28(10), (11)"),
        (K.DVPO, {"ends_on": day("2026-05-29")}, "044", E, "Crime and Security Act 2010 s.28(10), (11)"),
        (K.DVPO, {"ends_on": None, "until_further_order": True}, "044", E, "Crime and Security Act 2010 s.28(10)"),
        (K.DAPN, {"issuer": officer("PS")}, "117", E, "Domestic Abuse Act 2021 s.22(1), (8)"),
        (K.DAPN, {"subject": person(born="2008-05-02")}, "020", E, "Domestic Abuse Act 2021 s.22(2), (6)"),
        (K.SHPO, {"ends_on": day("2031-04-29")}, "043", E, "Sentencing Act 2020 s.347"),
        (K.SRO, {"ends_on": day("2028-04-29")}, "043", W, "Sexual Offences Act 2003 s.122A"),
        (K.SPO, {"ends_on": day("2028-04-29")}, "043", E, "Stalking Protection Act 2019 ss.3, 4(4)(b)"),
        (K.SPO, {"applicant": Applicant.COUNCIL}, "109", E, "Stalking Protection Act 2019 s.1(1), (3)"),
        (K.KCPO, {"ends_on": day("2026-10-30")}, "043", E, "Offensive Weapons Act 2019 s.23(3)"),
        (K.KCPO, {"ends_on": day("2028-05-01")}, "044", E, "Offensive Weapons Act 2019 s.23(3)"),
        (K.KCPO, {"subject": person(born="2014-05-02")}, "020", E, "Offensive Weapons Act 2019 ss.14(1), 19(1)"),
        (K.SVRO, {"ends_on": day("2028-05-01")}, "044", W, "Sentencing Act 2020 s.342D"),
        (K.SVRO, {"ends_on": day("2026-10-30")}, "043", W, "Sentencing Act 2020 s.342D"),
        (K.STPO, {"ends_on": day("2031-04-29")}, "043", E, "Modern Slavery Act 2015 ss.17(4), 18"),
        (K.STRO, {"ends_on": day("2028-04-29")}, "043", E, "Modern Slavery Act 2015 s.24(4)"),
        (K.STRO, {"applicant": Applicant.COUNCIL}, "109", E, "Modern Slavery Act 2015 s.23(1)"),
        (K.CAUTION_CONDITIONAL, {"subject": YOUNG}, "020", E, "Criminal Justice Act 2003 s.22(1)"),
        (K.CAUTION_CONDITIONAL, {"signed": None}, "122", W, "Criminal Justice Act 2003 s.23"),
        (K.CAUTION_SIMPLE, {"subject": YOUNG}, "020", W, "Criminal Justice and Courts Act 2015 s.17"),
        (K.CAUTION_YOUTH, {"subject": person()}, "023", W, "Crime and Disorder Act 1998 s.66ZA"),
        (K.COMMUNITY_RESOLUTION, {"consulted": ()}, "122", W, f"{ASB} s.102"),
    ],
)
def test_one_thing_wrong(
    kind: OrderKind, changes: dict[str, Any], code: str, severity: Severity, section: str | None
) -> None:
    (one,) = judged(kind, **changes)
    assert (one.code, one.severity) == (f"XB-ORDER-{code}", severity)
    if section is not None:
        assert section in one.basis[0]
        assert len(one.basis) == 1
