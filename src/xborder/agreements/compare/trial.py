"""One agreement asked what it would do in a case."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.attributes import ATTRIBUTES
from xborder.agreements.compare.cases import OWN, OWNER, Case
from xborder.agreements.compare.full_record import full_record
from xborder.agreements.given import GivenRecord
from xborder.agreements.leaves import leaves_under
from xborder.agreements.party import flows_between, party_of_force
from xborder.agreements.record_checks import check_record
from xborder.agreements.record_room import RecordRoom
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.agreements.request_checks import check_request
from xborder.agreements.rule_book import RuleBook
from xborder.agreements.verdicts import Shown
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Rule

#: What becomes of a field: nothing, cut by a method, or shared.
Fate = str
NOTHING: Fate = ""
WHOLE: Fate = "share"

Fates = Mapping[str, Fate]

_KEY = HashKey(id="compared", secret=b"only to see that a field is hashed")


@attrs.define(kw_only=True)
class Trial:
    """The records of one type on one way, under one agreement."""

    book: RuleBook
    pair: tuple[str, str]
    purpose: str
    record_type: str
    now: dt.datetime
    _full: dict[str, Any] = attrs.field(init=False)
    _flows: tuple[str, ...] = attrs.field(init=False)
    _stopped: dict[tuple[str, tuple[str, ...]], bool] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._flows = tuple(
            flow.id
            for flow in flows_between(self.book.agreement, *self.pair)
            if self.purpose in flow.purposes and self.record_type in flow.record_types
        )
        self._full = full_record(self.book.rules("", self.record_type).shape)

    def alike(self, case: Case) -> tuple[object, ...]:
        """What the decision rests on: two cases in which it is the same are decided alike."""
        request, record = self._request(case), self._record(case)
        if self._is_stopped(request):
            return ("request stopped",)
        if len(self._flows) != 1:
            return ("no flow", len(self._flows))
        if stop := check_record(self.book.agreement, request, record):
            return (stop.reason,)
        compiled = self.book.rules(self._flows[0], self.record_type)
        return (request.sensitive, *compiled.truths.of(record.data, request))

    def fates(self, case: Case) -> Fates:
        """What becomes of each field that the model knows; only what goes is named."""
        request = self._request(case)
        if self._is_stopped(request):
            return {}
        decided, _ = RecordRoom(book=self.book, request=request, hash_key=_KEY).decide(self._record(case))
        if decided.data is None:
            return {}
        return {
            _pattern(path.path): WHOLE if path.effect is Shown.SHARE else path.method or ""
            for path in decided.paths
            if path.effect is not Shown.WITHHOLD
        }

    def rules(self) -> tuple[Rule, ...]:
        """The rules that can speak of the record, in any flow that carries it."""
        return tuple(rule for flow in self._flows for rule in self.book.rules(flow, self.record_type).rules)

    def leaves(self) -> tuple[str, ...]:
        """Every field of the record type."""
        return leaves_under(self.book.rules("", self.record_type).shape)

    def _is_stopped(self, request: Request) -> bool:
        """Whether stage E2 stops the request: of what differs between cases, only these two can."""
        key = (request.channel, request.sensitive)
        if key not in self._stopped:
            self._stopped[key] = check_request(self.book.agreement, request).has_errors
        return self._stopped[key]

    def _request(self, case: Case) -> Request:
        agreement = self.book.agreement
        known = {entry.id for entry in agreement.sensitive_processing}
        channels = agreement.transfer.channels
        asked: dict[str, Any] = {
            "sensitive": tuple(each for each in _names(case["request.sensitive"]) if each in known),
            "role": "",
            "channel": channels[0].id if channels else "",
        }
        for name, setting in case.items():
            if name in ATTRIBUTES and ATTRIBUTES[name].of_request and name != "request.sensitive":
                asked[ATTRIBUTES[name].place[0]] = setting or ""
        return Request(
            from_party=self.pair[0], to_party=self.pair[1], purpose=self.purpose, actor="reader", now=self.now, **asked
        )

    def _record(self, case: Case) -> GivenRecord:
        # Only what is set below is copied: the fields themselves are the same in every case.
        data = dict(self._full)
        head = data["provenance"] = dict(data.get("provenance", {}))
        head["force"] = self._force(case)
        head["extracted_at"] = f"{case[OWNER] if case[OWNER] != OWN else self.now.date()}T12:00:00+00:00"
        data["processing_restricted"] = False
        for name, setting in case.items():
            if name in ATTRIBUTES and not ATTRIBUTES[name].of_request:
                _put(data, ATTRIBUTES[name].place, list(setting) if isinstance(setting, tuple) else setting)
        return GivenRecord(type=self.record_type, data=data, key=f"{head['force'] or '00'}:{self.record_type}:X")

    def _force(self, case: Case) -> str | None:
        """The force whose record it is; a party without a force has none of its own."""
        agreement, sender = self.book.agreement, self.pair[0]
        if case[OWNER] == OWN and sender in agreement.party_by_id and agreement.party_by_id[sender].force:
            return agreement.party_by_id[sender].force
        return other_force(agreement, sender)


def other_force(agreement: Agreement, sender: str) -> str | None:
    """The force of a party that is not the sender."""
    codes = (party.force for party in agreement.parties if party.id != sender and party.force)
    return next((code for code in codes if party_of_force(agreement, code)), None)


def _names(setting: object) -> tuple[str, ...]:
    return tuple(str(each) for each in setting) if isinstance(setting, tuple) else ()


def _put(data: dict[str, Any], place: tuple[str, ...], value: object) -> None:
    """Set or take out a value, in copies of what holds it."""
    here = data
    for step in place[:-1]:
        if not isinstance(here.get(step), dict):
            return
        here[step] = dict(here[step])
        here = here[step]
    if value is None:
        here.pop(place[-1], None)
    else:
        here[place[-1]] = value


def _pattern(path: str) -> str:
    return "/".join("*" if step.isdigit() else step for step in path.split("/"))
