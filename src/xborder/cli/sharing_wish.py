"""Who sends to whom and why, as asked on the command line."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xborder.cli.options import A_PATH, F, known_force, moment

if TYPE_CHECKING:
    from xborder.agreements.decided import Decided
    from xborder.agreements.decision import Decision
    from xborder.agreements.loaded import LoadedAgreement
    from xborder.agreements.redaction import HashKey
    from xborder.agreements.request import Request
    from xborder.cli.judge import Judge
    from xborder.findings import Sourced
    from xborder.model.agreement import Agreement

_OPTIONS = (
    click.option("--purpose", metavar="ID", help="For which purpose. [default: the only one between the two]"),
    click.option("--channel", metavar="ID", help="How it would be sent. [default: the agreement's first channel]"),
    click.option("--sensitive", multiple=True, metavar="ID", help="Sensitive processing relied on. May be repeated."),
    click.option("--role", metavar="TEXT", default="user", show_default=True, help="As what the request is made."),
    click.option("--actor", metavar="NAME", help="Who asks. [default: the party that sends]"),
    click.option("--case-ref", metavar="REF", help="The case that it is for."),
    click.option("--justification", metavar="TEXT", help="Why, in words."),
    click.option("--at", callback=lambda _c, _p, value: moment(value), help="The time to decide by. [default: now]"),
)

_READING = (
    click.option("--profile", help="The format of the records. [default: found from their contents]"),
    click.option(
        "--force", callback=known_force, help="The force the records come from, where the format does not say."
    ),
)


@attrs.frozen(kw_only=True)
class SharingWish:
    """What was asked, before the agreement says what it means."""

    purpose: str | None
    channel: str | None
    sensitive: tuple[str, ...]
    role: str
    actor: str | None
    case_ref: str | None
    justification: str | None
    at: dt.datetime | None

    def request(self, agreement: "Agreement", sender: str, recipient: str) -> "Request":
        """The request in the agreement's names. Raises click.UsageError where the purpose is not clear."""
        from xborder.agreements.request import Request
        from xborder.cli.clock import now

        from_party, to_party = _party(agreement, sender), _party(agreement, recipient)
        channels = agreement.transfer.channels
        return Request(
            from_party=from_party,
            to_party=to_party,
            purpose=self.purpose or _purpose(agreement, from_party, to_party),
            actor=self.actor or from_party,
            role=self.role,
            channel=self.channel or (channels[0].id if channels else ""),
            now=self.at or now(),
            justification=self.justification,
            case_ref=self.case_ref,
            sensitive=self.sensitive,
        )


_UNDER = (
    click.option("--agreement", type=A_PATH, metavar="FILE", help="The sharing agreement."),
    click.option("--from-force", "sender", metavar="PARTY", help="Who sends: a party, or the code of its force."),
    click.option(
        "--to-party", "receiver", metavar="PARTY", help="Who is to receive: a party, or the code of its force."
    ),
    click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML), to check who signed the agreement."),
    click.option("--signatures", type=A_PATH, metavar="FOLDER", help="Where they are. [default: beside the agreement]"),
    click.option("--hash-key", type=A_PATH, metavar="FILE", help="The agreement's secret, for fields that are hashed."),
)


@attrs.frozen(kw_only=True)
class Under:
    """Under which agreement something is to be shared, by whom, and with whom."""

    agreement: Path
    sender: str
    receiver: str
    trust: Path | None
    signatures: Path | None
    hash_key: Path | None

    def loaded(self, judge: "Judge") -> "LoadedAgreement":
        """The agreement; ends the command where it cannot be read."""
        from xborder.cli.agreement import loaded_for

        return loaded_for(self.agreement, judge, trust=self.trust, signatures=self.signatures)

    def decide(self, loaded: "LoadedAgreement", wish: SharingWish, records: "Sequence[Sourced]") -> "Decision":
        """The decision on these records."""
        from xborder.agreements.decide import decide

        request = wish.request(loaded.agreement, self.sender, self.receiver)
        return decide(loaded, request, records, hash_key=self._key())

    def deciding(self, loaded: "LoadedAgreement", wish: SharingWish, folder: Path) -> "Decided":
        """The same for any number of records: what is decided is kept in ``folder``, not in memory."""
        from xborder.agreements.decide import Deciding
        from xborder.agreements.decided import Decided

        request = wish.request(loaded.agreement, self.sender, self.receiver)
        return Decided(Deciding.under(loaded, request, hash_key=self._key()), folder)

    def _key(self) -> "HashKey | None":
        from xborder.agreements.redaction import HashKey
        from xborder.cli.signing import read_small

        return (
            None if self.hash_key is None else HashKey(id=self.hash_key.stem, secret=read_small(self.hash_key).strip())
        )


def under_agreement(command: F) -> F:
    """Add the options that name an agreement and two parties; the command is given ``under``, None where no agreement is named."""
    names = [field.name for field in attrs.fields(Under)]

    def wished(**arguments: Any) -> Any:
        given = {name: arguments.pop(name) for name in names}
        return command(under=_under(given), **arguments)

    return _with(wished, command, _UNDER)  # type: ignore[no-any-return] # click's decorators keep the command


def _under(given: dict[str, Any]) -> Under | None:
    if given["agreement"] is None:
        if any(value is not None for value in given.values()):
            raise click.UsageError("--from-force, --to-party and the like need an --agreement")
        return None
    if given["sender"] is None or given["receiver"] is None:
        raise click.UsageError("--agreement needs --from-force and --to-party")
    return Under(**given)


def _with(wished: Any, command: Any, options: Sequence[Callable[[Any], Any]]) -> Any:
    """A wrapper that has the options of what it wraps, and these."""
    wished.__name__, wished.__doc__ = command.__name__, command.__doc__
    wished.__click_params__ = getattr(command, "__click_params__", [])
    for option in reversed(options):
        wished = option(wished)
    return wished


def sharing_options(command: F) -> F:
    """Add the options of a request; the command is given a SharingWish as ``wish`` in their place."""
    names = [field.name for field in attrs.fields(SharingWish)]

    def wished(**arguments: Any) -> Any:
        wish = SharingWish(**{name: arguments.pop(name) for name in names})
        return command(wish=wish, **arguments)

    return _with(wished, command, _OPTIONS)  # type: ignore[no-any-return] # click's decorators keep the command


def record_options(command: F) -> F:
    """Add the options that say how records are read."""
    wrapped: Any = command
    for option in reversed(_READING):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return] # click's decorators keep the command, not its type


def records_of(file: Path, judge: "Judge", *, profile: str | None, force: str | None) -> "Iterator[Sourced]":
    """The records of a file, one at a time; what cannot be read is a finding and ends in 2."""
    from xborder.cli.reading import iter_file

    judge.reads(file)
    for made in iter_file(file, profile=profile, force=force):
        judge.take(made.report)
        judge.unreadable = judge.unreadable or (made.record is None and made.report.has_errors)
        if made.record is not None:
            yield made.record


def named_apart(records: "Iterable[Sourced]", judge: "Judge") -> "tuple[Sourced, ...]":
    """The records that can be decided on; one without a key, or with that of another, is a finding and stays out."""
    from xborder.agreements.given import nameless

    read = tuple(records)
    left_out = nameless(read)
    judge.take(left_out.values())
    judge.unreadable = judge.unreadable or (bool(left_out) and len(left_out) == len(read))
    return tuple(record for place, record in enumerate(read) if place not in left_out)


def decide_each(decided: "Decided", records: "Iterable[Sourced]", judge: "Judge") -> None:
    """Decide on each record as it is read; one without a key, or with that of another, is a finding and stays out."""
    from xborder.agreements.given import given, not_named

    judge.take(decided.deciding.stopped)
    left_out = False
    for record in records:
        slip = not_named(record, decided)
        left_out = left_out or slip is not None
        why = decided.add(given(record)) if slip is None else slip
        if why is not None:
            judge.take([why])
    judge.unreadable = judge.unreadable or (left_out and not decided.total)


def _party(agreement: "Agreement", name: str) -> str:
    """A party by its id, or by the code of its force."""
    from xborder.agreements.party import party_of_force

    return name if name in agreement.party_by_id else party_of_force(agreement, name) or name


def _purpose(agreement: "Agreement", sender: str, recipient: str) -> str:
    from xborder.agreements.party import flows_between

    known = sorted({purpose for flow in flows_between(agreement, sender, recipient) for purpose in flow.purposes})
    if len(known) > 1:
        raise click.UsageError(
            f"records may go there for several purposes; name one with --purpose: {', '.join(known)}"
        )
    return known[0] if known else ""
