"""``xborder agreement sign``, ``verify`` and ``render``: the file as the parties sign it and keep it."""

import datetime as dt
from pathlib import Path

import click

from xborder.cli.agreement import AT, agreement, loaded_for, with_keys
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, reporting


@agreement.command()
@click.argument("file", type=A_PATH)
@click.option("--key", required=True, type=A_PATH, metavar="FILE", help="The private Ed25519 key (PEM).")
@click.option("--key-id", required=True, metavar="ID", help="The key's name, as the agreement gives it.")
@click.option("--party", required=True, metavar="ID", help="The party that signs, as the agreement names it.")
@click.option("--signatures", type=A_PATH, metavar="FOLDER", help="Where to put it. [default: signatures, beside FILE]")
@click.option("--replace", is_flag=True, help="Replace the party's earlier signature.")
@reporting
def sign(file: Path, key: Path, key_id: str, party: str, signatures: Path | None, replace: bool, judge: Judge) -> None:
    """Sign the agreement FILE for a party; one that has faults is not signed.

    The signature is a file of its own, over exactly these bytes: the agreement is not changed by it.

    \b
    xborder agreement sign agreement.yaml --party essex --key essex.pem --key-id essex-2026
    """
    from xborder.agreements.sign import sign_agreement
    from xborder.agreements.signing import signature_name
    from xborder.cli.signing import read_signer
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    loaded = loaded_for(file, judge, trust=None, signatures=signatures)
    try:
        made = sign_agreement(loaded, party, read_signer(key, key_id))
        if made.value is None:
            judge.refuse(made.report)
        target = (signatures or file.parent / "signatures") / signature_name(loaded.agreement.id, party)
        write_whole(target, made.value, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    click.echo(f"Signed for {party}: {target}")


@agreement.command()
@click.argument("file", type=A_PATH)
@with_keys
@AT
@reporting
def verify(file: Path, trust: Path | None, signatures: Path | None, at: dt.datetime | None, judge: Judge) -> None:
    """Say who signed the agreement FILE, and whether anything may be shared under it today."""
    from xborder.agreements.agreement_checks import check_agreement
    from xborder.cli.clock import now
    from xborder.reference.clocks import uk_day

    if trust is None:
        raise click.UsageError("name the keys you trust with --trust: without them no signature says anything")
    loaded = loaded_for(file, judge, trust=trust, signatures=signatures)
    judge.take([*loaded.report, *check_agreement(loaded, uk_day(at or now()))])
    if judge.printed == "text":
        for party in loaded.agreement.party_by_id:
            click.echo(f"{'signed     ' if party in loaded.signed_by else 'not signed '} {party}")
        click.echo(f"\n{loaded.digest}\n")
    judge.finish()


@agreement.command()
@click.argument("file", type=A_PATH)
@click.option("-o", "--output", type=A_PATH, required=True, help="The PDF to write.")
@click.option("--ropa", type=A_PATH, metavar="FILE", help="Write the record of processing too, one entry a controller.")
@click.option("--replace", is_flag=True, help="Replace what is there.")
@with_keys
@AT
@reporting
def render(
    file: Path,
    output: Path,
    ropa: Path | None,
    replace: bool,
    trust: Path | None,
    signatures: Path | None,
    at: dt.datetime | None,
    judge: Judge,
) -> None:
    """Lay the agreement FILE out as an accessible PDF (PDF/UA-1), to be signed and filed.

    It says who has signed by keys you trust. With --ropa the entry of each controller's record of processing is made
    from it as well: DPA 2018 s.61, or article 30 of the UK GDPR.

    \b
    xborder agreement render agreement.yaml -o agreement.pdf --ropa processing.json
    """
    from xborder.casefile.agreement_paper import agreement_paper
    from xborder.casefile.processing_record import processing_record
    from xborder.cli.clock import now
    from xborder.files.refused import Refused
    from xborder.files.writing import write_together

    loaded = loaded_for(file, judge, trust=trust, signatures=signatures)
    judge.reads(file, writes=(output, ropa))
    made = agreement_paper(loaded).render(at or now(), standalone=True)
    if made.value is None:
        judge.refuse(made.report)
    files = [(output, made.value)]
    if ropa is not None:
        files.append((ropa, processing_record(loaded)))
    try:
        write_together(files, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.take(made.report)
    judge.take(loaded.report)
    for path, _ in files:
        click.echo(str(path))
    judge.finish()
