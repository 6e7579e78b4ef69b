"""`sanad index`: articles in."""

import json
from pathlib import Path

import click

from bot.progress import ProgressLine
from bot.settings import read_settings
from bot.wiring import open_library
from index.errors import SourceMissing
from index.ingest import Ingest, IngestReport

_REJECTED_SHOWN = 20


@click.command("index")
@click.argument("places", nargs=-1, metavar="[PATH|URL]...")
@click.option("--rebuild", is_flag=True, help="Index everything anew, as after a change of model.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
def command(places: tuple[str, ...], rebuild: bool, as_json: bool) -> None:
    """Take articles in: folders, files, pages or feeds (default: SANAD_ARTICLES_DIR).

    Only what is new or changed is read; what a folder no longer holds is taken out. Words are
    searchable at once, vectors follow; stop and start again at any time.
    """
    settings = read_settings()
    line = ProgressLine()
    library = open_library(settings)
    try:
        if rebuild:
            places = places or tuple(library.places())
            _all_there(places)
            library.clear()
        wanted = places or (str(settings.articles_dir),)
        report = library.index(lambda ingest: _take(ingest, wanted), line)
    finally:
        line.end()
        library.close()
    click.echo(json.dumps(as_contract(report), ensure_ascii=False) if as_json else told(report))


def _all_there(places: tuple[str, ...]) -> None:
    """Refuses to empty an index whose articles can't be read again."""
    for place in places:
        if "://" not in place and not Path(place).exists():
            raise SourceMissing(
                f"{place} is not there, so its articles can't be indexed anew; put it back, or "
                "name what to index: sanad index --rebuild FOLDER"
            )


def _take(ingest: Ingest, places: tuple[str, ...]) -> None:
    for place in places:
        if "://" in place:
            from index.sources.web import read_url

            ingest.articles(place, read_url(place))
        else:
            ingest.folder(Path(place))


def as_contract(report: IngestReport) -> dict[str, object]:
    """The report as scripts rely on it."""
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "rejected": [{"where": r.where, "why": r.why} for r in report.rejected],
        "chunks": report.chunks,
        "seconds": report.seconds,
    }


def told(report: IngestReport) -> str:
    """The report as a person reads it."""
    lines = [
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.removed} removed, {len(report.rejected)} rejected; "
        f"{report.chunks} chunks in the index; {report.seconds:.1f} s"
    ]
    lines += [f"  rejected {r.where}: {r.why}" for r in report.rejected[:_REJECTED_SHOWN]]
    if (more := len(report.rejected) - _REJECTED_SHOWN) > 0:
        lines.append(f"  and {more} more; --json lists all")
    if report.chunks == 0:
        lines.append(
            "There is nothing to ask yet: no .txt, .md, .html or .jsonl article was found."
        )
    return "\n".join(lines)
