"""A message of court results, made up: one hearing of a person, fined and put under a criminal behaviour order."""

MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<ResultedCaseMessage xmlns="http://www.dca.gov.uk/xmlschemas/libra" xmlns:b="http://www.govtalk.gov.uk/people/bs7666"
 Flow="ResultedCasesForThePolice" Interface="LibraStandardProsecutorPolice" SchemaVersion="0.6g"><Session>
<CourtHearing><Hearing><CourtHearingLocation>B36NC00</CourtHearingLocation><DateOfHearing>2026-11-12</DateOfHearing>
<TimeOfHearing>10:00:00</TimeOfHearing></Hearing><PSAcode>1234</PSAcode></CourtHearing>
<Case><PTIURN>36NC0412626</PTIURN><Defendant><ProsecutorReference>2636NC0100000448696W</ProsecutorReference>
{person}<Offence><BaseOffenceDetails><OffenceSequenceNumber>001</OffenceSequenceNumber><OffenceCode>GL02001</OffenceCode>
<OffenceWording>Entered land in pursuit of hares.</OffenceWording><OffenceTiming><OffenceDateCode>1</OffenceDateCode>
<OffenceStart><OffenceDateStartDate>2026-08-16</OffenceDateStartDate></OffenceStart></OffenceTiming>
</BaseOffenceDetails><InitiatedDate>2026-10-02</InitiatedDate><Plea>6</Plea><ModeOfTrial>01</ModeOfTrial>
<FinalDisposalIndicator>Y</FinalDisposalIndicator><ConvictionDate>2026-11-12</ConvictionDate><Finding>G</Finding>
<Result><ResultCode>1015</ResultCode><ResultText>Fined 120 pounds.</ResultText>
<ResultCodeQualifier>AB</ResultCodeQualifier><ResultCodeQualifier>CD</ResultCodeQualifier>
<NextHearing><NextHearingDetails><CourtHearingLocation>B36NC00</CourtHearingLocation>
<DateOfHearing>2026-12-01</DateOfHearing><TimeOfHearing>09:30:00</TimeOfHearing></NextHearingDetails>
<NextHearingReason>Means</NextHearingReason><BailStatusOffence>U</BailStatusOffence></NextHearing>
<Outcome><PenaltyPoints>3</PenaltyPoints><ResultAmountSterling>120.00</ResultAmountSterling></Outcome></Result>
<Result><ResultCode>{order}</ResultCode><ResultText>Not to enter farmland in Norfolk with a dog.</ResultText><Outcome>
<Duration><DurationValue>3</DurationValue><DurationUnit>Y</DurationUnit>
<SecondaryDurationValue>2</SecondaryDurationValue><SecondaryDurationUnit>W</SecondaryDurationUnit>
<DurationStartDate>2026-11-12</DurationStartDate><DurationEndDate>2029-11-11</DurationEndDate></Duration></Outcome>
</Result></Offence></Defendant></Case></Session></ResultedCaseMessage>"""
SIMPLE = "<SimpleAddress><AddressLine1>4 Mill Row</AddressLine1><AddressLine2>Holme</AddressLine2></SimpleAddress>"
COMPLEX = (
    "<ComplexAddress><b:PAON>0004 </b:PAON><b:StreetDescription>Mill Row</b:StreetDescription>"
    "<b:Locality>Holme</b:Locality><b:PostCode>PE99 3WZ</b:PostCode></ComplexAddress>"
)
PERSON = (
    "<CourtIndividualDefendant><PersonDefendant><BasePersonDetails><PersonName>"
    "<PersonGivenName1>Daryl</PersonGivenName1><PersonFamilyName>Fenwright</PersonFamilyName></PersonName>"
    "<Birthdate>1991-04-03</Birthdate><Gender>1</Gender></BasePersonDetails>"
    "<BailConditions>Not to enter Norfolk.</BailConditions></PersonDefendant><BailStatus>B</BailStatus>"
    "<Address>{}</Address><PresentAtHearing>Y</PresentAtHearing></CourtIndividualDefendant>"
)
BODY = (
    "<CourtCorporateDefendant><OrganisationName><OrganisationName>Marsh Ltd</OrganisationName></OrganisationName>"
    "<Address>{}</Address><PresentAtHearing>N</PresentAtHearing><BailStatus>A</BailStatus></CourtCorporateDefendant>"
)
VARIANTS = [PERSON.format(SIMPLE), PERSON.format(COMPLEX), BODY.format(SIMPLE), BODY.format(COMPLEX)]


def result_message(person: str = VARIANTS[0], order: str = "1177") -> str:
    return MESSAGE.format(person=person, order=order)
