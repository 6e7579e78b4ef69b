"""`sanad ask`: one question, one cited answer."""

import json

import click

from bot.collecting import uncollected
from bot.settings import read_settings
from bot.terminal import show
from bot.wiring import open_chain, open_library
from rag.answer import Answer, Outcome

NO_ANSWER = 3  # exit code


@click.command("ask")
@click.argument("question")
@click.option("--history", multiple=True, metavar="QUESTION", help="An earlier question; repeats.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.pass_context
def command(ctx: click.Context, question: str, history: tuple[str, ...], as_json: bool) -> None:
    """Answer QUESTION from the articles, quoting the words it rests on.

    Exit code 3 when the articles don't say.
    """
    with uncollected():  # one answer is over before anything is worth it
        answer = _answer(question, history)
    if answer.trace.note:
        # Why the chat model did not answer: a wrong key, say, would else go unseen.
        click.echo(f"sanad: {answer.trace.note}", err=True)
    click.echo(json.dumps(as_contract(answer), ensure_ascii=False) if as_json else show(answer))
    if answer.outcome in (Outcome.NO_EVIDENCE, Outcome.UNSUPPORTED):
        ctx.exit(NO_ANSWER)


def _answer(question: str, history: tuple[str, ...]) -> Answer:
    from rag.chain import ask

    asked = ask(question, history)
    settings = read_settings()
    library = open_library(settings)
    try:
        return open_chain(settings, library).invoke(asked)
    finally:
        library.close()


def as_contract(answer: Answer) -> dict[str, object]:
    """An answer as scripts rely on it."""
    return {
        "question": answer.question.text,
        "outcome": answer.outcome.value,
        "text": answer.text,
        "citations": [
            {
                "number": citation.number,
                "article": citation.source.id,
                "title": citation.source.title,
                "publisher": citation.source.publisher,
                "published": (
                    citation.source.published.isoformat() if citation.source.published else None
                ),
                "url": citation.source.url,
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
            }
            for citation in answer.citations
        ],
        "answerer": answer.trace.answerer,
        "model": answer.trace.model,
        "seconds": answer.trace.seconds,
    }
