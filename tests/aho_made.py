"""Hearing outcomes that no court reached: annotated hearing outcomes about invented people."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

_RESULT = """<br7:Result hasError="false" SchemaVersion="2.0">
  <ds:CJSresultCode>{code}</ds:CJSresultCode>
  <ds:OffenceRemandStatus Literal="Unconditional Bail">UB</ds:OffenceRemandStatus>
  <ds:SourceOrganisation SchemaVersion="2.0"><ds:TopLevelCode>B</ds:TopLevelCode>
   <ds:SecondLevelCode>36</ds:SecondLevelCode><ds:ThirdLevelCode>FN</ds:ThirdLevelCode>
   <ds:BottomLevelCode>00</ds:BottomLevelCode><ds:OrganisationUnitCode>B36FN00</ds:OrganisationUnitCode>
  </ds:SourceOrganisation>
  <ds:CourtType>MCA</ds:CourtType><ds:ResultHearingType Literal="Other">OTHER</ds:ResultHearingType>
  <ds:ResultHearingDate>2026-11-12</ds:ResultHearingDate>
  {inner}
  <ds:PleaStatus Literal="Not Guilty">NG</ds:PleaStatus><ds:Verdict Literal="Guilty">G</ds:Verdict>
  <ds:ModeOfTrialReason Literal="Summary only">SUM</ds:ModeOfTrialReason>
  <ds:ResultVariableText>{text}</ds:ResultVariableText>
  <ds:ResultHalfLifeHours>72</ds:ResultHalfLifeHours>
  <br7:PNCDisposalType>{code}</br7:PNCDisposalType><br7:ResultClass>Judgement with final result</br7:ResultClass>
  <br7:Urgent><br7:urgent Literal="Yes">Y</br7:urgent><br7:urgency>24</br7:urgency></br7:Urgent>
  <br7:PNCAdjudicationExists Literal="No">N</br7:PNCAdjudicationExists>
  {after}
</br7:Result>"""

_OFFENCE = """<br7:Offence hasError="false" SchemaVersion="4.0">
 <ds:CriminalProsecutionReference SchemaVersion="2.0">
  <ds:DefendantOrOffender><ds:Year>26</ds:Year>
   <ds:OrganisationUnitIdentifierCode SchemaVersion="2.0"><ds:SecondLevelCode>36</ds:SecondLevelCode>
    <ds:ThirdLevelCode>NC</ds:ThirdLevelCode><ds:BottomLevelCode>01</ds:BottomLevelCode>
    <ds:OrganisationUnitCode>36NC01</ds:OrganisationUnitCode></ds:OrganisationUnitIdentifierCode>
   <ds:DefendantOrOffenderSequenceNumber>00000004512</ds:DefendantOrOffenderSequenceNumber>
   <ds:CheckDigit>M</ds:CheckDigit></ds:DefendantOrOffender>
  <ds:OffenceReason>{reason}</ds:OffenceReason>
  <ds:OffenceReasonSequence>00{number}</ds:OffenceReasonSequence>
 </ds:CriminalProsecutionReference>
 <ds:OffenceCategory Literal="Summary Non-motoring">CS</ds:OffenceCategory>
 <ds:ArrestDate>2026-09-20</ds:ArrestDate><ds:ChargeDate>2026-10-02</ds:ChargeDate>
 <ds:ActualOffenceDateCode Literal="on or in">1</ds:ActualOffenceDateCode>
 <ds:ActualOffenceStartDate><ds:StartDate>2026-09-20</ds:StartDate></ds:ActualOffenceStartDate>
 <ds:ActualOffenceEndDate><ds:EndDate>2026-09-21</ds:EndDate></ds:ActualOffenceEndDate>
 <ds:LocationOfOffence>Long Drove, Marsh Ferrers</ds:LocationOfOffence>
 <ds:OffenceTitle>Going equipped for hare coursing</ds:OffenceTitle>
 <ds:ActualOffenceWording>Went equipped to search for a hare with dogs &amp; a van.</ds:ActualOffenceWording>
 <ds:RecordableOnPNCindicator Literal="Yes">Y</ds:RecordableOnPNCindicator>
 <ds:ConvictionDate>2026-11-12</ds:ConvictionDate>
 <br7:CommittedOnBail Literal="Don't Know">D</br7:CommittedOnBail>
 <br7:CourtOffenceSequenceNumber>{number}</br7:CourtOffenceSequenceNumber>
 {results}
</br7:Offence>"""

NATIONAL = """<ds:OffenceCode><ds:ActOrSource>PS</ds:ActOrSource><ds:Year>22</ds:Year>
 <ds:Reason>002</ds:Reason><ds:Qualifier>A</ds:Qualifier></ds:OffenceCode>"""
COMMON_LAW = (
    "<ds:OffenceCode><ds:CommonLawOffence>COML</ds:CommonLawOffence><ds:Reason>025</ds:Reason></ds:OffenceCode>"
)
INDICTMENT = "<ds:OffenceCode><ds:Reason>501</ds:Reason></ds:OffenceCode>"
LOCAL = (
    "<ds:LocalOffenceCode><ds:AreaCode>36</ds:AreaCode><ds:OffenceCode>01AP001</ds:OffenceCode></ds:LocalOffenceCode>"
)

_FINE = """<ds:AmountSpecifiedInResult Type="Fine">120.00</ds:AmountSpecifiedInResult>
  <ds:AmountSpecifiedInResult Type="Costs">85.50</ds:AmountSpecifiedInResult>"""
_ADJOURNED = """<ds:BailCondition>To live at 4 Sluice Row.</ds:BailCondition>
  <ds:NextResultSourceOrganisation SchemaVersion="2.0"><ds:TopLevelCode>B</ds:TopLevelCode>
   <ds:SecondLevelCode>36</ds:SecondLevelCode><ds:ThirdLevelCode>FN</ds:ThirdLevelCode>
   <ds:BottomLevelCode>00</ds:BottomLevelCode><ds:OrganisationUnitCode>B36FN00</ds:OrganisationUnitCode>
  </ds:NextResultSourceOrganisation>
  <ds:NextCourtType>MCA</ds:NextCourtType><ds:NextHearingDate>2026-12-03</ds:NextHearingDate>
  <ds:NextHearingTime>10:00</ds:NextHearingTime>
  <ds:Duration><ds:DurationType>Duration</ds:DurationType><ds:DurationUnit>Y</ds:DurationUnit>
   <ds:DurationLength>3</ds:DurationLength></ds:Duration>
  <ds:DateSpecifiedInResult Sequence="1">2026-11-12</ds:DateSpecifiedInResult>
  <ds:NumberSpecifiedInResult Type="P">6</ds:NumberSpecifiedInResult>"""
_QUALIFIED = """<br7:ResultQualifierVariable SchemaVersion="3.0"><ds:Code>JV</ds:Code>
   <ds:Duration><ds:DurationType>Custodial</ds:DurationType><ds:DurationUnit>D</ds:DurationUnit>
    <ds:DurationLength>30</ds:DurationLength></ds:Duration></br7:ResultQualifierVariable>
  <br7:ConvictingCourt>1442</br7:ConvictingCourt>"""
CONVICTED = "<br7:ConvictingCourt>1442</br7:ConvictingCourt>"

_QUERY = """<CXE01><FSC FSCode="36NC" IntfcUpdateType="K"/>
 <IDS CRONumber="" Checkname="FENWRIGHT" IntfcUpdateType="K" PNCID="2002/0073319Z"/>
 <CourtCases><CourtCase><CCR CourtCaseRefNo="26/1442/000123Q" CrimeOffenceRefNo="" IntfcUpdateType="K"/><Offences>
  <Offence><COF ACPOOffenceCode="12:15:24:1" CJSOffenceCode="PS22002" IntfcUpdateType="K" OffStartDate="20092026"
    OffEndTime="" ReferenceNumber="001"/>
   <ADJ Adjudication1="GUILTY" DateOfSentence="12112026" IntfcUpdateType="I" OffenceTICNumber="0000" Plea="NOT GUILTY"/>
   <DISList><DIS IntfcUpdateType="I" QtyDate="" Type="1015"/><DIS IntfcUpdateType="I" Text="COSTS" Type="3051"/></DISList>
  </Offence><Offence><COF CJSOffenceCode="TH68010" ReferenceNumber="002"/></Offence></Offences></CourtCase></CourtCases>
 <PenaltyCases><PenaltyCase><PCR IntfcUpdateType="K" PenaltyCaseRefNo="09/1X/1"/><Offences>
  <Offence><COF CJSOffenceCode="RT88191" ReferenceNumber="001"/></Offence></Offences></PenaltyCase></PenaltyCases>
</CXE01>"""

_PERSON = """<br7:PNCIdentifier>2002/0073319Z</br7:PNCIdentifier><br7:PNCCheckname>FENWRIGHT</br7:PNCCheckname>
 <br7:DefendantDetail><br7:PersonName><ds:Title>Mr</ds:Title>
   <ds:GivenName NameSequence="1">Daryl</ds:GivenName><ds:GivenName NameSequence="2">Lee</ds:GivenName>
   <ds:FamilyName NameSequence="1">Fenwright</ds:FamilyName></br7:PersonName>
  <br7:GeneratedPNCFilename>FENWRIGHT/DARYL LEE</br7:GeneratedPNCFilename>
  <br7:BirthDate>1991-02-17</br7:BirthDate><br7:Gender Literal="male">1</br7:Gender></br7:DefendantDetail>"""
_BODY = "<br7:OrganisationName>Marsh Ferrers Transport Ltd</br7:OrganisationName>"

_SPACES = """xmlns:br7="http://schemas.cjse.gov.uk/datastandards/BR7/2007-12"
 xmlns:ds="http://schemas.cjse.gov.uk/datastandards/2006-10" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance\""""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def result(code: str = "1015", text: str = "Fined.", inner: str = _FINE, after: str = "") -> str:
    """A result."""
    return _RESULT.format(code=code, text=text, inner=inner, after=after or CONVICTED)


def offence(*results: str, number: int = 1, reason: str = NATIONAL) -> str:
    """An offence with its results."""
    return _OFFENCE.format(number=number, reason=reason, results="\n".join(results or (result(),)))


def outcome(*offences: str, person: str = _PERSON, spaces: str = _SPACES) -> str:
    """An outcome, without the declaration of a document."""
    heard = "\n".join(offences or (_order(), offence(number=2, reason=COMMON_LAW)))
    return f"""<br7:AnnotatedHearingOutcome {spaces}><br7:HearingOutcome>
<br7:Hearing hasError="false" SchemaVersion="4.0">
 <ds:CourtHearingLocation SchemaVersion="2.0"><ds:TopLevelCode>B</ds:TopLevelCode>
  <ds:SecondLevelCode>36</ds:SecondLevelCode><ds:ThirdLevelCode>FN</ds:ThirdLevelCode>
  <ds:BottomLevelCode>00</ds:BottomLevelCode><ds:OrganisationUnitCode>B36FN00</ds:OrganisationUnitCode>
 </ds:CourtHearingLocation>
 <ds:DateOfHearing>2026-11-12</ds:DateOfHearing><ds:TimeOfHearing>10:00</ds:TimeOfHearing>
 <ds:HearingLanguage Literal="Don't Know">D</ds:HearingLanguage>
 <ds:DefendantPresentAtHearing Literal="Yes">Y</ds:DefendantPresentAtHearing>
 <br7:SourceReference><br7:DocumentName>SPI FENWRIGHT</br7:DocumentName><br7:UniqueID>CID-26-1</br7:UniqueID>
  <br7:DocumentType>SPI Case Result</br7:DocumentType></br7:SourceReference>
 <br7:CourtType Literal="MC adult">MCA</br7:CourtType><br7:CourtHouseCode>1442</br7:CourtHouseCode>
 <br7:CourtHouseName>Fenmarsh</br7:CourtHouseName>
</br7:Hearing>
<br7:Case hasError="false" SchemaVersion="4.0">
 <ds:PTIURN>36NC0412626</ds:PTIURN>
 <ds:PreChargeDecisionIndicator Literal="No">N</ds:PreChargeDecisionIndicator>
 <br7:CourtReference><ds:MagistratesCourtReference>36NC0412626</ds:MagistratesCourtReference></br7:CourtReference>
 <br7:RecordableOnPNCindicator Literal="Yes">Y</br7:RecordableOnPNCindicator>
 <br7:ForceOwner SchemaVersion="2.0"><ds:SecondLevelCode>36</ds:SecondLevelCode>
  <ds:ThirdLevelCode>NC</ds:ThirdLevelCode><ds:BottomLevelCode>00</ds:BottomLevelCode>
  <ds:OrganisationUnitCode>36NC00</ds:OrganisationUnitCode></br7:ForceOwner>
 <br7:HearingDefendant hasError="true">
 <br7:ArrestSummonsNumber Error="HO100301">2636NC0100000004512M</br7:ArrestSummonsNumber>
 {person}
 <br7:Address><ds:AddressLine1>4 Sluice Row</ds:AddressLine1><ds:AddressLine2>Marsh Ferrers</ds:AddressLine2></br7:Address>
 <br7:RemandStatus Literal="Conditional Bail">CB</br7:RemandStatus>
 <br7:BailConditions>Not to enter farmland in Norfolk.</br7:BailConditions>
 <br7:BailConditions>To live at 4 Sluice Row.</br7:BailConditions>
 <br7:ReasonForBailConditions>To prevent further offences.</br7:ReasonForBailConditions>
 {heard}
</br7:HearingDefendant></br7:Case></br7:HearingOutcome>
<br7:HasError>false</br7:HasError>
{_QUERY}
<br7:PNCQueryDate>2026-11-13</br7:PNCQueryDate>
<br7:PNCErrorMessage classification="HO100402">I0190 - NOT VALID</br7:PNCErrorMessage>
</br7:AnnotatedHearingOutcome>"""


def _order() -> str:
    text = "Criminal behaviour order for three years. Not to enter farmland in Norfolk with a dog."
    return offence(result(), result("1177", text, _ADJOURNED, _QUALIFIED))


def body() -> str:
    """The outcome of a case against an organisation."""
    return outcome(offence(), person=_BODY)


def document(inner: str | None = None) -> str:
    """A whole document."""
    return f"{DECLARATION}\n{inner or outcome()}\n"


def dataset() -> str:
    """A PNC update dataset: an outcome and what the PNC is told of it."""
    inner = outcome().replace("<CXE01>", '<CXE01 xmlns="">')
    return f"""{DECLARATION}
<PNCUpdateDataset xmlns="http://www.example.org/NewXMLSchema" {_SPACES}>
{inner}
<Operation><operationCode><DISARR/></operationCode><operationStatus>C</operationStatus></Operation>
<Operation><operationCode><SENDEF><courtCaseReference>26/1442/000123Q</courtCaseReference></SENDEF></operationCode>
 <operationStatus>N</operationStatus></Operation>
<Operation><operationCode><NEWREM><nextHearingDate>2026-12-03</nextHearingDate>
 <nextHearingLocation SchemaVersion="2.0"><ds:TopLevelCode>B</ds:TopLevelCode><ds:SecondLevelCode>36</ds:SecondLevelCode>
 <ds:ThirdLevelCode>FN</ds:ThirdLevelCode><ds:BottomLevelCode>00</ds:BottomLevelCode>
 <ds:OrganisationUnitCode>B36FN00</ds:OrganisationUnitCode></nextHearingLocation></NEWREM></operationCode>
 <operationStatus>C</operationStatus></Operation>
</PNCUpdateDataset>
"""


def said(content: bytes) -> "Counter[tuple[str, ...]]":
    """All that a document says: each text and attribute with its path, in no order, without blanks around texts."""
    root = etree.fromstring(content, etree.XMLParser(remove_comments=True))
    return Counter(_said(root, ""))


def _said(element: "etree._Element", outer: str) -> Iterator[tuple[str, ...]]:
    path = f"{outer}/{element.tag}"
    yield path, "" if len(element) else (element.text or "").strip()
    for name, value in element.attrib.items():
        yield path, str(name), str(value)
    for child in element:
        yield from _said(child, path)
