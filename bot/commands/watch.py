"""`sanad watch`: a folder indexed again and again as articles arrive."""

import time
from pathlib import Path

import click

from bot.commands.index import told
from bot.progress import ProgressLine
from bot.settings import read_settings
from bot.wiring import open_library


@click.command("watch")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--every", default=30.0, show_default=True, type=click.FloatRange(1.0), help="Seconds."
)
def command(folder: Path | None, every: float) -> None:
    """Index FOLDER (default: SANAD_ARTICLES_DIR) now and whenever something in it changes.

    Looks every few seconds; a running bot sees what is new at its next question. Ctrl-C ends it.
    """
    settings = read_settings()
    root = folder or settings.articles_dir
    library = open_library(settings)
    click.echo(f"watching {root}, every {every:g} s; Ctrl-C ends it", err=True)
    try:
        while True:
            report = library.index_folder(root, ProgressLine())
            if report.added or report.changed or report.removed:
                click.echo(told(report))
            time.sleep(every)
    finally:
        library.close()
