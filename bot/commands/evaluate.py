"""`sanad evaluate`: the answers measured against a gold set."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from bot.progress import ProgressLine
from bot.settings import Settings, read_settings
from bot.wiring import open_chain, open_library
from index.library import Library

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("evaluate")
@click.option("--gold", required=True, type=_FILE, help="Gold questions, one JSON object a line.")
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    help="Measure on a throw-away index of this folder; your own is left alone.",
)
@click.option("--limit", type=click.IntRange(1), help="Only the first so many questions.")
@click.option("--json", "json_out", type=_FILE, help="Write the report as JSON.")
@click.option("--html", "html_out", type=_FILE, help="Write the report as a page.")
@click.option("--baseline", type=_FILE, help="Compare with an older JSON report.")
@click.option(
    "--fail-under",
    "floors",
    multiple=True,
    metavar="METRIC=VALUE",
    help="Exit with 1 when a metric is worse (rates, words and seconds: above); repeats.",
)
@click.pass_context
def command(
    ctx: click.Context,
    gold: Path,
    articles: Path | None,
    limit: int | None,
    json_out: Path | None,
    html_out: Path | None,
    baseline: Path | None,
    floors: Sequence[str],
) -> None:
    """Measure answers against a gold set, along the path that answers users.

    Every figure with the number of items and a bootstrap 95% interval.
    """
    from rag.evaluation import comparison, page, report, run
    from rag.evaluation import gold as golden

    # Everything that may be mistyped is read before the long work begins.
    wanted = [comparison.parse_floor(floor) for floor in floors]
    items = golden.load_gold(gold)[:limit]
    old = comparison.load_report(baseline) if baseline else None
    settings, line = read_settings(), ProgressLine()
    with _library(settings, articles, line) as library:
        chain = open_chain(settings, library)
        measured = run.evaluate(
            items,
            chain,
            body_of=library.catalog.body,
            on_progress=lambda done, total: line("questions", done, total),
        )
    line.end()
    click.echo(report.table(measured))
    if json_out:
        report.write_report(report.json_text(measured), json_out)
    if html_out:
        report.write_report(page.page(measured), html_out)
    if old is not None:
        click.echo("\n" + comparison.comparison_table(comparison.compare(measured, old)))
    missed = comparison.missed(measured, wanted)
    for text in missed:
        click.echo(f"sanad: {text}", err=True)
    ctx.exit(1 if missed else 0)


@contextmanager
def _library(settings: Settings, articles: Path | None, line: ProgressLine) -> Iterator[Library]:
    with tempfile.TemporaryDirectory(prefix="sanad-evaluate-") as folder:
        if articles is not None:
            settings = settings.model_copy(update={"data_dir": Path(folder), "chroma_url": None})
        library = open_library(settings)
        try:
            if articles is not None:
                library.index_folder(articles, line)
            yield library
        finally:
            line.end()
            library.close()
