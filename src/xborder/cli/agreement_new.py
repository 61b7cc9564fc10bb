"""``xborder agreement new`` and ``examples``: a draft to begin with."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xborder.cli.agreement import agreement
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, reporting

if TYPE_CHECKING:
    from xborder.agreements.drafting.answers import Answers


def _pair(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    made = [text.partition("=") for text in given]
    if any(not equals for _, equals, _ in made):
        raise click.BadParameter("write it as QUESTION=ANSWER")
    return tuple((name.strip(), answer) for name, _, answer in made)


@agreement.command()
def examples() -> None:
    """List the agreements that a new one can be made like."""
    from xborder.agreements.examples import EXAMPLES

    for example in EXAMPLES.values():
        click.echo(f"{example.name:14}{example.about}")


@agreement.command()
@click.option("-o", "--output", type=A_PATH, required=True, help="The agreement to write.")
@click.option("--like", metavar="NAME", help="Start from an example: see xborder agreement examples.")
@click.option("--answers", type=A_PATH, metavar="FILE", help="Answers, as a YAML file.")
@click.option("--answer", multiple=True, callback=_pair, metavar="QUESTION=ANSWER", help="One answer. May be repeated.")
@click.option(
    "--ask/--no-ask", default=None, help="Ask what is not answered. [default: where a person is at a terminal]"
)
@click.option(
    "--questions",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda c, _p, v: _questions(c, v),
    help="List the questions, and end.",
)
@click.option("--replace", is_flag=True, help="Replace what is there.")
@reporting
def new(
    output: Path,
    like: str | None,
    answers: Path | None,
    answer: tuple[tuple[str, str], ...],
    ask: bool | None,
    replace: bool,
    judge: Judge,
) -> None:
    """Write the draft of an agreement from the answers to what a data sharing agreement has to settle.

    What nobody answers is marked as open, and xborder agreement lint names it.

    \b
    xborder agreement new -o agreement.yaml --like coursing
    xborder agreement new -o agreement.yaml --answers answers.yaml --answer title="Rural crime in two areas"
    """
    from xborder.cli.clock import now
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    if like is not None:
        if answers or answer:
            raise click.UsageError("an example has its answers; edit the file that it is written to")
        content = _example(like)
    else:
        given = _gathered(answers, answer, judge)
        wants = sys.stdin.isatty() if ask is None else ask
        content = _draft(_asked(given) if wants else given, now().date(), judge)
    try:
        write_whole(output, content, replace=replace)
    except Refused as refusal:
        judge.refuse(refusal.report)
    click.echo(f"{output}: a draft; xborder agreement lint says what is still open")


def _example(name: str) -> bytes:
    from xborder.agreements.examples import EXAMPLES

    if name not in EXAMPLES:
        raise click.UsageError(f"there is no example {name}; there are {', '.join(EXAMPLES)}")
    return EXAMPLES[name].source


def _gathered(file: Path | None, answer: tuple[tuple[str, str], ...], judge: Judge) -> "Answers":
    """The answers of the file, and those of the command line in their place."""
    from xborder.agreements.drafting.answers import joined, read_answers

    made: dict[str, tuple[str, ...]] = {}
    if file is not None:
        judge.reads(file)
        read = read_answers(file)
        if read.value is None:
            judge.refuse(read.report)
        made |= read.value
    said = joined(answer)
    if said.value is None:
        judge.refuse(said.report)
    return {**made, **said.value}


def _draft(answers: "Answers", today: Any, judge: Judge) -> bytes:
    from xborder.agreements.drafting import draft_agreement
    from xborder.agreements.write import write_agreement

    made = draft_agreement(answers, today)
    if made.value is None:
        judge.refuse(made.report)
    return write_agreement(made.value, comment="A draft: texts that begin with OPEN are still to be written.")


def _asked(given: "Answers") -> "Answers":
    """The answers, with those of a person to every question that has none."""
    from xborder.agreements.drafting import QUESTIONS

    made = dict(given)
    heading = None
    for question in QUESTIONS:
        if question.id in given:
            continue
        if question.heading != heading:
            heading = question.heading
            click.echo(f"\n{heading}")
        said = tuple(_answers_to(question.text, question.example, question.default, many=question.many))
        if said:
            made[question.id] = said
    return made


def _answers_to(text: str, example: str, default: str | None, *, many: bool) -> Iterator[str]:
    prompt = f"{text}, such as: {example}"
    while answer := click.prompt(prompt, default=default or "", show_default=bool(default)).strip():
        yield answer
        if not many:
            return
        prompt = "And another"


def _questions(context: click.Context, wanted: bool) -> None:
    from xborder.agreements.drafting import QUESTIONS

    if not wanted:
        return
    for question in QUESTIONS:
        default = f" [default: {question.default}]" if question.default else ""
        click.echo(f"{question.id}{' (several)' if question.many else ''}: {question.text}{default}")
        click.echo(f"    {question.example}")
    context.exit()
