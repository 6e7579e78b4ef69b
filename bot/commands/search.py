"""`sanad search`: the passages nearest to a question."""

import json

import click

from bot.settings import read_settings
from bot.terminal import source_line
from bot.wiring import open_library
from index.article import Passage


@click.command("search")
@click.argument("question")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Passages.")
@click.option("--json", "as_json", is_flag=True, help="The passages as JSON.")
def command(question: str, k: int, as_json: bool) -> None:
    """Show the passages nearest to QUESTION, best first."""
    from rag.chain import checked

    checked(question)
    library = open_library(read_settings())
    try:
        passages = library.searcher().search(question, k)
    finally:
        library.close()
    if as_json:
        click.echo(json.dumps([as_contract(p) for p in passages], ensure_ascii=False))
        return
    for passage in passages:
        similarity = "words" if passage.similarity is None else f"{passage.similarity:.2f}"
        heading = f"{passage.rank}. {source_line(passage.chunk.source, 'ar')}"
        click.echo(f"{heading}  ({similarity})\n{passage.chunk.text}")
        for copy in passage.copies:
            click.echo(f"   = {source_line(copy, 'ar')}")
        click.echo()


def as_contract(passage: Passage) -> dict[str, object]:
    """A passage as scripts rely on it; `copies` only where other articles print the same."""
    chunk = passage.chunk
    copies = {"copies": [copy.id for copy in passage.copies]} if passage.copies else {}
    return {
        "rank": passage.rank,
        "article": chunk.source.id,
        "chunk": chunk.id,
        "score": passage.score,
        "similarity": passage.similarity,
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        **copies,
    }
