"""The text of a new case.yaml: every line with what it is for, and what may be added."""

import datetime as dt

import attrs

from xborder.files.yaml_insert import flow_text
from xborder.model.case import Purposes, RecordSource
from xborder.model.codes import FileType


@attrs.frozen(kw_only=True)
class Beginning:
    """What is known of a case on its first day."""

    urn: str
    title: str
    lead_force: str
    file_type: FileType
    as_of: dt.datetime
    purposes: Purposes
    source: RecordSource
    trust: bool = False
    suspect: str | None = None


def first_plan(begun: Beginning) -> str:
    """The file, as it is first written; every text in quotes, so that nothing is taken for a number or a yes."""
    source = begun.source
    entry = flow_text({"path": source.path, "profile": source.profile, "force": source.force})
    between = flow_text(begun.purposes.between_forces)
    trust = 'trust: "keys/trust.yaml"' if begun.trust else '# trust: "keys/trust.yaml"'
    suspect = (
        f"suspects: [{flow_text(begun.suspect)}]" if begun.suspect else '# suspects: ["FORCE:incident:REF#PERSON"]'
    )
    return f"""\
# The plan of a case: what its records do not say. Lines that begin with # are notes, or lines to be completed and used.
# What is still missing, and what settles it: xborder case status FOLDER
schema: "xborder/case/1"

# The unique reference number of the case.
urn: {flow_text(begun.urn)}
# How the case is called on every page: R v and the defendant.
title: {flow_text(begun.title)}
# The two digits of the force that leads the case.
lead_force: {flow_text(begun.lead_force)}
# Which file it is: {", ".join(each.value for each in FileType)}.
file_type: {flow_text(begun.file_type.value)}
# The time on everything that is made; bring it up to date before you build.
as_of: {flow_text(begun.as_of.isoformat())}

# Under which purposes of the agreement records come to the lead force, in this order, and go on to the prosecutor.
purposes:
  between_forces: {between}
  to_prosecutor: {flow_text(begun.purposes.to_prosecutor)}
# The sharing agreement, as it was signed.
agreement: "agreement.yaml"
# Optional: the keys of those who may sign the agreement.
{trust}
# Optional: which records are of one person, as somebody named confirmed it. "xborder link" proposes and writes it.
# links: "links.yaml"

# The files of records, as each force exported them. Add the export of the charge, of witnesses and of orders here.
records:
  - {entry}

# Before anybody is charged: whom the case is about, a person of an incident or the subject of an order.
{suspect}

# Needed before the file is ready: who answers for it.
# reporting_officer: {{name: {{family: "..."}}, rank: "PC", collar_number: "...", force: {flow_text(begun.lead_force)}}}
# supervisor: {{name: {{family: "..."}}, rank: "PS", collar_number: "...", force: {flow_text(begun.lead_force)}}}

# Needed before the file is ready: the summary (MG5).
# narrative:
#   headline: "In one sentence: who did what, where and when."
#   summary: "What happened, in order."
#   key_evidence: ["Each witness or exhibit, and what it proves."]
#   interview: "What the defendant said, or why there was no interview."
#   lines_of_enquiry: ["What was to be found out: what came of it."]

# Optional: orders_sought, charging, awaited, care, bail_breach, applies, corrections, files and leave_out.
"""
