"""The ways records can go under either of two agreements: who sends to whom for which purpose."""

from collections import defaultdict
from collections.abc import Iterator

import attrs

from xborder.agreements.party import flows_between
from xborder.agreements.record_checks import onward_route
from xborder.model.agreement import Agreement


@attrs.frozen(kw_only=True)
class Way:
    """Pairs of parties between which the same flows lead under each agreement, and one purpose."""

    pairs: tuple[tuple[str, str], ...]
    purpose: str
    record_types: tuple[str, ...]

    @property
    def senders(self) -> tuple[str, ...]:
        """Who sends."""
        return tuple(dict.fromkeys(sender for sender, _ in self.pairs))

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives."""
        return tuple(dict.fromkeys(recipient for _, recipient in self.pairs))


def ways(old: Agreement, new: Agreement) -> tuple[Way, ...]:
    """Every way that some flow of either agreement opens; pairs that both agreements treat alike are one way."""
    found: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    kinds: dict[tuple[object, ...], tuple[str, tuple[str, ...]]] = {}
    for sender, recipient, purpose in _pairs(old, new):
        alike = (purpose, *(_treated(each, sender, recipient, purpose) for each in (old, new)))
        found[alike].append((sender, recipient))
        kinds[alike] = purpose, _record_types((old, new), sender, recipient, purpose)
    return tuple(
        Way(pairs=tuple(pairs), purpose=kinds[alike][0], record_types=kinds[alike][1]) for alike, pairs in found.items()
    )


def _pairs(old: Agreement, new: Agreement) -> Iterator[tuple[str, str, str]]:
    parties = tuple(dict.fromkeys([*old.party_by_id, *new.party_by_id]))
    for sender in parties:
        for recipient in parties:
            flows = [flow for each in (old, new) for flow in flows_between(each, sender, recipient)]
            if sender != recipient:
                yield from (
                    (sender, recipient, purpose)
                    for purpose in dict.fromkeys(name for flow in flows for name in flow.purposes)
                )


def _treated(agreement: Agreement, sender: str, recipient: str, purpose: str) -> tuple[object, ...]:
    """Everything by which an agreement tells two pairs apart."""
    parties = agreement.party_by_id
    flows = tuple(sorted(flow.id for flow in flows_between(agreement, sender, recipient) if purpose in flow.purposes))
    known = tuple(
        (parties[name].regime, parties[name].force is None) if name in parties else None for name in (sender, recipient)
    )
    named = _named(agreement)
    told_apart = tuple(name if name in named else None for name in (sender, recipient))
    return (flows, known, told_apart, onward_route(agreement, recipient))


def _named(agreement: Agreement) -> frozenset[str]:
    """The parties that a condition of a rule names, by id or by force."""
    said = {
        text
        for rule in agreement.rules
        for condition in (*rule.when, *rule.unless)
        if condition.attr in ("request.from", "request.to", "record.force")
        for text in (*condition.values, condition.value)
    }
    return frozenset(party.id for party in agreement.parties if party.id in said or party.force in said)


def _record_types(agreements: tuple[Agreement, ...], sender: str, recipient: str, purpose: str) -> tuple[str, ...]:
    found = [
        name
        for agreement in agreements
        for flow in flows_between(agreement, sender, recipient)
        if purpose in flow.purposes
        for name in flow.record_types
    ]
    return tuple(dict.fromkeys(found))
